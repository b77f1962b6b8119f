import type { FlowReferenceDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import type { JSX } from 'react';
import { Link as RouterLink } from 'react-router';
import { messageOf } from '../api/said.js';
import { Marks } from '../credentials/marks.js';
import { useCredential } from '../credentials/use-credential.js';
import { Code } from '../parts/facts.js';
import { TypeIcon } from '../parts/type-icon.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';

/** The credential of one place, or why it cannot be used there. */
export function UsedCredential({ reference }: { reference: FlowReferenceDto }): JSX.Element {
  const { credentialId: id, problem } = reference;
  const maySee = useMay('credentials:view');
  if (problem) return <Unusable id={id} why={problem.message} />;
  return maySee ? <SeenCredential id={id} /> : <Unusable id={id} why={texts.flow.cannotSee} />;
}

function SeenCredential({ id }: { id: string }): JSX.Element {
  const { data: credential, error } = useCredential(id);
  if (error) return <Unusable id={id} why={messageOf(error)} />;
  if (!credential) return <Skeleton width="60%" />;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
      <TypeIcon type={credential.credentialName} />
      <Link
        component={RouterLink}
        to={`/credentials/${id}`}
        underline="hover"
        sx={{ fontWeight: 600, minWidth: 0, overflowWrap: 'anywhere' }}
      >
        {credential.name}
      </Link>
      <Marks credential={credential} />
    </Box>
  );
}

function Unusable({ id, why }: { id: string; why: string }): JSX.Element {
  return (
    <Alert severity="warning" role="note">
      {why}
      <br />
      <Code>{id}</Code>
    </Alert>
  );
}
