import { ORGANIZATION_PERMISSIONS, type Permission } from './permissions.js';

export interface BuiltInRole {
  description: string;
  permissions: readonly Permission[];
}

const SEE: readonly Permission[] = ['credentials:view', 'flows:view', 'workspaces:view', 'members:view', 'roles:view'];
const NOT_ADMIN = new Set<Permission>([
  'workspaces:create',
  'workspaces:delete',
  'organizations:update',
  // Whoever controls a provider controls who everybody is.
  'identityproviders:view',
  'identityproviders:create',
  'identityproviders:update',
  'identityproviders:delete',
]);

/** The roles that every organization has. They cannot be changed or deleted. */
export const BUILT_IN_ROLES = {
  owner: {
    description: 'Everything in the organization. The last owner cannot be removed.',
    permissions: ORGANIZATION_PERMISSIONS,
  },
  admin: {
    description:
      'Runs teams: credentials, flows, webhooks and API keys, the members and roles of the organization, and the audit log.',
    permissions: ORGANIZATION_PERMISSIONS.filter((permission) => !NOT_ADMIN.has(permission)),
  },
  editor: {
    description: 'Works with credentials and flows.',
    permissions: [
      ...SEE,
      'credentials:create',
      'credentials:update',
      'credentials:delete',
      'credentials:share',
      'credentials:use',
      'flows:create',
      'flows:update',
      'flows:delete',
    ],
  },
  viewer: { description: 'Sees what there is, without using or changing it.', permissions: SEE },
  auditor: {
    description: 'Sees what there is and who did what.',
    permissions: [...SEE, 'apikeys:view', 'webhooks:view', 'audit:view'],
  },
} as const satisfies Record<string, BuiltInRole>;

export type BuiltInRoleName = keyof typeof BUILT_IN_ROLES;

export function isBuiltInRole(text: string): text is BuiltInRoleName {
  return Object.hasOwn(BUILT_IN_ROLES, text);
}
