import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type JSX } from 'react';
import { SearchField } from '../../parts/search-field.js';
import { texts } from '../../texts.js';
import { STATES, type Filter, type State } from './filter.js';
import { SortField } from './sort-field.js';
import { TypeField } from './type-field.js';

const words = texts.credentials;
const PAUSE_MS = 250;

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

/** A text that is told on only after a pause in typing. */
function useTyped(told: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(told);
  useEffect(() => setTyped(told), [told]);
  useEffect(() => {
    if (typed === told) return undefined;
    const timer = setTimeout(() => tell(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, told, tell]);
  return [typed, setTyped];
}
