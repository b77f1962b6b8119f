import type { CredentialDto } from '@keyrack/client';
import Chip from '@mui/material/Chip';
import type { JSX } from 'react';
import { texts } from '../texts.js';

const words = texts.credentials;
const COLORS = { due: 'warning', overdue: 'warning', expired: 'error' } as const;

/** As high as a line of text. */
const LOW = { height: 20, flexShrink: 0 };

/** What is special about a credential: whose it is, and whether it needs somebody. */
export function Marks({ credential }: { credential: CredentialDto }): JSX.Element {
  const { scope, shared, status, unreadable } = credential;
  return (
    <>
      {unreadable && (
        <Chip
          size="small"
          sx={LOW}
          color="error"
          variant="outlined"
          label={words.unreadable}
          title={words.unreadableHelp}
        />
      )}
      {status && status !== 'active' && (
        <Chip size="small" sx={LOW} color={COLORS[status]} variant="outlined" label={words.states[status]} />
      )}
      {scope === 'personal' && !shared && <Chip size="small" sx={LOW} variant="outlined" label={words.personal} />}
    </>
  );
}
