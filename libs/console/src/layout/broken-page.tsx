import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { JSX } from 'react';
import { texts } from '../texts.js';

/** Stands where a page failed: a fault of ours, or files of a newer version than the page that is open. */
export function BrokenPage(): JSX.Element {
  return (
    <Box component="main" sx={{ maxWidth: 560, mx: 'auto', p: 3 }}>
      <Alert
        severity="error"
        action={
          <Button color="inherit" onClick={() => window.location.reload()}>
            {texts.layout.reload}
          </Button>
        }
      >
        <AlertTitle component="h1">{texts.layout.broken}</AlertTitle>
        {texts.layout.brokenHelp}
      </Alert>
    </Box>
  );
}
