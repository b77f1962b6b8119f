import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';

interface Props {
  label: string;
  value: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

export function SearchField({ label, value, autoFocus = false, onChange }: Props): JSX.Element {
  return (
    <TextField
      type="search"
      placeholder={label}
      value={value}
      autoFocus={autoFocus}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        htmlInput: { 'aria-label': label, maxLength: 255 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
