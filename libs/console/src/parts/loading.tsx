import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import type { JSX } from 'react';
import { texts } from '../texts.js';

export function Loading(): JSX.Element {
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', p: 6 }} role="status">
      <CircularProgress size={28} aria-label={texts.loading} />
    </Box>
  );
}
