import { KeyrackError } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { JSX } from 'react';
import { texts } from '../texts.js';

const words = texts.session;

interface Organization {
  id: string;
  name: string;
}

interface Props {
  organizations: readonly Organization[];
  onChoose: (id: string) => void;
}

/** Where to go, for somebody whose password opens several organizations. */
export function OrganizationChoice({ organizations, onChoose }: Props): JSX.Element {
  return (
    <Stack spacing={1.5} role="group" aria-label={words.organizations} sx={{ mt: 2 }}>
      <Alert severity="info">{words.chooseOrganization}</Alert>
      {organizations.map(({ id, name }) => (
        <Button key={id} variant="outlined" size="large" onClick={() => onChoose(id)} sx={{ overflowWrap: 'anywhere' }}>
          {name}
        </Button>
      ))}
    </Stack>
  );
}

/** The organizations to choose from, if that is what an error asks for. */
export function organizationsIn(error: unknown): Organization[] | undefined {
  if (!(error instanceof KeyrackError) || error.code !== 'IN_USE') return undefined;
  const { organizations } = error.details;
  return Array.isArray(organizations) ? (organizations as Organization[]) : undefined;
}
