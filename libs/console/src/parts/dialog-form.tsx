import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { FormEvent, JSX, ReactNode } from 'react';
import { texts } from '../texts.js';
import { isReadable } from './unreadable.js';

interface Props {
  /** Of the button that sends it. */
  confirm: string;
  isPending: boolean;
  /** Its answer is shown only here, and only once: there is no leaving before it came. */
  isHeld?: boolean;
  /** Between the fields and the buttons. */
  outcome?: ReactNode;
  /** At the other end of the row of buttons. */
  aside?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The inside of a dialog with a form. */
export function DialogForm({ outcome, aside, onSubmit, onClose, children, ...button }: Props): JSX.Element {
  const { confirm, isPending, isHeld = false } = button;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isPending && isReadable(event.currentTarget)) onSubmit();
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'contents' }}>
      <DialogContent dividers>{children}</DialogContent>
      {outcome !== undefined && <Box sx={{ px: 3, pt: 1 }}>{outcome}</Box>}
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        {aside}
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose} disabled={isHeld && isPending}>
          {texts.cancel}
        </Button>
        <Button type="submit" variant="contained" loading={isPending}>
          {confirm}
        </Button>
      </DialogActions>
    </Box>
  );
}
