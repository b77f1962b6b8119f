import type { RoleDto } from '@keyrack/client';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { texts } from '../texts.js';
import { useHolds, useRoles } from './use-roles.js';

interface Props {
  label: string;
  /** The name of a built-in role, or the id of one. */
  value: string;
  /** In a row of a list: the label is said and not shown. */
  isBare?: boolean;
  disabled?: boolean;
  error?: string | undefined;
  onChange: (role: string) => void;
}

/** Chooses a role. Those that hold more than I do are there, and cannot be chosen. */
export function RoleField({ label, value, isBare = false, disabled = false, error, onChange }: Props): JSX.Element {
  const { data: roles = [] } = useRoles();
  const holds = useHolds();
  const nameOf = (id: unknown): string => roles.find((role) => role.id === id)?.name ?? '';
  return (
    <TextField
      select
      label={isBare ? undefined : label}
      value={roles.some(({ id }) => id === value) ? value : ''}
      disabled={disabled}
      error={error !== undefined}
      helperText={error}
      onChange={(event) => onChange(event.target.value)}
      sx={isBare ? { '& .MuiSelect-select': { fontSize: '0.875rem' } } : undefined}
      slotProps={{
        // The name stands on the element that has the role of a combobox, not on the hidden input.
        select: {
          renderValue: nameOf,
          SelectDisplayProps: isBare ? { 'aria-label': label } : {},
        },
      }}
    >
      {roles.map((role) => (
        <MenuItem key={role.id} value={role.id} disabled={!holds(role.permissions)} sx={{ maxWidth: 400 }}>
          <ListItemText
            primary={role.name}
            secondary={explain(role, holds(role.permissions))}
            slotProps={{ primary: { noWrap: true }, secondary: { sx: { whiteSpace: 'normal' } } }}
          />
        </MenuItem>
      ))}
    </TextField>
  );
}

function explain({ description }: RoleDto, isHeld: boolean): string {
  return isHeld ? description : texts.roles.holdsMore;
}
