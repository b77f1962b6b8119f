/** Under which the answers of the service are kept. */
export const ME = ['me'] as const;
/** Of what takes this window to another workspace. */
export const MOVE = ['move'] as const;
export const SIGN_IN_WAYS = ['auth'] as const;
export const CREDENTIALS = ['credentials'] as const;
export const TYPES = ['types'] as const;
export const WORKSPACES = ['workspaces'] as const;
export const USERS = ['users'] as const;
export const ROLES = ['roles'] as const;
export const INVITATIONS = ['invitations'] as const;
export const FLOWS = ['flows'] as const;
export const API_KEYS = ['api-keys'] as const;
export const AUDIT = ['audit'] as const;
/** What the command palette has found. */
export const FOUND = ['found'] as const;

/** All that is kept of one credential. */
export const credentialKey = (id: string): readonly [...typeof CREDENTIALS, 'one', string] => [
  ...CREDENTIALS,
  'one',
  id,
];
export const SESSIONS = ['sessions'] as const;
export const ORGANIZATION = ['organization'] as const;
export const WEBHOOKS = ['webhooks'] as const;

/** All that is kept of one workspace. */
export const workspaceKey = (id: string): readonly [...typeof WORKSPACES, 'one', string] => [...WORKSPACES, 'one', id];
export const PROVIDERS = ['identity-providers'] as const;
