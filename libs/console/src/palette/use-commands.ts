import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import Add from '@mui/icons-material/Add';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import { useColorScheme } from '@mui/material/styles';
import { useNavigate } from 'react-router';
import { usePlaces } from '../layout/places.js';
import { useChooseWorkspace } from '../layout/use-choose-workspace.js';
import { useMay, useMe } from '../session/use-me.js';
import { useSignOut } from '../session/use-sign-out.js';
import { texts } from '../texts.js';
import type { Command } from './command.js';

const { groups } = texts.palette;

/** What there is to choose without searching in the service. */
export function useCommands(onAdd: () => void): Command[] {
  return [...usePages(), ...useActions(onAdd), ...useOtherWorkspaces()];
}

function usePages(): Command[] {
  const navigate = useNavigate();
  const profile = { path: '/profile', label: texts.profile.heading, Icon: AccountCircleOutlined };
  return [...usePlaces(), profile].map(({ path, label, Icon }) => ({
    id: path,
    group: groups.places,
    label,
    Icon,
    run: () => void navigate(path),
  }));
}

function useActions(onAdd: () => void): Command[] {
  const group = groups.actions;
  const { mode, systemMode, setMode } = useColorScheme();
  const isDark = (mode === 'system' ? systemMode : mode) === 'dark';
  const signOut = useSignOut();
  const add = { id: 'add', group, label: texts.credentials.add, Icon: Add, run: onAdd };
  const theme = isDark
    ? { label: texts.layout.light, Icon: LightModeOutlined, run: () => setMode('light') }
    : { label: texts.layout.dark, Icon: DarkModeOutlined, run: () => setMode('dark') };
  return [
    ...(useMay('credentials:create') ? [add] : []),
    { id: 'theme', group, ...theme },
    { id: 'sign-out', group, label: texts.layout.signOut, Icon: LogoutOutlined, run: () => signOut.mutate() },
  ];
}

function useOtherWorkspaces(): Command[] {
  const { workspaceId, workspaces = [] } = useMe();
  const choose = useChooseWorkspace();
  return workspaces
    .filter(({ id }) => id !== workspaceId)
    .map(({ id, name, role }) => ({
      id: `workspace ${id}`,
      group: groups.workspaces,
      label: name,
      hint: role,
      Icon: SwapHoriz,
      run: () => choose.mutate(id),
    }));
}
