import type { RoleDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { RowButton } from '../../parts/row-button.js';
import { useMay } from '../../session/use-me.js';
import { texts } from '../../texts.js';
import type { Asked } from '../role-dialog.js';
import { useHolds } from '../use-roles.js';

const words = texts.roles;

interface Props {
  role: RoleDto;
  onAsk: (asked: Asked) => void;
}

/** The name of a role, and what I may do with it. */
export function RoleHeading({ role, onAsk }: Props): JSX.Element {
  const { name, description, builtIn, permissions } = role;
  const mayEdit = useMay('roles:update') && !builtIn;
  const isDeleter = useMay('roles:delete');
  const holds = useHolds();
  const mayDelete = isDeleter && !builtIn && holds(permissions);
  return (
    <th scope="col" title={description}>
      <Typography
        component="div"
        variant="body2"
        sx={{
          maxWidth: 160,
          mx: 'auto',
          fontWeight: 600,
          overflow: 'hidden',
          overflowWrap: 'anywhere',
          display: '-webkit-box',
          WebkitLineClamp: 3,
          WebkitBoxOrient: 'vertical',
        }}
      >
        {name}
      </Typography>
      {mayEdit || mayDelete ? (
        <Box sx={{ whiteSpace: 'nowrap', m: -0.5, mt: 0 }}>
          {mayEdit && (
            <RowButton label={words.edit(name)} Icon={EditOutlined} onClick={() => onAsk({ action: 'edit', role })} />
          )}
          {mayDelete && (
            <RowButton
              label={words.deleteOf(name)}
              Icon={DeleteOutlineOutlined}
              onClick={() => onAsk({ action: 'delete', role })}
            />
          )}
        </Box>
      ) : (
        <Typography component="div" variant="caption" color="textSecondary">
          {builtIn ? words.builtIn : words.own}
        </Typography>
      )}
    </th>
  );
}
