import { randomBytes } from 'node:crypto';
import type { Grant, Permission } from '../authorization/index.js';
import type { Session } from './people.entities.js';

/** 256 random bits, for cookies and links. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What a session lets its person do, in the workspace where they work. */
export function sessionGrant(
  { id, organizationId, workspaceId, userId }: Pick<Session, 'id' | 'organizationId' | 'workspaceId' | 'userId'>,
  name: string,
  permissions: ReadonlySet<Permission>,
): Grant {
  return { kind: 'session', organizationId, workspaceId, userId, keyId: null, sessionId: id, name, makerId: userId, permissions }; // prettier-ignore
}
