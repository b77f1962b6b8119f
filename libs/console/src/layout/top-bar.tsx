import Menu from '@mui/icons-material/Menu';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { JSX } from 'react';
import { PaletteButton } from '../palette/palette-button.js';
import { texts } from '../texts.js';
import { ColorModeButton } from './color-mode-button.js';
import { UserMenu } from './user-menu.js';
import { WorkspaceSwitcher } from './workspace-switcher.js';

export function TopBar({ onOpenNavigation }: { onOpenNavigation: () => void }): JSX.Element {
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: { xs: 1, sm: 2 },
        height: 56,
        flexShrink: 0,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <IconButton aria-label={texts.layout.openNavigation} onClick={onOpenNavigation} sx={{ display: { md: 'none' } }}>
        <Menu />
      </IconButton>
      <WorkspaceSwitcher />
      <Box sx={{ flex: 1 }} />
      <PaletteButton />
      <ColorModeButton />
      <UserMenu />
    </Box>
  );
}
