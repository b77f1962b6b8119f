import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan, Not, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Actor, type RequestTrace } from '../authorization/index.js';
import { Database, isoTime } from '../persistence/index.js';
import { isPlausibleId, newId, problem, type Problem } from '../platform/index.js';
import { Departures, type User } from '../workspaces/index.js';
import { KnownPlaces } from './known-places.js';
import { lockProvider } from './oidc/provider-rows.js';
import { Session, type Means } from './people.entities.js';
import { newSecret, sessionGrant } from './session-grants.js';
import { hashOf } from './token.js';

/** However busy, a session ends after that. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
const AGENT_SHOWN = 200;

/** Who signs in, from where. */
export interface Visitor {
  trace: RequestTrace;
  userAgent: string;
}

/** What a session needs to know of its user. */
export type Entrant = Pick<User, 'id' | 'organizationId' | 'name'> & {
  /** The identity provider through which they come, if they do. */
  providerId?: string | undefined;
};

/** A session and its token: the only moment at which both are known. */
export interface NewSession {
  session: Session;
  token: string;
}

/** A session as its person sees it. Times are ISO 8601 in UTC. */
export interface SessionView {
  id: string;
  means: string;
  address: string;
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
}

/** The browsers in which people have signed in. */
@Injectable()
export class SessionsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly departures: Departures,
    private readonly places: KnownPlaces,
  ) {}

  onModuleInit(): void {
    this.departures.whenMemberLeaves(
      async (tx, _actor, { workspaceId, userId }) => void (await tx.delete(Session, { workspaceId, userId })),
    );
    this.departures.whenWorkspaceCloses(
      async (tx, _actor, { id }) => void (await tx.delete(Session, { workspaceId: id })),
    );
  }

  /**
   * Begins a session in the workspace where the user worked last, or the first that they belong to. Always a new one: a
   * token that was there before is never taken over.
   * @throws Problem `forbidden` for somebody who belongs to no workspace, or whose identity provider is on no more
   */
  async start(tx: EntityManager, user: Entrant, means: Means, { trace, userAgent }: Visitor): Promise<NewSession> {
    const { providerId = null } = user;
    if (providerId !== null && !(await lockProvider(this.database, tx, providerId))) throw isOff();
    const workspaceId = await this.workspaceOf(tx, user.id);
    const token = newSecret();
    const now = new Date();
    const session: Session = {
      id: newId(),
      organizationId: user.organizationId,
      userId: user.id,
      workspaceId,
      tokenHash: hashOf(token),
      means,
      providerId,
      address: trace.address,
      userAgent: userAgent.replace(/\p{Cc}/gu, '').slice(0, AGENT_SHOWN),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
    };
    await tx.delete(Session, { userId: user.id, expiresAt: LessThan(now) });
    await tx.insert(Session, session);
    await this.places.note(tx, user.id, trace.address);
    const actor = new Actor(sessionGrant(session, user.name, new Set()), trace);
    await this.audit.record(tx, actor, 'session.started', { kind: 'User', id: user.id, name: user.name }, { means });
    return { session, token };
  }

  /** Those of the person, newest first. */
  async list({ userId, grant }: Actor): Promise<SessionView[]> {
    if (userId === null || grant.kind !== 'session') throw noPerson();
    const sql = 'SELECT id, means, address, user_agent, created_at, last_seen_at FROM sessions WHERE user_id = ? ORDER BY last_seen_at DESC, id DESC'; // prettier-ignore
    const rows = await this.database.read(sql, [userId]);
    return rows.map((row) => ({
      id: String(row['id']),
      means: String(row['means']),
      address: String(row['address']),
      userAgent: String(row['user_agent']),
      createdAt: isoTime(row['created_at']),
      lastSeenAt: isoTime(row['last_seen_at']),
    }));
  }

  /** @throws Problem `notFound` for one that is not the person's own */
  async end(actor: Actor, id: string): Promise<void> {
    await this.delete(actor, { id: isPlausibleId(id) ? id : '' }, true);
  }

  /** Ends all but the one that asks. */
  async endOthers(actor: Actor, tx?: EntityManager): Promise<void> {
    await this.delete(actor, { id: Not(actor.grant.sessionId ?? '') }, false, tx);
  }

  /** Goes on in another workspace that the person belongs to. */
  async moveTo(actor: Actor, workspaceId: string): Promise<void> {
    const { userId } = actor;
    const { sessionId } = actor.grant;
    if (sessionId === null || userId === null)
      throw problem('forbidden', 'An API key works in one workspace. Only a person who has signed in can change it');
    if (!isPlausibleId(workspaceId)) throw problem('notFound', 'Workspace', workspaceId);
    await this.database.write(async (tx) => {
      const sql = 'SELECT workspace_id FROM members WHERE user_id = ? AND workspace_id = ?';
      const [member] = await this.database.readIn(tx, sql, [userId, workspaceId]);
      if (!member) throw problem('notFound', 'Workspace', workspaceId);
      await tx.update(Session, { id: sessionId }, { workspaceId });
    });
  }

  private async delete(
    actor: Actor,
    which: { id: string | ReturnType<typeof Not<string>> },
    isNeeded: boolean,
    tx?: EntityManager,
  ): Promise<void> {
    const { userId } = actor;
    if (userId === null || actor.grant.kind !== 'session') throw noPerson();
    const work = async (inside: EntityManager): Promise<void> => {
      const { affected } = await inside.delete(Session, { userId, ...which });
      if (isNeeded && !affected) throw problem('notFound', 'Session');
      if (!affected) return;
      const subject = { kind: 'User', id: userId, name: actor.grant.name } as const;
      await this.audit.record(inside, actor, 'session.ended', subject, { sessions: affected });
    };
    await (tx ? work(tx) : this.database.write(work));
  }

  private async workspaceOf(tx: EntityManager, userId: string): Promise<string> {
    const rows = await this.database.readIn(
      tx,
      `SELECT m.workspace_id, w.name, (SELECT MAX(s.last_seen_at) FROM sessions s
         WHERE s.user_id = m.user_id AND s.workspace_id = m.workspace_id) AS seen
       FROM members m JOIN workspaces w ON w.id = m.workspace_id WHERE m.user_id = ? ORDER BY w.name, w.id`,
      [userId],
    );
    const seen = (row: Record<string, unknown>): string => (row['seen'] === null ? '' : isoTime(row['seen']));
    const [best] = rows.toSorted((a, b) => seen(b).localeCompare(seen(a)));
    if (!best) throw problem('forbidden', 'You belong to no workspace any more. Ask an administrator of your organization'); // prettier-ignore
    return String(best['workspace_id']);
  }
}

function isOff(): Problem {
  return problem('forbidden', 'The identity provider through which you came was switched off. Ask an administrator of your organization'); // prettier-ignore
}

function noPerson(): Problem {
  return problem('forbidden', 'Only a person who has signed in has sessions');
}
