import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useId, type FormEvent, type JSX, type ReactNode } from 'react';
import { texts } from '../texts.js';
import { ProblemAlert } from './problem-alert.js';

interface Props {
  question: string;
  help: string;
  /** Of the button that does it. */
  confirm: string;
  isPending: boolean;
  /** Its answer is shown only here, and only once: there is no leaving before it came. */
  isHeld?: boolean;
  /** Whether what it takes is chosen or typed. */
  isReady?: boolean;
  error?: Error | null;
  onConfirm: () => void;
  onClose: () => void;
  /** What else there is to say or to choose. */
  children?: ReactNode;
}

/** Asks before something that cannot be undone, and stays open until the service has done it, to say what it refuses. */
export function Confirmation({ question, help, error, onConfirm, onClose, children, ...button }: Props): JSX.Element {
  const { confirm, isPending, isHeld = false, isReady = true } = button;
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && !isPending) onConfirm();
  };
  return (
    <Dialog
      open
      onClose={isHeld && isPending ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby={id}
      role="alertdialog"
    >
      <form onSubmit={submit}>
        <DialogTitle id={id} sx={{ overflowWrap: 'anywhere' }}>
          {question}
        </DialogTitle>
        <DialogContent>
          <Stack spacing={2}>
            <DialogContentText sx={{ overflowWrap: 'anywhere' }}>{help}</DialogContentText>
            {children}
            {error && <ProblemAlert error={error} />}
          </Stack>
        </DialogContent>
        <DialogActions sx={{ px: 3, py: 1.5 }}>
          <Button onClick={onClose} autoFocus disabled={isHeld && isPending}>
            {texts.cancel}
          </Button>
          <Button type="submit" color="error" variant="contained" disabled={!isReady} loading={isPending}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
