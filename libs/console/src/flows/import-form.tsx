import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type ChangeEvent, type JSX } from 'react';
import { DialogForm } from '../parts/dialog-form.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { texts } from '../texts.js';

const words = texts.flowImport;

interface Props {
  change: UseMutationResult<unknown, Error, File>;
  onClose: () => void;
}

export function ImportForm({ change: { mutate, isPending, error }, onClose }: Props): JSX.Element {
  const [file, setFile] = useState<File>();
  const [isMissing, setMissing] = useState(false);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    setFile(event.target.files?.[0]);
    setMissing(false);
  };
  const submit = (): void => (file ? mutate(file) : setMissing(true));
  return (
    <DialogForm
      confirm={texts.flows.import}
      isPending={isPending}
      outcome={error ? <ProblemAlert error={error} /> : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2}>
        <Typography color="textSecondary">{words.help}</Typography>
        <TextField
          type="file"
          label={words.file}
          error={isMissing}
          helperText={isMissing ? words.fileMissing : undefined}
          onChange={choose}
          slotProps={{
            inputLabel: { shrink: true },
            htmlInput: { accept: '.json,.jsonl,.ndjson,application/json,application/x-ndjson', sx: { height: 'auto' } },
          }}
        />
      </Stack>
    </DialogForm>
  );
}
