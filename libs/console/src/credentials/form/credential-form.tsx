import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, type JSX } from 'react';
import { isBeside, saidOf } from '../../api/said.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { texts } from '../../texts.js';
import { shownInputs } from './check-draft.js';
import { InputField } from './input-field.js';
import { LifeFields } from './life-fields.js';
import { idOf, type Form } from './use-form.js';

interface Props {
  form: Form;
  /** What the service said to the last attempt. */
  error: Error | null;
}

/** The form of a credential, drawn from its type. */
export function CredentialForm({ form, error }: Props): JSX.Element {
  const { type, draft } = form;
  const inputs = useMemo(() => shownInputs(type, draft.values), [type, draft.values]);
  const fields = ['name', 'expiresAt', 'rotateEvery', ...inputs.map(({ name }) => name)];
  const said = form.complaint('name') ?? saidOf(error, 'name');
  return (
    <Stack spacing={2.25}>
      <Typography variant="body2" color="textSecondary">
        {type.description}{' '}
        <Link href={type.documentation} target="_blank" rel="noreferrer">
          {texts.form.documentation}
        </Link>
      </Typography>
      {error && isBeside(error, fields) && <ProblemAlert error={error} />}
      <TextField
        id={idOf('name')}
        label={texts.form.name}
        value={draft.name}
        autoFocus
        error={said !== undefined}
        helperText={said ?? texts.form.nameHelp}
        onChange={(event) => form.set({ name: event.target.value })}
        onBlur={() => form.leave('name')}
        slotProps={{ htmlInput: { 'aria-required': true, autoComplete: 'off' } }}
      />
      {inputs.map((input) => (
        <InputField key={input.name} input={input} form={form} error={error} />
      ))}
      <LifeFields form={form} error={error} />
    </Stack>
  );
}
