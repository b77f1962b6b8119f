import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { SearchField } from '../../parts/search-field.js';
import { useTyped } from '../../parts/use-typed.js';
import { texts } from '../../texts.js';
import { STATES, type Filter, type State } from './filter.js';
import { SortField } from './sort-field.js';
import { TypeField } from './type-field.js';

const words = texts.credentials;

interface Props {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

export function FilterBar({ filter, onChange }: Props): JSX.Element {
  const [search, setSearch] = useTyped(filter.search, (text) => onChange({ search: text }));
  return (
    <Box
      role="search"
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(200px, 2fr) 1fr 1fr 1fr' } }}
    >
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}>
        <SearchField label={words.search} value={search} onChange={setSearch} />
      </Box>
      <TypeField value={filter.type} onChange={(type) => onChange({ type })} />
      <TextField
        select
        label={words.filterStatus}
        value={filter.status}
        onChange={(event) => onChange({ status: STATES.find((state) => state === event.target.value) ?? '' })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{words.anyStatus}</MenuItem>
        {STATES.map((state: State) => (
          <MenuItem key={state} value={state}>
            {words.states[state]}
          </MenuItem>
        ))}
      </TextField>
      <SortField value={filter.sort} onChange={(sort) => onChange({ sort })} />
    </Box>
  );
}
