import Search from '@mui/icons-material/Search';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState, type JSX } from 'react';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';
import { SHORTCUT } from './shortcut.js';
import { useShortcut } from './use-shortcut.js';

// Loaded when somebody wants them: every page begins with this button.
const PaletteDialog = lazy(() => import('./palette-dialog.js'));
const AddDialog = lazy(() => import('../credentials/add/add-dialog.js'));

/** Opens the command palette, as its shortcut does. */
export function PaletteButton(): JSX.Element {
  const { workspaceId } = useMe();
  // What was opened in one workspace does not stay open in another, and nothing that was typed goes along.
  const [opened, setOpened] = useState<{ what: 'palette' | 'add'; workspaceId: string }>();
  const shown = opened?.workspaceId === workspaceId ? opened.what : undefined;
  const open = (what: 'palette' | 'add'): void => setOpened({ what, workspaceId });
  useShortcut(() => open('palette'));
  const close = (): void => setOpened(undefined);
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => open('palette')}
        sx={{ color: 'text.secondary', gap: 1, minWidth: 40, border: { sm: 1 }, borderColor: { sm: 'divider' } }}
      >
        <Search fontSize="small" />
        <Typography
          component="span"
          variant="body2"
          // Phones have no room for it, but the button still needs a name.
          sx={{ position: { xs: 'absolute', sm: 'static' }, clipPath: { xs: 'inset(50%)', sm: 'none' } }}
        >
          {texts.palette.open}
        </Typography>
        <Typography component="kbd" variant="caption" sx={{ display: { xs: 'none', lg: 'inline' }, ml: 2 }}>
          {SHORTCUT}
        </Typography>
      </Button>
      <Suspense fallback={null}>
        {shown === 'palette' && <PaletteDialog onAdd={() => open('add')} onClose={close} />}
        {shown === 'add' && <AddDialog onClose={close} />}
      </Suspense>
    </>
  );
}
