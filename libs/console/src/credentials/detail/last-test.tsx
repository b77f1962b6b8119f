import { testCredential, type ComponentDto, type CredentialDto } from '@keyrack/client';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import Alert from '@mui/material/Alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { CREDENTIALS } from '../../api/keys.js';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';
import { TestOutcome } from '../form/test-outcome.js';
import { Section } from '../../parts/section.js';

const SEVERITY = { valid: 'success', invalid: 'error', unknown: 'warning' } as const;

interface Props {
  credential: CredentialDto;
  type: ComponentDto | undefined;
}

/** What the last test said of the stored values, and a new one. */
export function LastTest({ credential, type }: Props): JSX.Element {
  const { id, lastTest, permissions } = credential;
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => testCredential({ path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: CREDENTIALS }),
  });
  const mayTest = permissions.includes('use') && type?.testable === true;
  const action = mayTest && (
    <Button size="small" variant="outlined" loading={test.isPending} onClick={() => test.mutate()}>
      {texts.form.test}
    </Button>
  );
  return (
    <Section heading={texts.detail.lastTest} action={action}>
      <Stack spacing={1}>
        {lastTest && !test.isPending && (
          <Alert severity={SEVERITY[lastTest.result]}>
            {lastTest.message} <When at={lastTest.testedAt} />
          </Alert>
        )}
        {!lastTest && <Typography color="textSecondary">{type?.untestable ?? texts.detail.neverTested}</Typography>}
        <TestOutcome outcome={lastTest ? undefined : test.data} isPending={test.isPending} error={test.error} />
      </Stack>
    </Section>
  );
}
