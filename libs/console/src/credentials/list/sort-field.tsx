import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import { SORTS, type Sort } from './filter.js';

interface Props {
  value: Sort;
  onChange: (sort: Sort) => void;
}

export function SortField({ value, onChange }: Props): JSX.Element {
  return (
    <TextField
      select
      label={texts.credentials.sort}
      value={value}
      onChange={(event) => onChange(SORTS.find((sort) => sort === event.target.value) ?? value)}
      sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}
    >
      {SORTS.map((sort) => (
        <MenuItem key={sort} value={sort}>
          {texts.credentials.sorts[sort]}
        </MenuItem>
      ))}
    </TextField>
  );
}
