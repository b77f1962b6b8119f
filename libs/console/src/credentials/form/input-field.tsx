import type { ComponentInputDto } from '@keyrack/client';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { saidOf } from '../../api/said.js';
import { texts } from '../../texts.js';
import type { FieldProps } from './field-props.js';
import { SecretField } from './secret-field.js';
import { SwitchField } from './switch-field.js';
import { idOf, type Form } from './use-form.js';

interface Props {
  input: ComponentInputDto;
  form: Form;
  error: Error | null;
}

/** One input of a type as a field, by its kind. */
export function InputField({ input, form, error }: Props): JSX.Element {
  const field = `value.${input.name}`;
  const props: FieldProps = {
    input,
    form,
    id: idOf(field),
    label: input.optional ? texts.optional(input.label) : input.label,
    said: form.complaint(field) ?? saidOf(error, input.name, input.label),
  };
  if (input.type === 'boolean') return <SwitchField {...props} />;
  if (input.type === 'password') return <SecretField {...props} />;
  return <TextInput {...props} />;
}

const MASK = '••••••';
const INPUT_MODES = { number: 'decimal', url: 'url' } as const;

function TextInput({ input, form, id, label, said }: FieldProps): JSX.Element {
  const value = form.draft.values[input.name];
  const text = typeof value === 'string' ? value : '';
  const lines = input.rows ?? (input.type === 'json' ? 4 : undefined);
  const isMasked = input.type === 'url' && text.includes(MASK);
  const inputMode = input.type === 'number' || input.type === 'url' ? INPUT_MODES[input.type] : undefined;
  return (
    <TextField
      id={id}
      label={label}
      value={text}
      select={input.type === 'options'}
      multiline={lines !== undefined}
      minRows={lines}
      maxRows={12}
      placeholder={input.placeholder}
      error={said !== undefined}
      helperText={said ?? (isMasked ? texts.form.urlMasked : input.description)}
      onChange={(event) => form.setValue(input.name, event.target.value)}
      onBlur={() => form.leave(`value.${input.name}`)}
      slotProps={{
        htmlInput: { 'aria-required': input.optional !== true, autoComplete: 'off', spellCheck: false, inputMode },
        // The element that takes the focus of a list is not the hidden input.
        select: { SelectDisplayProps: { id } },
      }}
    >
      {input.optional && <MenuItem value="">{texts.form.choose}</MenuItem>}
      {input.options?.map((option) => (
        <MenuItem key={option.name} value={option.name}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
