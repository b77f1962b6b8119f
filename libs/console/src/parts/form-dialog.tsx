import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type JSX, type ReactNode } from 'react';
import { DialogForm } from './dialog-form.js';

interface Props {
  title: string;
  /** Of the button that sends it. */
  confirm: string;
  isPending: boolean;
  /** Its answer is shown only here, and only once: there is no leaving before it came. */
  isHeld?: boolean;
  maxWidth?: 'xs' | 'sm' | 'md';
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog of its own. */
export function FormDialog({ title, maxWidth = 'xs', ...form }: Props): JSX.Element {
  const id = useId();
  return (
    <Dialog
      open
      onClose={form.isHeld && form.isPending ? undefined : form.onClose}
      fullWidth
      maxWidth={maxWidth}
      aria-labelledby={id}
    >
      <DialogTitle id={id} sx={{ overflowWrap: 'anywhere' }}>
        {title}
      </DialogTitle>
      <DialogForm {...form} />
    </Dialog>
  );
}
