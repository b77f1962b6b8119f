import { Foundation1763600000001 } from './0001-foundation.js';
import { TypeVersion1763700000002 } from './0002-type-version.js';
import { Flows1763800000003 } from './0003-flows.js';
import { LifeOfCredentials1763900000004 } from './0004-life-of-credentials.js';
import { Webhooks1764000000005 } from './0005-webhooks.js';
import { People1764100000006 } from './0006-people.js';
import { Invitations1764200000007 } from './0007-invitations.js';
import { SecondFactors1764300000008 } from './0008-second-factors.js';
import { IdentityProviders1764400000009 } from './0009-identity-providers.js';
import { ConnectSessions1764500000010 } from './0010-connect-sessions.js';
import { Installation1764600000011 } from './0011-installation.js';
import { KnownPlaces1764700000012 } from './0012-known-places.js';

/** As the table `migrations` has them. */
export const migrationNames = (): string[] => migrations.map(({ name }) => name);

/** In the order they run. A migration that was released is never edited: the next change is the next file. */
export const migrations = [
  Foundation1763600000001,
  TypeVersion1763700000002,
  Flows1763800000003,
  LifeOfCredentials1763900000004,
  Webhooks1764000000005,
  People1764100000006,
  Invitations1764200000007,
  SecondFactors1764300000008,
  IdentityProviders1764400000009,
  ConnectSessions1764500000010,
  Installation1764600000011,
  KnownPlaces1764700000012,
];
