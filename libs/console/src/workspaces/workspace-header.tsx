import type { WorkspaceDto } from '@keyrack/client';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import { When } from '../parts/when.js';
import { useMay } from '../session/use-me.js';
import { texts } from '../texts.js';
import type { Asked } from './workspace-dialog.js';

const words = texts.workspaces;

interface Props {
  workspace: WorkspaceDto;
  onAsk: (asked: Asked) => void;
}

export function WorkspaceHeader({ workspace, onAsk }: Props): JSX.Element {
  const mayRename = useMay('workspaces:update');
  const mayDelete = useMay('workspaces:delete');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {workspace.name}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {words.columns.created} <When at={workspace.createdDate} />
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {mayRename && (
          <Button
            variant="outlined"
            startIcon={<EditOutlined />}
            onClick={() => onAsk({ action: 'rename', workspace })}
          >
            {words.rename}
          </Button>
        )}
        {mayDelete && (
          <Button
            variant="outlined"
            color="error"
            startIcon={<DeleteOutlineOutlined />}
            onClick={() => onAsk({ action: 'delete', workspace })}
          >
            {words.delete}
          </Button>
        )}
      </Box>
    </Box>
  );
}
