/** Under which the answers of the service are kept. */
export const ME = ['me'] as const;
export const SIGN_IN_WAYS = ['auth'] as const;
export const CREDENTIALS = ['credentials'] as const;
export const TYPES = ['types'] as const;
export const WORKSPACES = ['workspaces'] as const;

/** All that is kept of one credential. */
export const credentialKey = (id: string): readonly [...typeof CREDENTIALS, 'one', string] => [
  ...CREDENTIALS,
  'one',
  id,
];
