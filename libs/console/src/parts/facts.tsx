import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX, ReactNode } from 'react';

interface Props {
  /** Each value below its name, as there is no room for long names beside them. */
  isStacked?: boolean;
  children: ReactNode;
}

/** A list of `Fact`. */
export function Facts({ isStacked = false, children }: Props): JSX.Element {
  const columns = isStacked ? 'minmax(0, 1fr)' : 'max-content minmax(0, 1fr)';
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: columns,
        columnGap: 2,
        rowGap: 1,
        '& dt': { overflowWrap: 'anywhere' },
      }}
    >
      {children}
    </Box>
  );
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }): JSX.Element {
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary">
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
}

/** What machines call something. */
export function Code({ children }: { children: ReactNode }): JSX.Element {
  return (
    <Box component="code" sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  );
}
