import type { WorkspaceDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import type { JSX } from 'react';
import { Link as RouterLink } from 'react-router';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';

/** The name, which leads to the members of the workspace. */
export function WorkspaceName({ workspace: { id, name } }: { workspace: WorkspaceDto }): JSX.Element {
  const { workspaceId } = useMe();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Link
        component={RouterLink}
        to={`/workspaces/${id}`}
        underline="hover"
        noWrap
        color="textPrimary"
        sx={{ fontWeight: 600, py: 0.5 }}
      >
        {name}
      </Link>
      {id === workspaceId && (
        <Chip size="small" variant="outlined" label={texts.workspaces.here} sx={{ height: 20, flexShrink: 0 }} />
      )}
    </Box>
  );
}
