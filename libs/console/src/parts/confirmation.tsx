import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type JSX } from 'react';
import { texts } from '../texts.js';

interface Props {
  question: string;
  help: string;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirmation({ question, help, confirm, onConfirm, onClose }: Props): JSX.Element {
  const id = useId();
  const go = (): void => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} role="alertdialog">
      <DialogTitle id={id}>{question}</DialogTitle>
      <DialogContent>
        <DialogContentText>{help}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button color="error" variant="contained" onClick={go}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
