import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type JSX } from 'react';
import { texts } from '../texts.js';
import { CopyField } from './copy-field.js';

interface Props {
  title: string;
  /** What it is good for, and that nobody can ask for it again. */
  help: string;
  label: string;
  value: string;
  lines?: number;
  onClose: () => void;
}

/** Shows a secret that the service says only once. It closes only by its button, as a click beside it would lose it. */
export function ShownOnceDialog({ title, help, onClose, ...field }: Props): JSX.Element {
  const id = useId();
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography color="textSecondary">{help}</Typography>
          <CopyField {...field} />
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Button variant="contained" onClick={onClose}>
          {texts.kept}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
