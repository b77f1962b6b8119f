import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { useState, type JSX } from 'react';
import { Outlet } from 'react-router';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import { Navigation } from './navigation.js';
import { SkipLink } from './skip-link.js';
import { TopBar } from './top-bar.js';

const WIDTH = 232;

/** The frame of all pages for people who are signed in. */
export function Shell(): JSX.Element {
  const { workspaceId } = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box sx={{ display: 'flex', height: '100dvh' }}>
      <SkipLink />
      <Drawer
        variant="permanent"
        sx={{ display: { xs: 'none', md: 'block' }, width: WIDTH, flexShrink: 0 }}
        slotProps={{ paper: { sx: { width: WIDTH } } }}
      >
        <Navigation />
      </Drawer>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        sx={{ display: { md: 'none' } }}
        slotProps={{ paper: { 'aria-label': texts.layout.navigation, sx: { width: WIDTH } } }}
      >
        <Navigation onGo={() => setOpen(false)} />
      </Drawer>
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar onOpenNavigation={() => setOpen(true)} />
        <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, minHeight: 0, overflow: 'auto', outline: 'none' }}>
          {/* Another workspace is another page: nothing that was typed or opened goes along. */}
          <Outlet key={workspaceId} />
        </Box>
      </Box>
    </Box>
  );
}
