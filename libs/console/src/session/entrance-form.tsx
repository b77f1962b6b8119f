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
  onSubmit: (values: Record<Name, string>) => void;
}

/** A short form of required texts. Says what is missing when it is sent, and then as one types. */
export function EntranceForm<Name extends string>({
  fields,
  submit,
  isPending,
  error,
  onSubmit,
}: Props<Name>): JSX.Element {
  const [values, setValues] = useState<Partial<Record<Name, string>>>({});
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
          autoFocus={at === 0}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <Button type="submit" variant="contained" size="large" loading={isPending}>
        {submit}
      </Button>
    </Stack>
  );
}
