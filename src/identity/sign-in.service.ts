import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { RequestTrace } from '../authorization/index.js';
import { Database, type Row } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { User } from '../workspaces/index.js';
import { isPassword } from './passwords.js';
import type { Means } from './people.entities.js';
import type { Visitor } from './sessions.service.js';
import { SignInSteps, type SignInStep } from './sign-in-steps.js';
import { Throttles, type Counted } from './throttles.js';

/** One address of people may belong to users of several organizations. */
const MOST_USERS = 5;

export interface SignIn {
  email: string;
  password: string;
  /** Needed only where one password opens several organizations. */
  organizationId?: string | undefined;
}

interface Candidate {
  user: User;
  hash: string | undefined;
}

/** Lets people in by e-mail address and password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly steps: SignInSteps,
    private readonly throttles: Throttles,
  ) {}

  /** @throws Problem as `prove` does */
  async signIn(wish: SignIn, visitor: Visitor): Promise<SignInStep> {
    const user = await this.prove(wish, visitor);
    return this.database.write((tx) => this.begin(tx, user, 'password', visitor));
  }

  /** What follows when somebody has proven who they are. */
  begin(tx: EntityManager, user: User, means: Means, visitor: Visitor): Promise<SignInStep> {
    return this.steps.finish(tx, user, means, visitor);
  }

  /**
   * Whose password it is. The same answer, after the same work, whether the address is unknown or the password is wrong.
   * @throws Problem `unauthenticated`; `tooMany`; `conflict` with the organizations to choose from
   */
  async prove({ email, password, organizationId }: SignIn, visitor: Visitor): Promise<User> {
    const candidates = await this.candidates(email, organizationId);
    const counted = await this.countedFor(email, candidates, visitor.trace);
    await this.throttles.attempt(counted);
    const opened: User[] = [];
    for (const { user, hash } of candidates) if (await isPassword(hash, password)) opened.push(user);
    if (candidates.length === 0) await isPassword(undefined, password);
    const [user, ...others] = opened;
    if (!user) return this.refuse(candidates, visitor.trace);
    if (others.length > 0) throw await this.choiceOf(opened);
    await this.throttles.forget(counted.filter(({ kind }) => kind !== 'address'));
    for (const one of counted) if (one.kind === 'address') await this.throttles.takeBack(one);
    return user;
  }

  /**
   * What an attempt counts against: this address of a person from this machine; everything from this machine; and this
   * address of a person from machines where they never signed in, so that nobody elsewhere can lock them out.
   */
  private async countedFor(
    email: string,
    candidates: readonly Candidate[],
    { address }: RequestTrace,
  ): Promise<Counted[]> {
    const counted: Counted[] = [
      { kind: 'pair', about: `${email} ${address}`, free: 5 },
      { kind: 'address', about: address, free: 40 },
    ];
    const isKnown = await this.hasBeenAt(candidates, address);
    return isKnown ? counted : [...counted, { kind: 'account', about: email, free: 50 }];
  }

  private async hasBeenAt(candidates: readonly Candidate[], address: string): Promise<boolean> {
    if (candidates.length === 0) return false;
    const places = candidates.map(() => '?').join(', ');
    const sql = `SELECT id FROM sessions WHERE user_id IN (${places}) AND address = ? LIMIT 1`;
    return (await this.database.read(sql, [...candidates.map(({ user }) => user.id), address])).length > 0;
  }

  private async candidates(email: string, organizationId: string | undefined): Promise<Candidate[]> {
    const rows = await this.database.read(
      `SELECT u.id, u.organization_id, u.email, u.name, u.created_at, u.updated_at, p.hash
       FROM users u LEFT JOIN passwords p ON p.user_id = u.id
       WHERE u.email = ? ${organizationId === undefined ? '' : 'AND u.organization_id = ?'} ORDER BY u.id LIMIT ${MOST_USERS}`,
      [email, ...(organizationId === undefined ? [] : [organizationId])],
    );
    return rows.map((row) => ({ user: userOf(row), hash: (row['hash'] as string | null) ?? undefined }));
  }

  private async refuse(candidates: readonly Candidate[], { address }: RequestTrace): Promise<never> {
    for (const { user } of candidates) {
      const home = { organizationId: user.organizationId, workspaceId: null };
      const subject = { kind: 'User', id: user.id, name: user.name } as const;
      const details = { reason: 'The password is wrong', address };
      await this.database.write((tx) => this.audit.recordPassing(tx, home, 'session.refused', subject, details));
    }
    throw problem('unauthenticated', 'The e-mail address or the password is wrong');
  }

  private async choiceOf(users: readonly User[]): Promise<Error> {
    const places = users.map(() => '?').join(', ');
    const sql = `SELECT id, name FROM organizations WHERE id IN (${places}) ORDER BY name`;
    const organizations = await this.database.read(sql, users.map((user) => user.organizationId)); // prettier-ignore
    return problem('inUse', 'This password opens several organizations. Choose one by organizationId', {
      organizations: organizations.map((row) => ({ id: String(row['id']), name: String(row['name']) })),
    });
  }
}

function userOf(row: Row): User {
  return Object.assign(new User(), {
    id: String(row['id']),
    organizationId: String(row['organization_id']),
    email: String(row['email']),
    name: String(row['name']),
  });
}
