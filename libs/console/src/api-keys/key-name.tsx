import type { ApiKeyDto } from '@keyrack/client';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import type { Asked } from './key-dialog.js';

interface Props {
  apiKey: ApiKeyDto;
  onAsk: (asked: Asked) => void;
}

/** The name, which opens all that is known of the key, and how its token begins. */
export function KeyName({ apiKey, onAsk }: Props): JSX.Element {
  const { name, prefix } = apiKey;
  return (
    <>
      <Link
        component="button"
        type="button"
        underline="hover"
        noWrap
        color="textPrimary"
        aria-haspopup="dialog"
        title={texts.apiKeys.detailsOf(name)}
        onClick={() => onAsk({ action: 'show', apiKey })}
        sx={{ display: 'block', fontWeight: 600, maxWidth: '100%', textAlign: 'left', fontSize: 'inherit' }}
      >
        {name}
      </Link>
      <Typography variant="body2" color="textSecondary" noWrap sx={{ fontFamily: 'monospace', fontSize: '0.8125rem' }}>
        {prefix}…
      </Typography>
    </>
  );
}
