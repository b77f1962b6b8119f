import type { AuditEntryDto } from '@keyrack/client';
import Link from '@mui/material/Link';
import type { JSX } from 'react';
import { Link as RouterLink } from 'react-router';

/** What it was done to, by the name that it had then. A credential that may still be there is a link. */
export function Subject({ entry }: { entry: AuditEntryDto }): JSX.Element {
  const { event, subjectKind, subjectId, subjectName } = entry;
  const name = subjectName ?? subjectId;
  if (subjectKind !== 'Credential' || subjectId === null || event === 'credential.deleted') return <>{name}</>;
  return (
    <Link component={RouterLink} to={`/credentials/${subjectId}`} color="textPrimary" noWrap title={name ?? undefined}>
      {name}
    </Link>
  );
}
