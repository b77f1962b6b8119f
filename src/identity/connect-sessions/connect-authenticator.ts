import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Grant, Permission } from '../../authorization/index.js';
import { Database, isoTime, type Row } from '../../persistence/index.js';
import { problem } from '../../platform/index.js';
import { PublicAddress } from '../public-address.js';
import { keyPermissions, rolePermissions } from '../role-permissions.js';
import { hashOf } from '../token.js';
import { letRead } from './cross-origin.js';

/** With the key or the session that made it, and what that may do now. */
const FIND = `
  SELECT c.id, c.organization_id, c.workspace_id, c.types, c.origin, c.may_create, c.expires_at,
         k.id AS key_id, k.name AS key_name, k.permissions, k.maker_id, k.expires_at AS key_expires_at,
         COALESCE(k.user_id, s.user_id) AS user_id, u.name AS user_name, s.expires_at AS session_expires_at,
         m.user_id AS member_id, m.built_in_role, r.permissions AS role_permissions,
         o.require_second_factor, f.confirmed_at AS factor_confirmed_at
    FROM connect_sessions c
    JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN api_keys k ON k.id = c.key_id
    LEFT JOIN sessions s ON s.id = c.session_id
    LEFT JOIN users u ON u.id = s.user_id
    LEFT JOIN second_factors f ON f.user_id = s.user_id
    LEFT JOIN members m ON m.workspace_id = c.workspace_id AND m.user_id = COALESCE(k.user_id, s.user_id)
    LEFT JOIN roles r ON r.id = m.role_id
   WHERE c.token_hash = ?`;

/** Finds out which connect session a request belongs to, and whether it comes from where it may come from. */
@Injectable()
export class ConnectAuthenticator {
  constructor(
    private readonly database: Database,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  /** @throws Problem `unauthenticated` for one that has ended, itself or with its maker; `forbidden` for a page of another origin */
  async authenticate(token: string, request: FastifyRequest): Promise<Grant> {
    const [row] = await this.database.read(FIND, [hashOf(token)]);
    if (!row) throw problem('unauthenticated', 'This connect session is not known, or has ended');
    this.assertExpected(request, String(row['origin']));
    if (isOver(row)) throw problem('unauthenticated', 'This connect session has ended. Ask for a new one');
    return grantOf(row);
  }

  /** Programs send no origin, and pages of the service itself none with what they only read. */
  private assertExpected(request: FastifyRequest, expected: string): void {
    const { origin } = request.headers;
    if (origin === expected) letRead(request, expected);
    else if (origin !== undefined && !this.address.isOwn(origin, request))
      throw problem('forbidden', 'This connect session was made for pages of another origin');
  }
}

function isOver(row: Row): boolean {
  const isPerson = row['key_id'] === null;
  const ends = [row['expires_at'], row['key_expires_at'], row['session_expires_at']].filter((end) => end !== null);
  if (ends.some((end) => Date.parse(isoTime(end)) <= Date.now())) return true;
  if (row['user_id'] === null) return isPerson; // a key that acts for its workspace is no member
  const lacksSecondFactor = Number(row['require_second_factor']) === 1 && row['factor_confirmed_at'] === null;
  return row['member_id'] === null || (isPerson && lacksSecondFactor);
}

function grantOf(row: Row): Grant {
  const text = (name: string): string => String(row[name]);
  const keyId = row['key_id'] as string | null;
  const userId = row['user_id'] as string | null;
  const held = keyId === null ? rolePermissions(row) : keyPermissions(row);
  const wanted = new Set<Permission>(['credentials:view', 'credentials:use']);
  if (Number(row['may_create']) === 1) wanted.add('credentials:create');
  return {
    kind: 'connect',
    organizationId: text('organization_id'),
    workspaceId: text('workspace_id'),
    userId,
    keyId,
    sessionId: null,
    name: keyId === null ? text('user_name') : text('key_name'),
    makerId: (row['maker_id'] as string | null) ?? userId,
    permissions: new Set(held.filter((permission) => wanted.has(permission))),
    connect: {
      id: text('id'),
      types: JSON.parse(text('types')) as string[],
      origin: text('origin'),
      expiresAt: new Date(isoTime(row['expires_at'])),
    },
  };
}
