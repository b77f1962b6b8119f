import { getOrganization, updateOrganization, type UpdateOrganizationDto } from '@keyrack/client';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { ME, ORGANIZATION } from '../api/keys.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Section } from '../parts/section.js';
import { useChange } from '../parts/use-change.js';
import { EntranceForm } from '../session/entrance-form.js';
import type { FieldDescription } from '../session/entrance-field.js';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';

const words = texts.settings;
const FIELDS: FieldDescription<'name'>[] = [
  { name: 'name', label: words.name, autoComplete: 'organization', missing: words.nameRequired },
];

export function OrganizationSettings(): JSX.Element {
  const { organizationId: id } = useMe();
  const { data, error } = useQuery({ queryKey: ORGANIZATION, queryFn: () => getOrganization({ path: { id } }) });
  const save = (body: UpdateOrganizationDto) => updateOrganization({ path: { id }, body });
  const rename = useChange({ send: save, changes: [ORGANIZATION, ME], notice: words.renamed });
  const require = useChange({ send: save, changes: [ORGANIZATION, ME], notice: words.factorChanged });
  return (
    <Section heading={words.organization}>
      {error && <ProblemAlert error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <EntranceForm
            fields={FIELDS}
            initial={{ name: data.name }}
            isInline
            submit={words.rename}
            isPending={rename.isPending}
            error={rename.error}
            onSubmit={(values) => rename.mutate(values)}
          />
          <FormControlLabel
            sx={{ mt: 3 }}
            control={
              <Switch
                checked={data.requireSecondFactor}
                disabled={require.isPending}
                onChange={(_event, requireSecondFactor) => require.mutate({ requireSecondFactor })}
              />
            }
            label={words.requireFactor}
          />
          <Typography variant="body2" color="textSecondary">
            {words.requireFactorHelp}
          </Typography>
          {require.error && <ProblemAlert error={require.error} />}
        </>
      )}
    </Section>
  );
}
