import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import { SHORTCUT } from './shortcut.js';

const words = texts.palette;

const KEYS: readonly [keys: string, what: string][] = [
  ['↑ ↓', words.choose],
  ['Home End', words.first],
  ['Enter', words.go],
  ['Esc', words.close],
  [SHORTCUT, words.anywhere],
];

const Key = styled('kbd')(({ theme: { vars, typography } }) => ({
  ...typography.caption,
  padding: '0 5px',
  border: `1px solid ${vars?.palette.divider ?? ''}`,
  borderRadius: 4,
}));

/** The keys that work in the palette. */
export function Keys(): JSX.Element {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.5,
        px: 2.5,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        typography: 'caption',
        color: 'text.secondary',
      }}
    >
      {KEYS.map(([keys, what]) => (
        <span key={keys}>
          <Key>{keys}</Key> {what}
        </span>
      ))}
    </Box>
  );
}
