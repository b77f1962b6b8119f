import type { RoleMappingDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { RowButton } from '../../parts/row-button.js';
import { RoleField } from '../../roles/role-field.js';
import { texts } from '../../texts.js';
import { useWorkspaces } from '../../workspaces/use-workspaces.js';

const words = texts.providers;

interface Props {
  /** Of the line, from 1. */
  number: number;
  mapping: RoleMappingDto;
  onChange: (changed: Partial<RoleMappingDto>) => void;
  onRemove: () => void;
}

export function Mapping({ number, mapping: { value, workspaceId, role }, onChange, onRemove }: Props): JSX.Element {
  const { data: workspaces = [] } = useWorkspaces();
  return (
    <Box
      role="group"
      aria-label={words.line(number)}
      sx={{
        display: 'grid',
        gap: 1,
        alignItems: 'center',
        gridTemplateColumns: { xs: '1fr 36px', sm: '2fr 2fr 1.5fr 36px' },
      }}
    >
      <TextField
        label={words.value}
        value={value}
        onChange={(event) => onChange({ value: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 255, autoComplete: 'off' } }}
      />
      <TextField
        select
        label={words.workspace}
        value={workspaces.some(({ id }) => id === workspaceId) ? workspaceId : ''}
        onChange={(event) => onChange({ workspaceId: event.target.value })}
        sx={{ gridColumn: { xs: 1, sm: 'auto' } }}
      >
        {workspaces.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ gridColumn: { xs: 1, sm: 'auto' } }}>
        <RoleField label={words.role} value={role} onChange={(chosen) => onChange({ role: chosen })} />
      </Box>
      <RowButton Icon={DeleteOutlineOutlined} label={words.removeMapping(number)} onClick={onRemove} />
    </Box>
  );
}
