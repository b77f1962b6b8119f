import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { saidOf } from '../../api/said.js';
import { TextInput } from '../../parts/text-input.js';
import { texts } from '../../texts.js';
import type { Draft } from './draft.js';
import { HolderField } from './holder-field.js';
import { PermissionBoxes } from './permission-boxes.js';

const words = texts.apiKey;

interface Props {
  draft: Draft;
  /** Whether somebody has sent it already, so that what is missing is said. */
  isTried: boolean;
  isHolderFixed: boolean;
  error: Error | null;
  onChange: (change: Partial<Draft>) => void;
}

export function KeyFields({ draft, isTried, isHolderFixed, error, onChange }: Props): JSX.Element {
  const isNameless = isTried && draft.name.trim() === '';
  const isEmpty = isTried && draft.permissions.length === 0;
  return (
    <Stack spacing={2.5}>
      <TextInput
        name="name"
        label={words.name}
        value={draft.name}
        error={error}
        complaint={isNameless ? texts.required(words.name) : undefined}
        help={words.nameHelp}
        autoFocus
        onChange={(name) => onChange({ name })}
      />
      <PermissionBoxes
        chosen={draft.permissions}
        complaint={isEmpty ? words.permissionsMissing : saidOf(error, 'permissions')}
        onChange={(permissions) => onChange({ permissions })}
      />
      {!isHolderFixed && <HolderField value={draft.userId} error={error} onChange={(userId) => onChange({ userId })} />}
      <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <TextInput
          name="expiresAt"
          type="datetime-local"
          label={words.expires}
          value={draft.expiresAt}
          error={error}
          help={words.expiresHelp}
          isOptional
          onChange={(expiresAt) => onChange({ expiresAt })}
        />
        <TextField
          select
          label={words.dialect}
          value={draft.dialect}
          helperText={words.dialectHelp}
          onChange={(event) => onChange({ dialect: event.target.value === 'm9m' ? 'm9m' : 'flowise' })}
        >
          <MenuItem value="flowise">{words.dialects.flowise}</MenuItem>
          <MenuItem value="m9m">{words.dialects.m9m}</MenuItem>
        </TextField>
      </Box>
    </Stack>
  );
}
