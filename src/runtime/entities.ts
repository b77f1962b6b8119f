import { Credential } from '../credentials/index.js';
import { defineEntity } from '../persistence/index.js';

/** How often one API key has used one credential. */
export class CredentialUse {
  credentialId: string;
  keyId: string;
  organizationId: string;
  workspaceId: string;
  useCount: number;
  lastUsedAt: Date;
}

export const runtimeEntities = [
  defineEntity<CredentialUse>({
    class: CredentialUse,
    table: 'credential_uses',
    columns: {
      credentialId: { kind: 'id', primary: true },
      keyId: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      useCount: { kind: 'integer' },
      lastUsedAt: { kind: 'time' },
    },
    references: [{ property: 'credentialId', target: () => Credential, onDelete: 'CASCADE' }],
    indexes: [['organizationId', 'credentialId']],
  }),
];
