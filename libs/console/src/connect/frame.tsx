import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX, ReactNode } from 'react';
import mark from '../keyrack.svg';
import { texts } from '../texts.js';

interface Props {
  /** Of the editor, so that people see whom the credential is for. */
  origin: string;
  children: ReactNode;
}

/** As high as the frame that shows it: a line that says what this is, and a form that scrolls. */
export function Frame({ origin, children }: Props): JSX.Element {
  return (
    <Box
      component="main"
      sx={{ height: '100dvh', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 3, pr: 8, pt: 2 }}>
        <img src={mark} alt="" width={20} height={20} />
        <Typography component="h1" variant="body2" color="textSecondary" noWrap>
          {texts.connect.newFor(new URL(origin).host)}
        </Typography>
      </Box>
      {children}
    </Box>
  );
}
