import Box from '@mui/material/Box';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { isBeside } from '../api/said.js';
import { texts } from '../texts.js';
import { FormDialog } from './form-dialog.js';
import { ProblemAlert } from './problem-alert.js';
import { TextInput } from './text-input.js';

interface Props {
  title: string;
  label: string;
  /** Of the button that sends it. */
  confirm: string;
  /** The name that it has. */
  start?: string;
  /** Takes the name. */
  change: UseMutationResult<unknown, Error, string>;
  onClose: () => void;
}

/** Asks for a name, and for nothing else. */
export function NameDialog({ title, label, confirm, start = '', change, onClose }: Props): JSX.Element {
  const [name, setName] = useState(start);
  const [isTried, setTried] = useState(false);
  const complaint = isTried && name.trim() === '' ? texts.required(label) : undefined;
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '') change.mutate(name.trim());
  };
  return (
    <FormDialog {...{ title, confirm, onClose }} isPending={change.isPending} onSubmit={submit}>
      <Box sx={{ my: 1 }}>
        <TextInput
          name="name"
          value={name}
          error={change.error}
          autoFocus
          onChange={setName}
          {...{ label, complaint }}
        />
      </Box>
      {isBeside(change.error, ['name']) && <ProblemAlert error={change.error} />}
    </FormDialog>
  );
}
