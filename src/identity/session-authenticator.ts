import { Injectable } from '@nestjs/common';
import type { Grant } from '../authorization/index.js';
import { Database, isoTime } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { Session } from './people.entities.js';
import { sessionPermissions } from './role-permissions.js';
import { sessionGrant } from './session-grants.js';
import { hashOf } from './token.js';

const IDLE_MS = 12 * 60 * 60_000;
/** How exact the time of the last request is kept: a read must not cost a write. */
const SEEN_EVERY_MS = 60_000;

const FIND = `
  SELECT s.id, s.organization_id, s.workspace_id, s.user_id, s.provider_id, s.last_seen_at, s.expires_at, u.name,
         m.built_in_role, r.permissions AS role_permissions, o.require_second_factor, f.confirmed_at AS factor_confirmed_at
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN organizations o ON o.id = s.organization_id
    LEFT JOIN second_factors f ON f.user_id = s.user_id
    JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id
    LEFT JOIN roles r ON r.id = m.role_id
   WHERE s.token_hash = ?`;

/** Finds out whose session a cookie is of. */
@Injectable()
export class SessionAuthenticator {
  constructor(private readonly database: Database) {}

  /**
   * @param isIdle a page asks by itself, which does not put off the end by idling
   * @throws Problem `unauthenticated` for one that is not known, or has ended by idling or by its age
   */
  async authenticate(token: string, isIdle: boolean): Promise<Grant> {
    const [row] = await this.database.read(FIND, [hashOf(token)]);
    const now = Date.now();
    const seen = row ? Date.parse(isoTime(row['last_seen_at'])) : 0;
    const isOver = !row || now - seen > IDLE_MS || Date.parse(isoTime(row['expires_at'])) <= now;
    if (isOver) throw problem('unauthenticated', 'Your session has ended. Sign in again');
    const id = String(row['id']);
    if (!isIdle && now - seen > SEEN_EVERY_MS) await this.note(id);
    const place = {
      id,
      organizationId: String(row['organization_id']),
      workspaceId: String(row['workspace_id']),
      userId: String(row['user_id']),
    };
    const lacksSecondFactor = Number(row['require_second_factor']) === 1 && row['factor_confirmed_at'] === null;
    const grant = sessionGrant(place, String(row['name']), new Set(sessionPermissions(row)));
    return lacksSecondFactor ? { ...grant, lacksSecondFactor } : grant;
  }

  private async note(id: string): Promise<void> {
    await this.database.write((tx) => tx.update(Session, { id }, { lastSeenAt: new Date() }));
  }
}
