import Box from '@mui/material/Box';
import type { JSX } from 'react';
import { base } from '../api/connect.js';

/** The picture of a credential type. Its name stands beside it, so it says nothing itself. */
export function TypeIcon({ type, size = 28 }: { type: string; size?: number }): JSX.Element {
  return (
    <Box
      component="img"
      src={`${base}/api/v1/components-credentials-icon/${encodeURIComponent(type)}`}
      alt=""
      loading="lazy"
      decoding="async"
      // Pictures are drawn for a light ground.
      sx={{
        width: size,
        height: size,
        p: '3px',
        flexShrink: 0,
        borderRadius: 1,
        bgcolor: '#fff',
        border: 1,
        borderColor: 'divider',
      }}
    />
  );
}
