import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import type { Command } from './command.js';
import type { Choice } from './use-choice.js';

interface Props {
  command: Command;
  optionProps: ReturnType<Choice['optionProps']>;
}

export function Option({ command: { label, hint, Icon }, optionProps }: Props): JSX.Element {
  return (
    <Box
      {...optionProps}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: 1.5,
        minHeight: 40,
        borderRadius: 1,
        cursor: 'pointer',
        '&.Mui-focused': { bgcolor: 'action.selected' }, // where the keyboard is
      }}
    >
      <Icon fontSize="small" color="action" />
      <Typography noWrap sx={{ flex: '0 1 auto', minWidth: 0 }}>
        {label}
      </Typography>
      {hint !== undefined && (
        <Typography variant="body2" color="textSecondary" noWrap sx={{ ml: 'auto', flexShrink: 0, maxWidth: '45%' }}>
          {hint}
        </Typography>
      )}
    </Box>
  );
}
