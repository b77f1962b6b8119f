import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import ShieldOutlined from '@mui/icons-material/ShieldOutlined';
import SmartToyOutlined from '@mui/icons-material/SmartToyOutlined';
import WorkspacesOutlined from '@mui/icons-material/WorkspacesOutlined';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import type { ComponentType } from 'react';
import { useMe } from '../session/use-me.js';
import { texts } from '../texts.js';

export interface Place {
  path: string;
  label: string;
  Icon: ComponentType<SvgIconProps>;
  /** Offered to those who hold one of these permissions. */
  needs: readonly string[];
}

const PLACES: readonly Place[] = [
  { path: '/credentials', label: texts.credentials.heading, Icon: KeyOutlined, needs: ['credentials:view'] },
  { path: '/flows', label: texts.flows.heading, Icon: AccountTreeOutlined, needs: ['flows:view'] },
  { path: '/workspaces', label: texts.workspaces.heading, Icon: WorkspacesOutlined, needs: ['workspaces:view'] },
  { path: '/people', label: texts.people.heading, Icon: PeopleOutlined, needs: ['members:view'] },
  { path: '/roles', label: texts.roles.heading, Icon: ShieldOutlined, needs: ['roles:view'] },
  { path: '/api-keys', label: texts.apiKeys.heading, Icon: SmartToyOutlined, needs: ['apikeys:view'] },
  { path: '/audit', label: texts.audit.heading, Icon: HistoryOutlined, needs: ['audit:view'] },
  {
    path: '/settings',
    label: texts.settings.heading,
    Icon: SettingsOutlined,
    needs: ['organizations:update', 'webhooks:view', 'identityproviders:view'],
  },
];

/** The pages that somebody with my permissions has a use for. */
export function usePlaces(): Place[] {
  const { permissions } = useMe();
  return PLACES.filter(({ needs }) => needs.some((permission) => permissions.includes(permission)));
}
