import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Database, isDuplicate } from '../persistence/index.js';
import { newId, problem, type Problem } from '../platform/index.js';
import { Member, User } from '../workspaces/index.js';
import { OneTimeTokens } from './one-time-tokens.js';
import { assertGoodPassword, hashOfPassword } from './passwords.js';
import { OneTimeToken, Password } from './people.entities.js';
import { placeOf } from './place.js';
import { SessionsService, type NewSession, type Visitor } from './sessions.service.js';
import { Throttles } from './throttles.js';

const PURPOSE = 'setup';
const WORKS_FOR_SECONDS = 24 * 60 * 60;

/** Somebody who gets a password. */
export interface NewPerson {
  email: string;
  name: string;
  password: string;
}

/** Lets the first person in, who has seen the terminal of the service. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly tokens: OneTimeTokens,
    private readonly sessions: SessionsService,
    private readonly throttles: Throttles,
  ) {}

  /** Whether nobody can sign in yet. */
  async isNeeded(tx?: EntityManager): Promise<boolean> {
    const sql = `SELECT user_id FROM passwords UNION ALL SELECT i.user_id FROM user_identities i
      JOIN identity_providers p ON p.id = i.provider_id AND p.enabled = 1 JOIN members m ON m.user_id = i.user_id LIMIT 1`;
    return (tx ? await this.database.readIn(tx, sql, []) : await this.database.read(sql, [])).length === 0;
  }

  /** A token for the link that the terminal shows; undefined when it is not needed. An earlier link works no more. */
  async newToken(): Promise<string | undefined> {
    return this.database.write(async (tx) => {
      await this.database.lockStart(tx);
      const [first] = await this.database.readIn(
        tx,
        'SELECT id FROM organizations ORDER BY created_at, id LIMIT 1',
        [],
      );
      if (!first || !(await this.isNeeded(tx))) return undefined;
      await tx.delete(OneTimeToken, { purpose: PURPOSE });
      return this.tokens.make(tx, PURPOSE, { organizationId: String(first['id']), payload: {} }, WORKS_FOR_SECONDS);
    });
  }

  /**
   * Makes the first owner, and lets them in.
   * @throws Problem `forbidden` when the link works no more, `invalid` for a password that is not good enough, `tooMany` for one who tries tokens out
   */
  async setUp(token: string, person: NewPerson, visitor: Visitor): Promise<NewSession> {
    await this.assertWorks(token, visitor); // hashing is not for everybody
    assertGoodPassword(person.password, person);
    const hash = await hashOfPassword(person.password);
    return this.database.write(async (tx) => {
      await this.database.lockStart(tx);
      const carried = (await this.isNeeded(tx)) ? await this.tokens.use(tx, PURPOSE, token) : undefined;
      if (!carried) throw ended();
      const user = await this.insertOwner(tx, carried.organizationId, person);
      await tx.insert(Password, { userId: user.id, organizationId: user.organizationId, hash, changedAt: new Date() });
      return this.sessions.start(tx, user, 'setup', visitor);
    });
  }

  private async assertWorks(token: string, { trace }: Visitor): Promise<void> {
    const counted = { kind: 'setup', about: placeOf(trace.address), free: 40 };
    await this.throttles.attempt([counted]);
    if (!(await this.isNeeded()) || !(await this.tokens.peek(PURPOSE, token))) throw ended();
    await this.throttles.takeBack(counted);
  }

  private async insertOwner(tx: EntityManager, organizationId: string, { email, name }: NewPerson): Promise<User> {
    const dates = { createdAt: new Date(), updatedAt: new Date() };
    const user = { id: newId(), organizationId, email, name, ...dates };
    const sql = 'SELECT id FROM workspaces WHERE organization_id = ? ORDER BY created_at, id LIMIT 1';
    const [workspace] = await this.database.readIn(tx, sql, [organizationId]);
    if (!workspace) throw problem('conflict', 'The organization has no workspace. Make one with its first API key');
    const workspaceId = String(workspace['id']);
    await tx.insert(User, user).catch((error: unknown) => {
      throw isDuplicate(error) ? problem('conflict', 'A user with this e-mail address exists already. Choose another one') : error; // prettier-ignore
    });
    await tx.insert(Member, {
      workspaceId,
      userId: user.id,
      organizationId,
      builtInRole: 'owner',
      roleId: null,
      ...dates,
    });
    const home = { organizationId, workspaceId: null };
    const subject = { kind: 'User', id: user.id, name } as const;
    await this.audit.recordPassing(tx, home, 'user.created', subject, {});
    await this.audit.recordPassing(
      tx,
      home,
      'member.added',
      { ...subject, kind: 'Member' },
      { workspaceId, role: 'owner' },
    );
    return user;
  }
}

function ended(): Problem {
  return problem('forbidden', 'This set-up link works no more. Restart Keyrack to get another one, or sign in');
}
