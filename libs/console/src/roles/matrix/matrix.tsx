import type { RoleDto } from '@keyrack/client';
import Paper from '@mui/material/Paper';
import type { JSX } from 'react';
import { texts } from '../../texts.js';
import { AREAS } from '../areas.js';
import type { Asked } from '../role-dialog.js';
import { MatrixGrid } from './matrix-grid.js';
import { AreaRows } from './area-rows.js';
import { RoleHeading } from './role-heading.js';

const words = texts.roles;

interface Props {
  roles: readonly RoleDto[];
  onAsk: (asked: Asked) => void;
}

/** Which role holds which permission. Scrolls inside both ways, under its headings. */
export function Matrix({ roles, onAsk }: Props): JSX.Element {
  return (
    <Paper
      variant="outlined"
      role="region"
      aria-label={words.scroller}
      tabIndex={0}
      sx={{ position: 'relative', flex: '0 1 auto', minHeight: 0, overflow: 'auto' }}
    >
      <MatrixGrid aria-label={words.matrix}>
        <thead>
          <tr>
            <th scope="col">{words.permission}</th>
            {roles.map((role) => (
              <RoleHeading key={role.id} role={role} onAsk={onAsk} />
            ))}
          </tr>
        </thead>
        {AREAS.map((area) => (
          <AreaRows key={area.name} area={area} roles={roles} />
        ))}
      </MatrixGrid>
    </Paper>
  );
}
