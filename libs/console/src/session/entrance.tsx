import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { JSX, ReactNode } from 'react';
import { Logo } from '../layout/logo.js';
import { usePageTitle } from '../layout/use-page-title.js';

/** The frame of the pages that people see before they are signed in. */
export function Entrance({ heading, children }: { heading: string; children: ReactNode }): JSX.Element {
  usePageTitle(heading);
  return (
    <Box component="main" sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Box sx={{ width: '100%', maxWidth: 400 }}>
        <Box sx={{ display: 'flex', justifyContent: 'center', mb: 3 }}>
          <Logo />
        </Box>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 } }}>
          <Typography variant="h1" sx={{ mb: 2.5, fontSize: '1.375rem' }}>
            {heading}
          </Typography>
          {children}
        </Paper>
      </Box>
    </Box>
  );
}
