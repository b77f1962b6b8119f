import UnfoldMore from '@mui/icons-material/UnfoldMore';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState, type JSX } from 'react';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import { useChooseWorkspace } from './use-choose-workspace.js';

/** In which workspace I work, and a menu of the others. */
export function WorkspaceSwitcher(): JSX.Element | null {
  const { workspaceId, workspaceName, workspaces = [] } = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = useChooseWorkspace();
  if (workspaceName === undefined) return null;
  if (workspaces.length < 2) return <Typography noWrap sx={{ fontWeight: 600 }}>{workspaceName}</Typography>; // prettier-ignore
  const go = (id: string): void => {
    setAnchor(null);
    if (id !== workspaceId) choose.mutate(id);
  };
  return (
    <>
      <Button
        color="inherit"
        endIcon={<UnfoldMore />}
        aria-label={`${texts.layout.workspace}: ${workspaceName}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        loading={choose.isPending}
        loadingPosition="end"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 0 }}
      >
        <Typography component="span" noWrap sx={{ fontWeight: 600 }}>
          {workspaceName}
        </Typography>
      </Button>
      <Menu disablePortal anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {workspaces.map(({ id, name, role }) => (
          <MenuItem key={id} selected={id === workspaceId} onClick={() => go(id)}>
            <ListItemText primary={name} secondary={role} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
