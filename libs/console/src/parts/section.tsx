import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { JSX, ReactNode } from 'react';

interface Props {
  heading: string;
  /** Beside the heading. */
  action?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}

/** A part of a page under its heading. */
export function Section({ heading, action, isWide = false, children }: Props): JSX.Element {
  return (
    <Paper
      component="section"
      variant="outlined"
      sx={{ p: 2.5, minWidth: 0, gridColumn: isWide ? '1 / -1' : undefined }}
    >
      <Box
        sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1, mb: 1.5, minHeight: 32 }}
      >
        <Typography variant="h2">{heading}</Typography>
        {action}
      </Box>
      {children}
    </Paper>
  );
}
