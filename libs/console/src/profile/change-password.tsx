import { changePassword } from '@keyrack/client';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { SESSIONS } from '../api/keys.js';
import { Section } from '../parts/section.js';
import { useChange } from '../parts/use-change.js';
import { EntranceForm } from '../session/entrance-form.js';
import type { FieldDescription } from '../session/entrance-field.js';
import { texts } from '../texts.js';

const words = texts.profile;
type Field = 'current' | 'password';
const FIELDS: FieldDescription<Field>[] = [
  {
    name: 'current',
    label: words.current,
    type: 'password',
    autoComplete: 'current-password',
    missing: words.currentRequired,
  },
  {
    name: 'password',
    label: words.newPassword,
    type: 'password',
    autoComplete: 'new-password',
    missing: texts.session.passwordRequired,
    help: texts.session.passwordHelp,
  },
];

export function ChangePassword(): JSX.Element {
  const [times, setTimes] = useState(0);
  const { mutate, error, isPending } = useChange({
    send: (body: Record<Field, string>) => changePassword({ body }),
    changes: [SESSIONS],
    notice: words.passwordChanged,
    isSecret: true,
    onDone: () => setTimes((before) => before + 1),
  });
  return (
    <Section heading={words.password}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {words.changeHelp}
      </Typography>
      <EntranceForm
        key={times} // a form without what was typed, once it is done
        fields={FIELDS}
        isInline
        submit={words.changePassword}
        isPending={isPending}
        error={error}
        onSubmit={(values) => mutate(values)}
      />
    </Section>
  );
}
