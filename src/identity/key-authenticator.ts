import { Injectable } from '@nestjs/common';
import type { Grant } from '../authorization/index.js';
import { Database, isoTime, type Row } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { KeyUses } from './key-uses.js';
import { keyPermissions } from './role-permissions.js';
import { hashOf, tokenIn } from './token.js';

const FIND = `
  SELECT k.id, k.organization_id, k.workspace_id, k.user_id, k.name, k.permissions, k.expires_at, k.maker_id,
         m.user_id AS member_id, m.built_in_role, r.permissions AS role_permissions
    FROM api_keys k
    LEFT JOIN members m ON m.workspace_id = k.workspace_id AND m.user_id = k.user_id
    LEFT JOIN roles r ON r.id = m.role_id
   WHERE k.token_hash = ?`;

const KNOWN_AT_MOST = 10_000;

interface Known {
  grant: Grant & { keyId: string };
  expires: number;
}

/** Finds out whose token a request carries: one hash, and at the most one query. */
@Injectable()
export class KeyAuthenticator {
  /** What was found since the database last changed. Where that cannot be told, every request asks the database. */
  private readonly known = new Map<string, Known>();
  private mark: number | undefined;

  constructor(
    private readonly database: Database,
    private readonly uses: KeyUses,
  ) {}

  async authenticate(authorization: string | undefined): Promise<Grant> {
    const token = tokenIn(authorization);
    if (token === undefined)
      throw problem('unauthenticated', 'Send an API key in the header: Authorization: Bearer <key>');
    const { grant, expires } = await this.find(hashOf(token));
    if (expires <= Date.now()) throw problem('unauthenticated', 'This API key has expired');
    this.uses.note(grant.keyId);
    return grant;
  }

  private async find(hash: string): Promise<Known> {
    const mark = this.database.changeMark();
    if (mark === undefined || mark !== this.mark || this.known.size >= KNOWN_AT_MOST) this.known.clear();
    this.mark = mark;
    const known = this.known.get(hash);
    if (known) return known;
    const [row] = await this.database.read(FIND, [hash]);
    if (!row || (row['user_id'] !== null && row['member_id'] === null)) {
      throw problem('unauthenticated', 'This API key is not known, or was revoked');
    }
    const found = knownOf(row);
    if (mark !== undefined && this.mark === mark) this.known.set(hash, found);
    return found;
  }
}

function knownOf(row: Row): Known {
  const userId = row['user_id'] as string | null;
  const keyId = String(row['id']);
  const expiresAt = row['expires_at'];
  return {
    expires: expiresAt === null ? Infinity : Date.parse(isoTime(expiresAt)),
    grant: {
      kind: 'key',
      organizationId: String(row['organization_id']),
      workspaceId: String(row['workspace_id']),
      userId,
      keyId,
      sessionId: null,
      name: String(row['name']),
      makerId: (row['maker_id'] as string | null) ?? userId, // who has seen the token, rather than as whom it acts
      permissions: new Set(keyPermissions(row)),
    },
  };
}
