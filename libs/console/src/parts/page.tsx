import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX, ReactNode } from 'react';
import { usePageTitle } from '../layout/use-page-title.js';

interface Props {
  heading: string;
  /** Beside the heading. */
  actions?: ReactNode;
  /** As high as the window, for a table that scrolls inside. */
  isFull?: boolean;
  children: ReactNode;
}

/** What every page has: its heading, its name in the browser, and the same space around it. */
export function Page({ heading, actions, isFull = false, children }: Props): JSX.Element {
  usePageTitle(heading);
  return (
    <Box
      sx={{
        height: isFull ? '100%' : undefined,
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        p: { xs: 2, sm: 3 },
        maxWidth: isFull ? undefined : 1120,
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          columnGap: 2,
          rowGap: 1,
          minHeight: 36,
        }}
      >
        <Typography variant="h1">{heading}</Typography>
        {actions}
      </Box>
      {children}
    </Box>
  );
}
