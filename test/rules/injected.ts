import type { Service } from '../support/service.js';
import { operationOf, type Case } from './case.js';
import { fieldNames } from './operations.js';
import type { Kind } from './request.js';
import type { Site } from './site.js';

/** Names that mean something to JavaScript rather than to us. */
const LANGUAGE_NAMES = ['constructor', 'prototype', 'hasOwnProperty', 'toString', 'toJSON', 'then'];

const KINDS: Readonly<Record<string, Kind>> = {
  organizationId: 'organization',
  workspaceId: 'workspace',
  userId: 'user',
  ownerId: 'user',
  makerId: 'user',
  roleId: 'role',
  keyId: 'key',
  actorId: 'key',
  webhookId: 'webhook',
  deliveryId: 'delivery',
  providerId: 'identityProvider',
  sessionId: 'session',
  invitationId: 'invitation',
  credentialId: 'credential',
  sharedItemId: 'credential',
  subjectId: 'credential',
};

/** What is found in a row or an answer that took an injected value. */
export const INJECTED = /injected|2001-02-0[345]|987654321|organizations:create/;

/** Every name that a column or a field has anywhere, but for those that the operation takes. */
export function fieldsNotTaken({ database }: Service, the: Case): string[] {
  const columns = database.dataSource.entityMetadatas.flatMap((entity) => entity.columns);
  const names = columns.flatMap(({ propertyName, databaseName }) => [propertyName, databaseName]);
  const taken = operationOf(the).fields ?? [];
  return [...new Set([...names, ...fieldNames, ...LANGUAGE_NAMES])].filter((name) => !taken.includes(name));
}

/** What a case is about: what it makes, or what its path names. */
export function kindOf({ makes, operation }: Case): Kind {
  if (makes !== undefined) return makes;
  if (operation.includes('/workspaces/{id}')) return 'workspace';
  if (operation.includes('/organizations')) return 'organization';
  if (operation.includes('/users')) return 'user';
  if (operation.includes('/invitations')) return 'invitation';
  if (operation.includes('/webhooks')) return 'webhook';
  if (operation.includes('/identity-providers')) return 'identityProvider';
  if (operation.includes('/roles')) return 'role';
  if (operation.includes('/connect-sessions')) return 'connectSession';
  return operation.includes('/api-keys') ? 'key' : 'credential';
}

/** A value for a field of that name which would do harm if it were taken. */
export function injectedValue(name: string, the: Case, other: Site): unknown {
  const property = name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const kind = property === 'id' ? kindOf(the) : KINDS[property];
  if (kind !== undefined) return other.id(kind).id;
  if (property === 'workspaceIds') return [other.id('workspace').id];
  if (property === 'permissions') return ['organizations:create'];
  if (/At$|Date$|^at$/.test(property)) return '2001-02-03T04:05:06.000Z';
  if (/version$|^total$|^affected$/i.test(property)) return 987654321;
  if (['shared', 'builtIn', 'unreadable', 'optional', 'hidden'].includes(property)) return true;
  return LANGUAGE_NAMES.includes(name) ? { injected: 'injected' } : 'injected';
}
