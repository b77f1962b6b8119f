import Box from '@mui/material/Box';
import type { JSX } from 'react';
import mark from '../keyrack.svg';
import { texts } from '../texts.js';

export function Logo(): JSX.Element {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, fontWeight: 700, fontSize: '1.125rem' }}>
      <img src={mark} alt="" width={28} height={28} />
      {texts.product}
    </Box>
  );
}
