import type { Permission, RoleDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import type { JSX } from 'react';
import { AREAS } from '../areas.js';
import { AreaField } from './area-field.js';

interface Props {
  held: ReadonlySet<Permission>;
  onChange: (held: ReadonlySet<Permission>) => void;
}

/** Every permission as a box to tick, by area. */
export function PermissionFields({ held, onChange }: Props): JSX.Element {
  const set = (permission: Permission, isHeld: boolean): void => {
    const after = new Set(held);
    if (isHeld) after.add(permission);
    else after.delete(permission);
    onChange(after);
  };
  return (
    <Box sx={{ columnCount: { xs: 1, md: 2 }, columnGap: 3 }}>
      {AREAS.map((area) => (
        <AreaField key={area.name} area={area} held={held} onSet={set} />
      ))}
    </Box>
  );
}

/** What a role holds of what there is; nothing for a new one. */
export function permissionsOf(role: Pick<RoleDto, 'permissions'> | undefined): ReadonlySet<Permission> {
  const known = AREAS.flatMap(({ permissions }) => permissions.map(({ id }) => id));
  return new Set(known.filter((id) => role?.permissions.includes(id)));
}
