import Button from '@mui/material/Button';
import type { JSX } from 'react';
import { texts } from '../texts.js';

/** The first stop of the Tab key. No link with a fragment: those count from the page's `<base>`, and would leave it. */
export function SkipLink(): JSX.Element {
  return (
    <Button
      variant="contained"
      onClick={() => document.getElementById('main')?.focus()}
      sx={{
        position: 'fixed',
        top: 8,
        left: 8,
        zIndex: 'tooltip',
        '&:not(:focus-visible)': { clipPath: 'inset(50%)', width: 1, height: 1, p: 0, minWidth: 0, overflow: 'hidden' },
      }}
    >
      {texts.layout.skip}
    </Button>
  );
}
