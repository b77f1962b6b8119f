import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { JSX } from 'react';
import { saidOf } from '../../api/said.js';
import { useMe } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { useMembers } from '../../workspaces/members/use-members.js';

const words = texts.apiKey;

interface Props {
  /** A member; empty for the workspace. */
  value: string;
  error: Error | null;
  onChange: (userId: string) => void;
}

/** As whom a key acts: everybody may choose themselves, and who may change members any of them. */
export function HolderField({ value, error, onChange }: Props): JSX.Element {
  const { workspaceId, workspaceName = '', userId, name, permissions } = useMe();
  const { data: members = [] } = useMembers(workspaceId);
  const others = permissions.includes('members:update') ? members : [];
  const said = saidOf(error, 'userId');
  return (
    <TextField
      select
      label={words.holder}
      value={value}
      error={said !== undefined}
      helperText={said ?? words.holderHelp}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{texts.apiKeys.workspace(workspaceName)}</MenuItem>
      {userId !== null && <MenuItem value={userId}>{texts.apiKeys.me(name)}</MenuItem>}
      {others
        .filter((member) => member.userId !== userId)
        .map((member) => (
          <MenuItem key={member.userId} value={member.userId}>
            {member.name}
          </MenuItem>
        ))}
    </TextField>
  );
}
