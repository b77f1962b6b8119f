import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import { useId, type JSX } from 'react';
import { useMe } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import { byArea } from '../permissions.js';
import { AreaBoxes } from './area-boxes.js';
import type { Draft } from './draft.js';

const words = texts.apiKey;
type Permissions = Draft['permissions'];

interface Props {
  chosen: Permissions;
  complaint: string | undefined;
  onChange: (permissions: Permissions) => void;
}

/** What the key may do: a box for each permission that one holds oneself. */
export function PermissionBoxes({ chosen, complaint, onChange }: Props): JSX.Element {
  const mine = useMe().permissions as Permissions; // the service's own names
  const helpId = useId();
  const toggle = (changed: Permissions, isOn: boolean): void =>
    onChange(mine.filter((permission) => (changed.includes(permission) ? isOn : chosen.includes(permission))));
  return (
    <FormControl component="fieldset" error={complaint !== undefined} aria-describedby={helpId} sx={{ minWidth: 0 }}>
      <FormLabel component="legend" sx={{ typography: 'body2', fontWeight: 600 }}>
        {words.permissions}
      </FormLabel>
      <FormHelperText id={helpId} sx={{ mx: 0, mb: 0.5 }}>
        {complaint ?? words.permissionsHelp}
      </FormHelperText>
      <Box sx={{ display: 'grid', columnGap: 1, gridTemplateColumns: { xs: '1fr', sm: 'max-content 1fr' } }}>
        {byArea(mine).map(([area, permissions]) => (
          <AreaBoxes key={area} area={area} permissions={permissions} chosen={chosen} onToggle={toggle} />
        ))}
      </Box>
    </FormControl>
  );
}
