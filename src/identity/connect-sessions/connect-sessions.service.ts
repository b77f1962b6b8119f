import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Rows, type Actor } from '../../authorization/index.js';
import { Database } from '../../persistence/index.js';
import { newId, problem } from '../../platform/index.js';
import { Workspace } from '../../workspaces/index.js';
import { hashOf, newConnectToken } from '../token.js';
import { ConnectSession } from './connect-session.entity.js';
import type { CreateConnectSessionDto } from './connect-sessions.dto.js';
import { InstalledTypes } from './installed-types.js';

const MINUTES = 10;
const MINUTE_MS = 60_000;
/** So long after its end, whoever comes with the token is still told that it has ended. */
const KEPT_MS = 60 * MINUTE_MS;

/** A connect session and its token: the only moment at which both are known. */
export interface NewConnectSession {
  session: ConnectSession;
  token: string;
}

/** Tokens for pickers in the pages of other programs. */
@Injectable()
export class ConnectSessionsService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly installed: InstalledTypes,
  ) {}

  /** Those of the workspace that have not ended. */
  async list(actor: Actor): Promise<ConnectSession[]> {
    const all = await this.rows.all(this.database.manager, actor, 'view', ConnectSession);
    return all.filter((session) => !isOver(session));
  }

  /** @throws Problem `invalid` for a type that is not installed; `notFound` or `forbidden` for a workspace in which the actor does not work */
  async create(actor: Actor, wish: CreateConnectSessionDto): Promise<NewConnectSession> {
    const { organizationId, workspaceId, grant } = actor;
    const types = [...new Set(wish.types)];
    for (const name of types) this.installed.named(name, 'types');
    const token = newConnectToken();
    const now = new Date();
    const session: ConnectSession = {
      id: newId(),
      organizationId,
      workspaceId,
      keyId: grant.keyId,
      sessionId: grant.sessionId,
      tokenHash: hashOf(token),
      types,
      origin: wish.origin,
      mayCreate: (wish.mayCreate ?? true) ? 1 : 0, // null counts as left out, here as below
      createdAt: now,
      expiresAt: new Date(now.getTime() + (wish.minutes ?? MINUTES) * MINUTE_MS),
    };
    await this.database.write(async (tx) => {
      await this.assertOwnWorkspace(tx, actor, wish.workspaceId ?? workspaceId);
      await tx.delete(ConnectSession, { expiresAt: LessThan(new Date(now.getTime() - KEPT_MS)) });
      await tx.insert(ConnectSession, session);
      const { origin, mayCreate, expiresAt } = session;
      const details = { origin, types, mayCreate: mayCreate === 1, expiresAt: expiresAt.toISOString() };
      await this.audit.record(tx, actor, 'connectsession.created', subjectOf(session), details);
    });
    return { session, token };
  }

  async end(actor: Actor, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const session = await this.rows.one(tx, actor, 'delete', ConnectSession, id);
      if (isOver(session)) throw problem('notFound', 'Connect session', id);
      await tx.update(ConnectSession, { id }, { expiresAt: new Date() });
      await this.audit.record(tx, actor, 'connectsession.revoked', subjectOf(session), { origin: session.origin });
    });
  }

  /** A key and a session work in one workspace, and so does what they make. */
  private async assertOwnWorkspace(tx: EntityManager, actor: Actor, workspaceId: string): Promise<void> {
    if (workspaceId === actor.workspaceId) return;
    await this.rows.one(tx, actor, 'view', Workspace, workspaceId);
    throw problem(
      'forbidden',
      'workspaceId is not the workspace in which you work. Ask with an API key of that workspace, or go on there first',
    );
  }
}

function isOver({ expiresAt }: ConnectSession): boolean {
  return expiresAt.getTime() <= Date.now();
}

function subjectOf({ id, origin }: ConnectSession): { kind: 'ConnectSession'; id: string; name: string } {
  return { kind: 'ConnectSession', id, name: origin };
}
