import { defineEntity } from '../persistence/index.js';
import { User, Workspace, Organization } from '../workspaces/index.js';

export const DIALECTS = ['flowise', 'm9m'] as const;
/** Whose API an API key speaks. */
export type Dialect = (typeof DIALECTS)[number];

/** A program's token. Only its hash is kept. */
export class ApiKey {
  id: string;
  organizationId: string;
  workspaceId: string;
  /** The member as whom the key acts; null for a key that acts for the workspace. */
  userId: string | null;
  name: string;
  tokenHash: string;
  /** How the token begins, to recognise it by. */
  prefix: string;
  dialect: Dialect;
  permissions: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  /** The person who made it, directly or through a key of theirs. It ends with their membership: they have seen the token. */
  makerId: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export const apiKeyEntity = defineEntity<ApiKey>({
  class: ApiKey,
  table: 'api_keys',
  columns: {
    id: { kind: 'id', primary: true },
    organizationId: { kind: 'id' },
    workspaceId: { kind: 'id' },
    userId: { kind: 'id', nullable: true },
    name: { kind: 'name' },
    tokenHash: { kind: 'key' },
    prefix: { kind: 'key' },
    dialect: { kind: 'key' },
    permissions: { kind: 'json' },
    expiresAt: { kind: 'time', nullable: true },
    lastUsedAt: { kind: 'time', nullable: true },
    makerId: { kind: 'id', nullable: true },
    createdAt: { kind: 'time' },
    updatedAt: { kind: 'time' },
  },
  references: [
    { property: 'organizationId', target: () => Organization },
    { property: 'workspaceId', target: () => Workspace },
    { property: 'userId', target: () => User },
  ],
  unique: [['tokenHash']],
  indexes: [['workspaceId'], ['userId'], ['makerId'], ['organizationId']],
});
