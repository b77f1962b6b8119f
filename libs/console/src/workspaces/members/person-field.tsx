import type { UserDto } from '@keyrack/client';
import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import ListItemText from '@mui/material/ListItemText';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { messageOf } from '../../api/said.js';
import { useUsers } from '../../people/use-users.js';
import { texts } from '../../texts.js';

const words = texts.workspaces;
const filterOptions = createFilterOptions<UserDto>({ stringify: ({ name, email }) => `${name} ${email}`, limit: 100 });

interface Props {
  value: UserDto | null;
  isLeftOut: (user: UserDto) => boolean;
  error: string | undefined;
  onChange: (user: UserDto | null) => void;
}

/** Finds somebody of the organization by name or address. */
export function PersonField({ value, isLeftOut, error, onChange }: Props): JSX.Element {
  const users = useUsers();
  const said = error ?? (users.error ? messageOf(users.error) : undefined);
  return (
    <Autocomplete
      options={(users.data ?? []).filter((user) => !isLeftOut(user))}
      value={value}
      loading={users.isPending}
      loadingText={texts.loading}
      noOptionsText={words.noPerson}
      filterOptions={filterOptions}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ name }) => name}
      onChange={(_event, user) => onChange(user)}
      renderOption={({ key, ...props }, { name, email }) => (
        <li key={key} {...props}>
          <ListItemText primary={name} secondary={email} sx={{ my: 0, overflowWrap: 'anywhere' }} />
        </li>
      )}
      renderInput={(props) => (
        <TextField
          {...props}
          autoFocus
          label={words.person}
          error={said !== undefined}
          helperText={said ?? words.personHelp}
        />
      )}
    />
  );
}
