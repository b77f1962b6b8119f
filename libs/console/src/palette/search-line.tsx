import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import type { Choice } from './use-choice.js';

/** Where one types. */
export function SearchLine({ inputProps, rootProps }: Pick<Choice, 'inputProps' | 'rootProps'>): JSX.Element {
  return (
    <Box
      {...rootProps}
      sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      <Search color="action" />
      <InputBase
        autoFocus
        fullWidth
        placeholder={texts.palette.search}
        inputProps={{ ...inputProps, 'aria-label': texts.palette.search, maxLength: 255 }}
      />
    </Box>
  );
}
