import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import type { JSX } from 'react';
import { NavLink, useLocation } from 'react-router';
import { texts } from '../texts.js';
import { Logo } from './logo.js';
import { usePlaces } from './places.js';

export function Navigation({ onGo }: { onGo?: () => void }): JSX.Element {
  const { pathname } = useLocation();
  return (
    <Box component="nav" aria-label={texts.layout.navigation} sx={{ p: 1.5 }}>
      <Box sx={{ px: 1, py: 1, mb: 1.5 }}>
        <Logo />
      </Box>
      <List disablePadding>
        {usePlaces().map(({ path, label, Icon }) => (
          <ListItem key={path} disablePadding>
            <ListItemButton
              component={NavLink}
              to={path}
              onClick={onGo}
              selected={pathname === path || pathname.startsWith(`${path}/`)}
              sx={{ borderRadius: 1 }}
            >
              <ListItemIcon sx={{ minWidth: 36 }}>
                <Icon fontSize="small" />
              </ListItemIcon>
              <ListItemText primary={label} />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Box>
  );
}
