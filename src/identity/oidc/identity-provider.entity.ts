import { defineEntity } from '../../persistence/index.js';
import { Organization, User } from '../../workspaces/index.js';

/** Who has this value in the role claim gets this role in this workspace. */
export interface RoleMapping {
  value: string;
  workspaceId: string;
  /** The name of a built-in role, or the id of one of the organization's. */
  role: string;
}

/** A server of OpenID Connect through which people of an organization sign in. */
export class IdentityProvider {
  id: string;
  organizationId: string;
  name: string;
  /** Exactly as the provider writes it. */
  issuer: string;
  clientId: string;
  /** The client secret; null for a public client, which has none. */
  sealed: string | null;
  /** Separated by spaces; `openid` is among them. */
  scopes: string;
  /** Where the claims of a person have what the mappings ask for, such as `realm_access.roles`. */
  roleClaim: string | null;
  /** Of two that give a role in one workspace, the first counts. */
  mappings: RoleMapping[];
  /** 1 or 0: databases do not agree on booleans. */
  enabled: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Somebody whom a provider knows, and the user that they are here. */
export class UserIdentity {
  id: string;
  organizationId: string;
  userId: string;
  providerId: string;
  /** What the provider calls them: `sub`, which never changes and is never given to somebody else. */
  subject: string;
  /** 1 when the provider has said that the e-mail address of the account is theirs; 0 or null when it has not. */
  emailVerified: number | null;
  createdAt: Date;
}

const inOrganization = { property: 'organizationId', target: () => Organization, onDelete: 'CASCADE' as const };

export const oidcEntities = [
  defineEntity<IdentityProvider>({
    class: IdentityProvider,
    table: 'identity_providers',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      name: { kind: 'name' },
      issuer: { kind: 'text' },
      clientId: { kind: 'key' },
      sealed: { kind: 'text', nullable: true },
      scopes: { kind: 'text' },
      roleClaim: { kind: 'key', nullable: true },
      mappings: { kind: 'json' },
      enabled: { kind: 'integer' },
      createdAt: { kind: 'time' },
      updatedAt: { kind: 'time' },
    },
    references: [inOrganization],
    indexes: [['organizationId']],
  }),
  defineEntity<UserIdentity>({
    class: UserIdentity,
    table: 'user_identities',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      userId: { kind: 'id' },
      providerId: { kind: 'id' },
      subject: { kind: 'key' },
      emailVerified: { kind: 'integer', nullable: true },
      createdAt: { kind: 'time' },
    },
    references: [
      inOrganization,
      { property: 'userId', target: () => User, onDelete: 'CASCADE' },
      { property: 'providerId', target: () => IdentityProvider, onDelete: 'CASCADE' },
    ],
    unique: [
      ['providerId', 'subject'],
      ['providerId', 'userId'],
    ],
    indexes: [['organizationId'], ['userId']],
  }),
];
