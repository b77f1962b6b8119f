import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import { isKeptSecret } from './check-draft.js';
import type { FieldProps } from './field-props.js';

const words = texts.form;

/** A field for what nobody is to read over a shoulder. Several lines, as keys and certificates have, show as dots too. */
export function SecretField({ input, form, id, label, said }: FieldProps): JSX.Element {
  const value = form.draft.values[input.name];
  const isStored = isKeptSecret(form.stored, input.name);
  const isRemoved = value === null;
  const hint = isRemoved ? words.secretRemoved : isStored ? words.secretSet : input.description;
  const lines = input.rows;
  return (
    <TextField
      id={id}
      label={label}
      value={value ?? ''}
      type={lines === undefined ? 'password' : undefined}
      multiline={lines !== undefined}
      minRows={lines}
      maxRows={12}
      placeholder={isStored && !isRemoved ? MASK : input.placeholder}
      error={said !== undefined}
      helperText={said ?? hint}
      onChange={(event) => form.setValue(input.name, event.target.value)}
      onBlur={() => form.leave(`value.${input.name}`)}
      slotProps={{
        inputLabel: { shrink: isStored ? true : undefined },
        htmlInput: {
          'aria-required': input.optional !== true,
          autoComplete: 'new-password',
          spellCheck: false,
          ...(lines !== undefined && { style: { WebkitTextSecurity: 'disc', fontFamily: 'monospace' } }),
        },
        input: { endAdornment: isStored && input.optional && <Removal isRemoved={isRemoved} onChange={(to) => form.setValue(input.name, to)} /> }, // prettier-ignore
      }}
    />
  );
}

const MASK = '••••••••••••';

interface RemovalProps {
  isRemoved: boolean;
  onChange: (value: '' | null) => void;
}

function Removal({ isRemoved, onChange }: RemovalProps): JSX.Element {
  return (
    <InputAdornment position="end">
      <Button size="small" onClick={() => onChange(isRemoved ? '' : null)}>
        {isRemoved ? words.keepSecret : words.removeSecret}
      </Button>
    </InputAdornment>
  );
}
