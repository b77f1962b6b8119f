import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { FormEvent, JSX, ReactNode } from 'react';
import { texts } from '../texts.js';

interface Props {
  /** Of the button that sends it. */
  confirm: string;
  isPending: boolean;
  /** Between the fields and the buttons. */
  outcome?: ReactNode;
  /** At the other end of the row of buttons. */
  aside?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The inside of a dialog with a form. */
export function DialogForm({ confirm, isPending, outcome, aside, onSubmit, onClose, children }: Props): JSX.Element {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isPending) onSubmit();
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'contents' }}>
      <DialogContent dividers>{children}</DialogContent>
      {outcome !== undefined && <Box sx={{ px: 3, pt: 1 }}>{outcome}</Box>}
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        {aside}
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" variant="contained" loading={isPending}>
          {confirm}
        </Button>
      </DialogActions>
    </Box>
  );
}
