/**
 * Every permission there is, in Flowise's vocabulary and beyond it, with what it lets its holder do. Roles and API keys
 * are made of these.
 */
export const PERMISSIONS = {
  'credentials:view': 'see names, types and dates of credentials',
  'credentials:create': 'add credentials',
  'credentials:update': 'change names and values of credentials',
  'credentials:delete': 'delete credentials',
  'credentials:share': 'let other workspaces use credentials, and stop that',
  'credentials:use': 'test credentials, and have requests made with them',
  'credentials:resolve': 'get the plaintext of credentials; works for API keys only',
  'flows:view': 'see flows',
  'flows:create': 'register flows',
  'flows:update': 'change flows',
  'flows:delete': 'delete flows',
  'webhooks:view': 'see webhooks and their deliveries, without URLs and secrets',
  'webhooks:create': 'make webhooks, which are told of what happens to credentials of the workspace',
  'webhooks:update': 'change, test and switch off webhooks, and replace their signing secrets',
  'webhooks:delete': 'delete webhooks',
  'apikeys:view': 'see API keys, without their tokens',
  'apikeys:create': 'make API keys that hold no more than their maker',
  'apikeys:update': 'rename and rotate API keys',
  'apikeys:delete': 'revoke API keys',
  'workspaces:view': 'see the workspaces of the organization',
  'workspaces:create': 'make workspaces in the organization',
  'workspaces:update': 'rename workspaces, and manage the API keys of each',
  'workspaces:delete': 'delete workspaces with all that is in them',
  'members:view': 'see users, invitations, and who is a member of which workspace',
  'members:create': 'make users, and members of any workspace of the organization, and invite people to them',
  'members:update': 'change roles of members, and make API keys that act as one',
  'members:delete': 'remove members, users and invitations, and delete what members leave behind',
  'roles:view': 'see roles',
  'roles:create': 'make roles that hold no more than their maker',
  'roles:update': 'change roles',
  'roles:delete': 'delete roles that nobody has',
  'identityproviders:view': 'see identity providers, without their secrets',
  'identityproviders:create': 'let people sign in through an identity provider; takes all else that an owner holds',
  'identityproviders:update': 'change and switch off identity providers; takes all else that an owner holds',
  'identityproviders:delete': 'delete identity providers, which ends the sessions that began through them',
  'audit:view': 'read and export the audit log',
  'organizations:update': 'rename the organization',
  'organizations:create': 'make further organizations on this installation; never held inside one of those',
  'installation:operate':
    'back up, restore and check this installation, and change its root key; reaches every organization',
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];

/** What the owner of an organization holds: all but what reaches beyond it. */
export const ORGANIZATION_PERMISSIONS = ALL_PERMISSIONS.filter(
  (permission) => permission !== 'organizations:create' && permission !== 'installation:operate',
);

export function isPermission(text: unknown): text is Permission {
  return typeof text === 'string' && Object.hasOwn(PERMISSIONS, text);
}

/** The permissions in a stored list. A name that this version does not know grants nothing. */
export function permissionsIn(stored: readonly unknown[]): Permission[] {
  return stored.filter(isPermission);
}
