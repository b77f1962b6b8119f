import { defineEntity } from '../../persistence/index.js';
import { Organization, Workspace } from '../../workspaces/index.js';
import { ApiKey } from '../api-key.entity.js';
import { Session } from '../people.entities.js';

/** What a picker in somebody else's page may do for a while. Only the hash of its token is kept. */
export class ConnectSession {
  id: string;
  organizationId: string;
  workspaceId: string;
  /** The API key that made it; null where a person did. */
  keyId: string | null;
  /** The session of the person who made it; null where a key did. */
  sessionId: string | null;
  tokenHash: string;
  /** Names of credential types. */
  types: string[];
  /** Of the page. */
  origin: string;
  mayCreate: number;
  createdAt: Date;
  expiresAt: Date;
}

export const connectSessionEntity = defineEntity<ConnectSession>({
  class: ConnectSession,
  table: 'connect_sessions',
  columns: {
    id: { kind: 'id', primary: true },
    organizationId: { kind: 'id' },
    workspaceId: { kind: 'id' },
    keyId: { kind: 'id', nullable: true },
    sessionId: { kind: 'id', nullable: true },
    tokenHash: { kind: 'key' },
    types: { kind: 'json' },
    origin: { kind: 'key' },
    mayCreate: { kind: 'integer' },
    createdAt: { kind: 'time' },
    expiresAt: { kind: 'time' },
  },
  references: [
    { property: 'organizationId', target: () => Organization, onDelete: 'CASCADE' },
    { property: 'workspaceId', target: () => Workspace, onDelete: 'CASCADE' },
    { property: 'keyId', target: () => ApiKey, onDelete: 'CASCADE' },
    { property: 'sessionId', target: () => Session, onDelete: 'CASCADE' },
  ],
  unique: [['tokenHash']],
  indexes: [['organizationId'], ['workspaceId'], ['keyId'], ['sessionId'], ['expiresAt']],
});
