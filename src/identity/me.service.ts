import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { problem, type Problem } from '../platform/index.js';
import { assertStillHere, User } from '../workspaces/index.js';
import { assertGoodPassword, hashOfPassword, isPassword } from './passwords.js';
import { Password } from './people.entities.js';
import { personOf } from './person.js';
import { SessionsService } from './sessions.service.js';
import { Throttles } from './throttles.js';

/** What a person knows of themselves beyond their grant. */
export interface Myself {
  email: string;
  organizationName: string;
  workspaceName: string;
  workspaces: { id: string; name: string; role: string }[];
  secondFactor: boolean;
  secondFactorRequired: boolean;
}

/** What people may do with their own account. */
@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly sessions: SessionsService,
    private readonly throttles: Throttles,
  ) {}

  /** Undefined for an API key. */
  async describe({ grant }: Actor): Promise<Myself | undefined> {
    if (grant.kind !== 'session') return undefined;
    const rows = await this.database.read(
      `SELECT u.email, o.name AS organization, o.require_second_factor, w.id, w.name, m.built_in_role, r.name AS role,
         (SELECT COUNT(*) FROM second_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS factors
       FROM users u JOIN organizations o ON o.id = u.organization_id
       JOIN members m ON m.user_id = u.id JOIN workspaces w ON w.id = m.workspace_id LEFT JOIN roles r ON r.id = m.role_id
       WHERE u.id = ? ORDER BY LOWER(w.name), w.id`,
      [grant.userId],
    );
    const workspaces = rows.map((row) => ({
      id: String(row['id']),
      name: String(row['name']),
      role: String(row['built_in_role'] ?? row['role']),
    }));
    return {
      email: String(rows[0]?.['email']),
      organizationName: String(rows[0]?.['organization']),
      workspaceName: workspaces.find(({ id }) => id === grant.workspaceId)?.name ?? '',
      workspaces,
      secondFactor: Number(rows[0]?.['factors']) > 0,
      secondFactorRequired: Number(rows[0]?.['require_second_factor']) === 1,
    };
  }

  async rename(actor: Actor, name: string): Promise<void> {
    const id = personOf(actor);
    await this.database.write(async (tx) => {
      await tx.update(User, { id }, { name, updatedAt: new Date() });
      await this.audit.record(tx, actor, 'user.updated', { kind: 'User', id, name }, { changed: ['name'] });
    });
  }

  /**
   * Changes the password, and ends all other sessions.
   * @throws Problem `invalid` for a current one that is wrong, or a new one that is not good enough
   */
  async changePassword(actor: Actor, current: string, password: string): Promise<void> {
    const id = personOf(actor);
    const counted = [{ kind: 'password', about: id, free: 5 }];
    await this.throttles.attempt(counted);
    const sql = 'SELECT u.email, u.name, p.hash FROM users u LEFT JOIN passwords p ON p.user_id = u.id WHERE u.id = ?';
    const [row] = await this.database.read(sql, [id]);
    const proven = (row?.['hash'] as string | null) ?? undefined;
    if (proven === undefined || !(await isPassword(proven, current))) throw wrongPassword();
    assertGoodPassword(password, { email: String(row?.['email']), name: String(row?.['name']) });
    const hash = await hashOfPassword(password);
    await this.throttles.forget(counted);
    await this.database.write(async (tx) => {
      await assertStillHere(this.database, tx, actor); // another of their sessions may have ended this one
      const change = { hash, changedAt: new Date() };
      const { affected } = await tx.update(Password, { userId: id, hash: proven }, change);
      if (affected !== 1) throw wrongPassword();
      await this.sessions.endOthers(actor, tx);
      await this.audit.record(tx, actor, 'user.password', { kind: 'User', id, name: actor.grant.name }, { means: 'password' }); // prettier-ignore
    });
  }
}

function wrongPassword(): Problem {
  return problem('invalid', { current: 'current is not your password' });
}
