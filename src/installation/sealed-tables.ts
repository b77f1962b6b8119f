/** A table whose column `sealed` holds texts that data keys have sealed. */
export interface SealedTable {
  table: string;
  /** What its texts are called where they are counted. */
  what: string;
  /** The columns of its primary key, the first of which is the row that a text is bound to. */
  key: readonly string[];
  /** What texts are bound to besides; values of credentials have a context of their own. */
  purpose: string | undefined;
  /** Whether its rows belong to a workspace, rather than to the organization itself. */
  ofWorkspace: boolean;
}

/** All there are: a test looks for others. */
export const SEALED_TABLES: readonly SealedTable[] = [
  { table: 'credentials', what: 'credentials', key: ['id'], purpose: undefined, ofWorkspace: true },
  {
    table: 'credential_versions',
    what: 'earlierValues',
    key: ['credential_id', 'version'],
    purpose: undefined,
    ofWorkspace: true,
  },
  { table: 'webhooks', what: 'webhooks', key: ['id'], purpose: 'webhook', ofWorkspace: true },
  { table: 'second_factors', what: 'secondFactors', key: ['user_id'], purpose: 'second-factor', ofWorkspace: false },
  {
    table: 'identity_providers',
    what: 'identityProviders',
    key: ['id'],
    purpose: 'identity-provider',
    ofWorkspace: false,
  },
];
