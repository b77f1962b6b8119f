import Chip from '@mui/material/Chip';
import type { JSX } from 'react';
import { When } from '../parts/when.js';
import { texts } from '../texts.js';

/** When a key ends; null for one that does not end by itself. */
export function Expiry({ at }: { at: string | null }): JSX.Element {
  if (at === null) return <>{texts.never}</>;
  if (Date.parse(at) > Date.now()) return <When at={at} />;
  return <Chip size="small" color="error" variant="outlined" label={texts.apiKeys.expired} />;
}
