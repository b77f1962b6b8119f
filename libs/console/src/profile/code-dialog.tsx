import Stack from '@mui/material/Stack';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type JSX, type ReactNode } from 'react';
import { isBeside } from '../api/said.js';
import { FormDialog } from '../parts/form-dialog.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { TextInput } from '../parts/text-input.js';
import { texts } from '../texts.js';

interface Props<Answer> {
  title: string;
  confirm: string;
  /** What takes a code. */
  change: UseMutationResult<Answer, Error, string>;
  /** The answer is shown once. */
  isHeld?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for a code of the authenticator app before something is done with the second factor. */
export function CodeDialog<Answer>({ change, children, ...dialog }: Props<Answer>): JSX.Element {
  const [code, setCode] = useState('');
  const { mutate, error, isPending } = change;
  return (
    <FormDialog {...dialog} isPending={isPending} onSubmit={() => mutate(code.trim())}>
      <Stack spacing={2}>
        {children}
        {isBeside(error, ['code']) && <ProblemAlert error={error} />}
        <TextInput
          name="code"
          label={texts.session.code}
          value={code}
          error={error}
          autoComplete="one-time-code"
          onChange={setCode}
        />
      </Stack>
    </FormDialog>
  );
}
