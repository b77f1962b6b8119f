import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { saidOf } from '../api/said.js';
import { texts } from '../texts.js';
import { useUnreadable } from './unreadable.js';

interface Props {
  label: string;
  /** As the service calls it: what it says of this field is shown below it. */
  name: string;
  value: string;
  error: Error | null;
  /** What the page itself finds wrong, such as that it is missing. */
  complaint?: string | undefined;
  help?: string;
  /** A password shows as dots. */
  type?: 'text' | 'email' | 'password' | 'datetime-local';
  /** For password managers and browsers; without it they offer nothing. */
  autoComplete?: string;
  isOptional?: boolean;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A field of a form that the service checks. */
export function TextInput({
  label,
  name,
  value,
  error,
  complaint,
  help,
  type = 'text',
  autoComplete = type === 'password' ? 'new-password' : 'off',
  isOptional = false,
  autoFocus = false,
  onChange,
}: Props): JSX.Element {
  const [isUnreadable, watched] = useUnreadable();
  const said = isUnreadable ? texts.incomplete(label) : (complaint ?? saidOf(error, name, label));
  return (
    <TextField
      label={isOptional ? texts.optional(label) : label}
      type={type}
      value={value}
      autoFocus={autoFocus}
      error={said !== undefined}
      helperText={said ?? help}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        inputLabel: { shrink: type === 'datetime-local' ? true : undefined },
        htmlInput: {
          'aria-required': !isOptional,
          autoComplete,
          maxLength: 2048,
          ...watched,
        },
      }}
    />
  );
}
