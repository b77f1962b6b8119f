import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { saidOf } from '../api/said.js';

export interface FieldDescription<Name extends string = string> {
  name: Name;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  /** What is said when it is empty. */
  missing: string;
  help?: string;
  inputMode?: 'numeric' | 'text';
}

interface Props {
  field: FieldDescription;
  value: string;
  isTried: boolean;
  error: Error | null;
  autoFocus: boolean;
  onChange: (value: string) => void;
}

export function EntranceField({ field, value, isTried, error, autoFocus, onChange }: Props): JSX.Element {
  const isMissing = isTried && value.trim() === '';
  const said = isMissing ? field.missing : saidOf(error, field.name, field.label);
  return (
    <TextField
      id={field.name}
      label={field.label}
      type={field.type ?? 'text'}
      value={value}
      autoFocus={autoFocus}
      error={said !== undefined}
      helperText={said ?? field.help}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        htmlInput: {
          autoComplete: field.autoComplete,
          'aria-required': true,
          inputMode: field.inputMode,
          maxLength: 1000,
        },
      }}
    />
  );
}
