import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState, type FormEvent, type JSX } from 'react';
import { isBeside } from '../api/said.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { EntranceField, type FieldDescription } from './entrance-field.js';

interface Props<Name extends string> {
  fields: readonly FieldDescription<Name>[];
  submit: string;
  isPending: boolean;
  error: Error | null;
  /** What the fields hold at first. */
  initial?: Partial<Record<Name, string>>;
  /** Among other things on a page, rather than what the page is for. */
  isInline?: boolean;
  onSubmit: (values: Record<Name, string>) => void;
}

/** A short form of required texts. Says what is missing when it is sent, and then as one types. */
export function EntranceForm<Name extends string>({
  fields,
  submit,
  isPending,
  error,
  initial = {},
  isInline = false,
  onSubmit,
}: Props<Name>): JSX.Element {
  const [values, setValues] = useState<Partial<Record<Name, string>>>(initial);
  const [isTried, setTried] = useState(false);
  const valueOf = (name: Name): string => values[name] ?? '';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const missing = fields.find(({ name }) => valueOf(name).trim() === '');
    if (missing) document.getElementById(missing.name)?.focus();
    else onSubmit(Object.fromEntries(fields.map(({ name }) => [name, valueOf(name)])) as Record<Name, string>);
  };
  return (
    <Stack component="form" noValidate onSubmit={send} spacing={2}>
      {error &&
        isBeside(
          error,
          fields.map(({ name }) => name),
        ) && <ProblemAlert error={error} />}
      {fields.map((field, at) => (
        <EntranceField
          key={field.name}
          field={field}
          value={valueOf(field.name)}
          isTried={isTried}
          error={error}
          autoFocus={at === 0 && !isInline}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <Button
        type="submit"
        variant={isInline ? 'outlined' : 'contained'}
        size={isInline ? 'medium' : 'large'}
        loading={isPending}
        sx={{ alignSelf: isInline ? 'start' : undefined }}
      >
        {submit}
      </Button>
    </Stack>
  );
}
