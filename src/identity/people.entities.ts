import { defineEntity } from '../persistence/index.js';
import { Organization, User, Workspace } from '../workspaces/index.js';
import { oidcEntities } from './oidc/identity-provider.entity.js';
import { secondFactorEntity } from './second-factor/second-factor.entity.js';

/** What a user signs in with. Kept apart from the user, whom others may see. */
export class Password {
  userId: string;
  organizationId: string;
  /** Argon2id, with its parameters and salt. */
  hash: string;
  changedAt: Date;
}

/** How somebody came in. */
export type Means = 'password' | 'setup' | 'invitation' | 'oidc';

/** A browser in which somebody has signed in. Only the hash of its cookie is kept. */
export class Session {
  id: string;
  organizationId: string;
  userId: string;
  /** The workspace in which they work. They are a member there. */
  workspaceId: string;
  tokenHash: string;
  means: Means;
  /** The identity provider through which they came, if they did. */
  providerId: string | null;
  address: string;
  userAgent: string;
  createdAt: Date;
  /** To the minute. */
  lastSeenAt: Date;
  /** When it ends, however busy it is. */
  expiresAt: Date;
}

/** Where somebody has signed in: attempts of others do not keep them out from there. */
export class KnownPlace {
  userId: string;
  /** A hash of the user and the place. */
  place: string;
  /** When they last signed in there. */
  lastSeenAt: Date;
}

/** A link or a step that works once, for a while. */
export class OneTimeToken {
  tokenHash: string;
  purpose: string;
  organizationId: string;
  payload: object;
  createdAt: Date;
  expiresAt: Date;
}

/** How often something was tried of late. */
export class Throttle {
  id: string;
  attempts: number;
  lastAt: Date;
}

const inOrganization = { property: 'organizationId', target: () => Organization };
const ofUser = { property: 'userId', target: () => User, onDelete: 'CASCADE' as const };

export const peopleEntities = [
  defineEntity<Password>({
    class: Password,
    table: 'passwords',
    columns: {
      userId: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      hash: { kind: 'text' },
      changedAt: { kind: 'time' },
    },
    references: [inOrganization, ofUser],
    indexes: [['organizationId']],
  }),
  defineEntity<Session>({
    class: Session,
    table: 'sessions',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      userId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      tokenHash: { kind: 'key' },
      means: { kind: 'key' },
      providerId: { kind: 'id', nullable: true },
      address: { kind: 'key' },
      userAgent: { kind: 'name' },
      createdAt: { kind: 'time' },
      lastSeenAt: { kind: 'time' },
      expiresAt: { kind: 'time' },
    },
    references: [inOrganization, ofUser, { property: 'workspaceId', target: () => Workspace }],
    unique: [['tokenHash']],
    indexes: [['userId'], ['workspaceId'], ['organizationId'], ['expiresAt'], ['providerId']],
  }),
  defineEntity<KnownPlace>({
    class: KnownPlace,
    table: 'known_places',
    columns: {
      userId: { kind: 'id', primary: true },
      place: { kind: 'key', primary: true },
      lastSeenAt: { kind: 'time' },
    },
    references: [ofUser],
  }),
  defineEntity<OneTimeToken>({
    class: OneTimeToken,
    table: 'one_time_tokens',
    columns: {
      tokenHash: { kind: 'key', primary: true },
      purpose: { kind: 'key' },
      organizationId: { kind: 'id' },
      payload: { kind: 'json' },
      createdAt: { kind: 'time' },
      expiresAt: { kind: 'time' },
    },
    references: [{ ...inOrganization, onDelete: 'CASCADE' }],
    indexes: [['organizationId'], ['expiresAt']],
  }),
  defineEntity<Throttle>({
    class: Throttle,
    table: 'throttles',
    columns: { id: { kind: 'key', primary: true }, attempts: { kind: 'integer' }, lastAt: { kind: 'time' } },
    indexes: [['lastAt']],
  }),
  secondFactorEntity,
  ...oidcEntities,
];
