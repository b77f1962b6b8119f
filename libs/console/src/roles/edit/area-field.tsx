import type { Permission } from '@keyrack/client';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import type { Area } from '../areas.js';
import { useHolds } from '../use-roles.js';

interface Props {
  area: Area;
  held: ReadonlySet<Permission>;
  onSet: (permission: Permission, isHeld: boolean) => void;
}

/** The permissions of one area. What I do not hold myself stays as it is. */
export function AreaField({ area: { name, permissions }, held, onSet }: Props): JSX.Element {
  const holds = useHolds();
  return (
    <FormControl component="fieldset" variant="standard" sx={{ display: 'flex', breakInside: 'avoid', mb: 2 }}>
      <FormLabel component="legend" sx={{ fontWeight: 600, fontSize: '0.875rem' }}>
        {name}
      </FormLabel>
      {permissions.map(({ id, text }) => (
        <FormControlLabel
          key={id}
          disabled={!holds([id])}
          sx={{ alignItems: 'flex-start', mr: 0 }}
          control={
            <Checkbox
              size="small"
              checked={held.has(id)}
              onChange={(_event, isChecked) => onSet(id, isChecked)}
              sx={{ py: 0.75 }}
            />
          }
          label={<PermissionLabel text={text} isHeld={holds([id])} />}
        />
      ))}
    </FormControl>
  );
}

function PermissionLabel({ text, isHeld }: { text: string; isHeld: boolean }): JSX.Element {
  return (
    <Typography component="span" variant="body2" sx={{ display: 'block', py: 0.875 }}>
      {text}
      {!isHeld && (
        <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {texts.roles.notHeld}
        </Typography>
      )}
    </Typography>
  );
}
