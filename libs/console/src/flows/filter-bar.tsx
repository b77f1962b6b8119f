import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { SearchField } from '../parts/search-field.js';
import { useTyped } from '../parts/use-typed.js';
import { texts } from '../texts.js';
import { STATES, type Filter } from './filter.js';

const words = texts.flows;

interface Props {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

export function FilterBar({ filter, onChange }: Props): JSX.Element {
  const [search, setSearch] = useTyped(filter.search, (text) => onChange({ search: text }));
  return (
    <Box
      role="search"
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'minmax(200px, 3fr) 1fr' } }}
    >
      <SearchField label={words.search} value={search} onChange={setSearch} />
      <TextField
        select
        label={words.filterState}
        value={filter.state}
        onChange={(event) => onChange({ state: STATES.find((state) => state === event.target.value) ?? '' })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{words.states.any}</MenuItem>
        {STATES.map((state) => (
          <MenuItem key={state} value={state}>
            {words.states[state]}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}
