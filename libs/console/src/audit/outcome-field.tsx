import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import { OUTCOMES, type Outcome } from './filter.js';

const words = texts.audit;

interface Props {
  value: Outcome | '';
  onChange: (outcome: Outcome | '') => void;
}

export function OutcomeField({ value, onChange }: Props): JSX.Element {
  return (
    <TextField
      select
      label={words.outcome}
      value={value}
      onChange={(event) => onChange(OUTCOMES.find((outcome) => outcome === event.target.value) ?? '')}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ gridColumn: { xs: '1 / -1', lg: 'auto' } }}
    >
      <MenuItem value="">{words.outcomes.any}</MenuItem>
      {OUTCOMES.map((outcome) => (
        <MenuItem key={outcome} value={outcome}>
          {words.outcomes[outcome]}
        </MenuItem>
      ))}
    </TextField>
  );
}
