import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { TypeIcon } from '../../parts/type-icon.js';
import { texts } from '../../texts.js';
import { useTypes, useTypesByName } from '../use-types.js';

interface Props {
  /** The name of a type; empty for any. */
  value: string;
  onChange: (type: string) => void;
}

export function TypeField({ value, onChange }: Props): JSX.Element {
  const { data: types = [] } = useTypes();
  const chosen = useTypesByName().get(value) ?? null;
  return (
    <Autocomplete
      options={types}
      value={chosen}
      getOptionKey={({ name }) => name}
      getOptionLabel={({ label }) => label}
      onChange={(_event, type) => onChange(type?.name ?? '')}
      renderOption={({ key, ...props }, { name, label }) => (
        <Box component="li" key={key} {...props} sx={{ gap: 1 }}>
          <TypeIcon type={name} size={24} />
          {label}
        </Box>
      )}
      renderInput={(props) => (
        <TextField
          {...props}
          label={texts.credentials.filterType}
          placeholder={texts.credentials.anyType}
          slotProps={{ ...props.slotProps, inputLabel: { ...props.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}
