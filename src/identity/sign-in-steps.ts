import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Actor } from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { problem, type Problem } from '../platform/index.js';
import { lockPeople } from '../workspaces/index.js';
import { OneTimeTokens, type Carried } from './one-time-tokens.js';
import type { Means } from './people.entities.js';
import { SecondFactors, type Spent } from './second-factor/second-factors.js';
import { sessionGrant } from './session-grants.js';
import { SessionsService, type Entrant, type NewSession, type Visitor } from './sessions.service.js';
import { hashOf } from './token.js';

/** The session has begun, or a code of the second factor is asked for, to be given with the challenge. */
export type SignInStep = NewSession | { challenge: string };

const PURPOSE = 'second-factor';
/** How long a challenge works. */
export const CHALLENGE_SECONDS = 5 * 60;
const WRONG_CODES = 5;

interface Challenge {
  userId: string;
  means: Means;
  providerId?: string | undefined;
  /** A hash of the stored hash of the password that was proven, if one was: the challenge ends with that password. */
  password?: string | undefined;
  /** Wrong codes so far. */
  wrong: number;
}

/** The end of every way in: whoever has shown who they are gets a session, or is asked for a second factor first. */
@Injectable()
export class SignInSteps {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly tokens: OneTimeTokens,
    private readonly sessions: SessionsService,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * Begins a session, or asks for the second factor. Looking at a password takes long, and so does finding a code: what was
   * proven is held against what is stored now, and nobody changes that, or sets up a second factor, until the transaction ends.
   * @throws Problem `unauthenticated` for a password that has changed meanwhile; as `SessionsService.start` does
   */
  async finish(
    tx: EntityManager,
    user: Entrant & { provenHash?: string | undefined },
    means: Means,
    visitor: Visitor,
  ): Promise<SignInStep> {
    const { id: userId, organizationId, providerId } = user;
    const password = user.provenHash === undefined ? undefined : hashOf(user.provenHash);
    await lockPeople(this.database, tx, [userId]);
    if (!(await this.isStill(tx, userId, password))) throw changedMeanwhile();
    if (!(await this.factors.isConfirmed(tx, userId))) return this.sessions.start(tx, user, means, visitor);
    const payload: Challenge = { userId, means, providerId, password, wrong: 0 };
    return { challenge: await this.tokens.make(tx, PURPOSE, { organizationId, payload }, CHALLENGE_SECONDS) };
  }

  /**
   * Begins the session that a challenge and a code open. After five wrong codes the challenge works no more.
   * @throws Problem `unauthenticated` for a wrong code, and for a challenge that is unknown, used or too old; `tooMany`; `unreadable`
   */
  async answer(challenge: string, code: string, visitor: Visitor): Promise<NewSession> {
    const carried = await this.tokens.peek<Challenge>(PURPOSE, challenge);
    if (!carried) throw tooLate();
    const { userId, means, providerId } = carried.payload;
    const begun = await this.factors.withCode(userId, code, async (tx, spent) => {
      if (!(await this.tokens.use(tx, PURPOSE, challenge))) throw tooLate();
      if (!(await this.isStill(tx, userId, carried.payload.password))) throw changedMeanwhile();
      const user = {
        id: userId,
        organizationId: carried.organizationId,
        name: await this.nameOf(tx, userId),
        providerId,
      };
      const begun = await this.sessions.start(tx, user, means, visitor);
      await this.recordRecovery(tx, begun, user.name, spent, visitor);
      return begun;
    });
    return begun ?? this.refuse(challenge, carried, visitor);
  }

  private async recordRecovery(
    tx: EntityManager,
    { session }: NewSession,
    name: string,
    { recoveryCodesLeft }: Spent,
    { trace }: Visitor,
  ): Promise<void> {
    if (recoveryCodesLeft === undefined) return;
    const actor = new Actor(sessionGrant(session, name, new Set()), trace);
    const details = { what: 'recovery code used', recoveryCodesLeft } as const;
    await this.audit.record(tx, actor, 'user.secondfactor', { kind: 'User', id: session.userId, name }, details);
  }

  private async refuse(
    challenge: string,
    { organizationId, payload: { userId } }: Carried<Challenge>,
    { trace: { address } }: Visitor,
  ): Promise<never> {
    await this.database.write(async (tx) => {
      await this.tokens.change<Challenge>(tx, PURPOSE, challenge, (now) =>
        now.wrong + 1 < WRONG_CODES ? { ...now, wrong: now.wrong + 1 } : undefined,
      );
      const subject = { kind: 'User', id: userId, name: await this.nameOf(tx, userId) } as const;
      const details = { reason: 'The code of the second factor is wrong', address };
      await this.audit.recordPassing(tx, { organizationId, workspaceId: null }, 'session.refused', subject, details);
    });
    throw problem('unauthenticated', 'The code is wrong, or was used before. Wait for the next one of your app, or use a recovery code'); // prettier-ignore
  }

  /** Whether it is still this password that opens the account, if it was a password. */
  private async isStill(tx: EntityManager, userId: string, password: string | undefined): Promise<boolean> {
    if (password === undefined) return true;
    const [row] = await this.database.readIn(tx, 'SELECT hash FROM passwords WHERE user_id = ?', [userId]);
    return row !== undefined && hashOf(String(row['hash'])) === password;
  }

  private async nameOf(tx: EntityManager, userId: string): Promise<string> {
    const [row] = await this.database.readIn(tx, 'SELECT name FROM users WHERE id = ?', [userId]);
    return row ? String(row['name']) : '';
  }
}

function changedMeanwhile(): Problem {
  return problem('unauthenticated', 'The password was changed, or ended, while you signed in. Sign in again');
}

/** The answer to a challenge that is unknown, used or too old. */
export function tooLate(): Problem {
  return problem('unauthenticated', 'This sign-in has ended: it took more than five minutes, or too many codes were wrong. Sign in again'); // prettier-ignore
}
