import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { JSX } from 'react';
import { actionName, areaName } from '../../names.js';
import { nameIn } from '../permissions.js';
import type { Draft } from './draft.js';

type Permissions = Draft['permissions'];

interface Props {
  area: string;
  permissions: Permissions;
  chosen: Permissions;
  onToggle: (permissions: Permissions, isOn: boolean) => void;
}

/** The permissions of one area: a box for all of them, and one for each. */
export function AreaBoxes({ area, permissions, chosen, onToggle }: Props): JSX.Element {
  const count = permissions.filter((permission) => chosen.includes(permission)).length;
  const isAll = count === permissions.length;
  return (
    <Box role="group" aria-label={areaName(area)} sx={{ display: 'contents' }}>
      <FormControlLabel
        control={<Checkbox size="small" checked={isAll} indeterminate={count > 0 && !isAll} />}
        label={areaName(area)}
        onChange={() => onToggle(permissions, !isAll)}
        slotProps={{ typography: { variant: 'body2', sx: { fontWeight: 600 } } }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', pl: { xs: 3, sm: 0 } }}>
        {permissions.map((permission) => (
          <FormControlLabel
            key={permission}
            control={<Checkbox size="small" checked={chosen.includes(permission)} />}
            label={actionName(nameIn(permission))}
            onChange={(_event, isOn) => onToggle([permission], isOn)}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
      </Box>
    </Box>
  );
}
