import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { RequestTrace } from '../authorization/index.js';
import { Database, type Row } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { User } from '../workspaces/index.js';
import { KnownPlaces } from './known-places.js';
import { isPassword } from './passwords.js';
import type { Means } from './people.entities.js';
import { placeOf } from './place.js';
import { RefusalTime } from './refusal-time.js';
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

/** A user, and the hash of the password that they have proven: whether it is still theirs, the transaction shows that lets them in. */
export type ProvenUser = User & { provenHash: string };

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
    private readonly places: KnownPlaces,
    private readonly refusals: RefusalTime,
  ) {}

  /** @throws Problem as `prove` does */
  async signIn(wish: SignIn, visitor: Visitor): Promise<SignInStep> {
    const user = await this.prove(wish, visitor);
    return this.database.write((tx) => this.begin(tx, user, 'password', visitor));
  }

  /** What follows when somebody has proven who they are. */
  begin(tx: EntityManager, user: ProvenUser, means: Means, visitor: Visitor): Promise<SignInStep> {
    return this.steps.finish(tx, user, means, visitor);
  }

  /**
   * Whose password it is. The same answer, after the same time, whether the address is unknown or the password is wrong.
   * @throws Problem `unauthenticated`; `tooMany`; `conflict` with the organizations to choose from
   */
  prove(wish: SignIn, visitor: Visitor): Promise<ProvenUser> {
    return this.refusals.hold(() => this.find(wish, visitor));
  }

  private async find({ email, password, organizationId }: SignIn, visitor: Visitor): Promise<ProvenUser> {
    const candidates = await this.candidates(email, organizationId);
    const counted = await this.countedFor(email, candidates, visitor.trace);
    await this.throttles.attempt(counted);
    const opened = await openedBy(candidates, password);
    const [user, ...others] = opened;
    if (!user) return this.refuse(candidates, visitor.trace);
    if (others.length > 0) throw await this.choiceOf(opened);
    await this.throttles.forget(counted.filter(({ kind }) => kind !== 'address'));
    for (const one of counted) if (one.kind === 'address') await this.throttles.takeBack(one);
    return user;
  }

  /**
   * What an attempt counts against: this address of a person from this place; everything from this place; and this
   * address of a person from places where they have not signed in, so that nobody elsewhere can lock them out.
   */
  private async countedFor(
    email: string,
    candidates: readonly Candidate[],
    { address }: RequestTrace,
  ): Promise<Counted[]> {
    const place = placeOf(address);
    const counted: Counted[] = [
      { kind: 'pair', about: `${email} ${place}`, free: 5 },
      { kind: 'address', about: place, free: 40 },
    ];
    const isKnown = await this.places.isOfAny(candidates.map(({ user }) => user.id), address); // prettier-ignore
    return isKnown ? counted : [...counted, { kind: 'account', about: email, free: 50 }];
  }

  private async candidates(email: string, organizationId: string | undefined): Promise<Candidate[]> {
    if (/\p{Cc}/u.test(email)) return []; // PostgreSQL refuses to compare a NUL
    const rows = await this.database.read(
      `SELECT u.id, u.organization_id, u.email, u.name, u.created_at, u.updated_at, p.hash
       FROM users u LEFT JOIN passwords p ON p.user_id = u.id
       WHERE u.email = ? ${organizationId === undefined ? '' : 'AND u.organization_id = ?'} ORDER BY u.id LIMIT ${MOST_USERS}`,
      [email, ...(organizationId === undefined ? [] : [organizationId])],
    );
    return rows.map((row) => ({ user: userOf(row), hash: (row['hash'] as string | null) ?? undefined }));
  }

  private async refuse(candidates: readonly Candidate[], { address }: RequestTrace): Promise<never> {
    const details = { reason: 'The password is wrong', address };
    await this.database.write(async (tx) => {
      for (const { user } of candidates) {
        const home = { organizationId: user.organizationId, workspaceId: null };
        const subject = { kind: 'User', id: user.id, name: user.name } as const;
        await this.audit.recordPassing(tx, home, 'session.refused', subject, details);
      }
    });
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

/** Whose password it is. It takes as long for nobody as for one user. */
async function openedBy(candidates: readonly Candidate[], password: string): Promise<ProvenUser[]> {
  if (candidates.length === 0) await isPassword(undefined, password);
  const looked = candidates.map(async ({ user, hash }) => {
    const isRight = await isPassword(hash, password);
    return isRight && hash !== undefined ? [Object.assign(user, { provenHash: hash })] : [];
  });
  return (await Promise.all(looked)).flat();
}

function userOf(row: Row): User {
  return Object.assign(new User(), {
    id: String(row['id']),
    organizationId: String(row['organization_id']),
    email: String(row['email']),
    name: String(row['name']),
  });
}
