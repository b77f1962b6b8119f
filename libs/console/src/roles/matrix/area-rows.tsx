import type { RoleDto } from '@keyrack/client';
import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import { memo, type JSX } from 'react';
import { texts } from '../../texts.js';
import type { Area } from '../areas.js';

const words = texts.roles;

interface Props {
  area: Area;
  roles: readonly RoleDto[];
}

function Rows({ area: { name, permissions }, roles }: Props): JSX.Element {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={roles.length + 1}>
          <span>{name}</span>
        </th>
      </tr>
      {permissions.map(({ id, text }) => (
        <tr key={id}>
          <th scope="row">
            {text}
            <br />
            <code>{id}</code>
          </th>
          {roles.map((role) => (
            <td key={role.id}>
              <Tick isHeld={role.permissions.includes(id)} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** The permissions of one area. Drawn again only when the roles change. */
export const AreaRows = memo(Rows);

function Tick({ isHeld }: { isHeld: boolean }): JSX.Element {
  if (isHeld) return <Check color="primary" fontSize="small" titleAccess={words.yes} sx={{ display: 'block', mx: 'auto' }} />; // prettier-ignore
  return (
    <>
      <Box component="span" aria-hidden="true" sx={{ color: 'text.disabled' }}>
        –
      </Box>
      <Box component="span" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {words.no}
      </Box>
    </>
  );
}
