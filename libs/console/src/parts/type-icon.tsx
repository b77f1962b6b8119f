import { styled } from '@mui/material/styles';
import type { JSX } from 'react';
import { base } from '../api/connect.js';

// Pictures are drawn for a light ground.
const Picture = styled('img')(({ theme: { vars } }) => ({
  padding: 3,
  flexShrink: 0,
  borderRadius: 8,
  background: '#fff',
  border: `1px solid ${vars?.palette.divider ?? ''}`,
}));

/** The picture of a credential type. Its name stands beside it, so it says nothing itself. */
export function TypeIcon({ type, size = 28 }: { type: string; size?: number }): JSX.Element {
  return (
    <Picture
      src={`${base}/api/v1/components-credentials-icon/${encodeURIComponent(type)}`}
      alt=""
      loading="lazy"
      decoding="async"
      width={size}
      height={size}
    />
  );
}
