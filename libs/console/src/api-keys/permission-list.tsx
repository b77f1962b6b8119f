import Box from '@mui/material/Box';
import type { JSX } from 'react';
import { actionName, areaName } from '../names.js';
import { byArea, nameIn } from './permissions.js';

/** A line for each area: `Flows: View, Change`. */
export function PermissionList({ permissions }: { permissions: readonly string[] }): JSX.Element {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {byArea(permissions).map(([area, own]) => (
        <li key={area}>
          {areaName(area)}: {own.map((permission) => actionName(nameIn(permission)).toLowerCase()).join(', ')}
        </li>
      ))}
    </Box>
  );
}
