import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Box from '@mui/material/Box';
import type { FormEvent, JSX, ReactNode } from 'react';
import { texts } from '../../texts.js';
import { TestButton } from './test-button.js';
import { TestOutcome } from './test-outcome.js';
import type { FormTest } from './use-form-test.js';

interface Props {
  /** Of the button that sends it. */
  confirm: string;
  isPending: boolean;
  test: FormTest;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The inside of a dialog with a form: what is typed, what a test says of it, and the buttons. */
export function FormDialog({ confirm, isPending, test, onSubmit, onClose, children }: Props): JSX.Element {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isPending) onSubmit();
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'contents' }}>
      <DialogContent dividers>{children}</DialogContent>
      <Box sx={{ px: 3, pt: 1 }}>
        <TestOutcome {...test} />
      </Box>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <TestButton test={test} />
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" variant="contained" loading={isPending}>
          {confirm}
        </Button>
      </DialogActions>
    </Box>
  );
}
