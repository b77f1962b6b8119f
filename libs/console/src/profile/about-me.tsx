import { renameMe } from '@keyrack/client';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { ME } from '../api/keys.js';
import { Section } from '../parts/section.js';
import { useChange } from '../parts/use-change.js';
import { EntranceForm } from '../session/entrance-form.js';
import type { FieldDescription } from '../session/entrance-field.js';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';

const words = texts.profile;
const FIELDS: FieldDescription<'name'>[] = [
  { name: 'name', label: texts.session.name, autoComplete: 'name', missing: texts.session.nameRequired },
];

export function AboutMe(): JSX.Element {
  const { name, email, organizationName } = useMe();
  const { mutate, error, isPending } = useChange({
    send: (body: { name: string }) => renameMe({ body }),
    changes: [ME],
    notice: words.renamed,
  });
  return (
    <Section heading={words.you}>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{email}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
        {organizationName}
      </Typography>
      <EntranceForm
        fields={FIELDS}
        initial={{ name }}
        isInline
        submit={words.rename}
        isPending={isPending}
        error={error}
        onSubmit={(values) => mutate(values)}
      />
    </Section>
  );
}
