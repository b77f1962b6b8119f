import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { assertHolds, permissionsIn, Rows, type Actor } from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import { assertStillHere, Departures, Member, Workspace } from '../workspaces/index.js';
import { ApiKey } from './api-key.entity.js';
import type { CreateApiKeyDto } from './api-keys.dto.js';
import { ConnectSession } from './connect-sessions/connect-session.entity.js';
import { KeyUses } from './key-uses.js';
import { hashOf, newToken, prefixOf } from './token.js';

/** A key and its token: the only moment at which both are known. */
export interface NewApiKey {
  key: ApiKey;
  token: string;
}

@Injectable()
export class ApiKeysService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly uses: KeyUses,
    private readonly departures: Departures,
  ) {}

  onModuleInit(): void {
    this.departures.whenMemberLeaves((tx, actor, member) => this.endKeysOf(tx, actor, member));
    this.departures.whenWorkspaceCloses(
      async (tx, _actor, { id }) => void (await tx.delete(ApiKey, { workspaceId: id })),
    );
  }

  async list(actor: Actor): Promise<ApiKey[]> {
    const keys = await this.rows.all(this.database.manager, actor, 'view', ApiKey);
    return keys.map((key) => this.withLastUse(key));
  }

  async get(actor: Actor, id: string): Promise<ApiKey> {
    return this.withLastUse(await this.rows.one(this.database.manager, actor, 'view', ApiKey, id));
  }

  async create(actor: Actor, wish: CreateApiKeyDto): Promise<NewApiKey> {
    assertHolds(actor, wish.permissions, 'Making this key');
    assertOwnKey(actor);
    const { name, expiresAt = null, userId = null } = wish;
    const dialect = wish.dialect ?? 'flowise'; // null counts as left out
    const workspaceId = wish.workspaceId ?? actor.workspaceId;
    const token = newToken(dialect);
    const now = new Date();
    const key: ApiKey = {
      id: newId(),
      organizationId: actor.organizationId,
      workspaceId,
      userId,
      name,
      tokenHash: hashOf(token),
      prefix: prefixOf(token),
      dialect,
      permissions: [...new Set(wish.permissions)],
      expiresAt,
      lastUsedAt: null,
      makerId: actor.grant.makerId,
      createdAt: now,
      updatedAt: now,
    };
    await this.database.write(async (tx) => {
      await assertStillHere(this.database, tx, actor);
      if (workspaceId !== actor.workspaceId) await this.rows.one(tx, actor, 'update', Workspace, workspaceId);
      if (userId !== null) await this.assertMayActAs(tx, actor, workspaceId, userId);
      await tx.insert(ApiKey, key);
      const details = {
        workspaceId,
        permissions: key.permissions,
        userId,
        expiresAt: expiresAt?.toISOString() ?? null,
      };
      await this.audit.record(tx, actor, 'apikey.created', subjectOf(key), details);
    });
    return { key, token };
  }

  rename(actor: Actor, id: string, name: string): Promise<ApiKey> {
    return this.database.write(async (tx) => {
      const key = await this.rows.one(tx, actor, 'update', ApiKey, id);
      const change = { name, updatedAt: new Date() };
      await tx.update(ApiKey, { id }, change);
      await this.audit.record(tx, actor, 'apikey.updated', { ...subjectOf(key), name }, { changed: ['name'] });
      return this.withLastUse({ ...key, ...change });
    });
  }

  /** Gives the key a new token. The old one ends at once. Who rotates learns the token, so must hold all that it opens. */
  rotate(actor: Actor, id: string): Promise<NewApiKey> {
    return this.database.write(async (tx) => {
      await assertStillHere(this.database, tx, actor);
      const key = await this.rows.one(tx, actor, 'update', ApiKey, id);
      assertHolds(actor, permissionsIn(key.permissions), 'Rotating this key');
      assertOwnKey(actor);
      if (key.userId !== null) await this.assertMayActAs(tx, actor, key.workspaceId, key.userId);
      const token = newToken(key.dialect);
      const { makerId } = actor.grant; // who made it before does not know the new token
      const change = { tokenHash: hashOf(token), prefix: prefixOf(token), makerId, updatedAt: new Date() };
      await tx.update(ApiKey, { id }, change);
      await tx.delete(ConnectSession, { keyId: id }); // whoever had the old token may have made some
      await this.audit.record(tx, actor, 'apikey.rotated', subjectOf(key), {});
      return { key: this.withLastUse({ ...key, ...change }), token };
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const key = await this.rows.one(tx, actor, 'delete', ApiKey, id);
      await this.end(tx, actor, key);
    });
  }

  /** Acting as somebody else is for those who may change members. A target that is no member is as if it did not exist. */
  private async assertMayActAs(tx: EntityManager, actor: Actor, workspaceId: string, userId: string): Promise<void> {
    if (userId === actor.userId && workspaceId === actor.workspaceId) return;
    if (!actor.holds('members:update')) {
      throw problem(
        'forbidden',
        'Making keys that act as a member takes permissions that you do not hold: members:update',
      );
    }
    await this.rows.one(tx, actor, 'update', Member, { workspaceId, userId });
  }

  /** The keys that act as somebody who leaves, and those they made where they are no member any more: they have seen the tokens. */
  private async endKeysOf(tx: EntityManager, actor: Actor, { workspaceId, userId }: Member): Promise<void> {
    const memberships = await this.rows.ofOrganization(tx, actor, Member, { userId });
    const stays = new Set(memberships.map((member) => member.workspaceId).filter((id) => id !== workspaceId));
    const acting = await this.rows.ofOrganization(tx, actor, ApiKey, { workspaceId, userId });
    const made = await this.rows.ofOrganization(tx, actor, ApiKey, { makerId: userId });
    const ended = new Map([...acting, ...made].map((key) => [key.id, key]));
    for (const key of ended.values()) if (!stays.has(key.workspaceId)) await this.end(tx, actor, key);
  }

  /** Ends the keys that somebody has made, wherever they work, inside a transaction. */
  async endMadeBy(tx: EntityManager, actor: Actor, makerId: string): Promise<void> {
    for (const key of await this.rows.ofOrganization(tx, actor, ApiKey, { makerId })) await this.end(tx, actor, key);
  }

  private async end(tx: EntityManager, actor: Actor, key: ApiKey): Promise<void> {
    await tx.delete(ApiKey, { id: key.id });
    await this.audit.record(tx, actor, 'apikey.revoked', subjectOf(key), { workspaceId: key.workspaceId });
  }

  private withLastUse(key: ApiKey): ApiKey {
    return { ...key, lastUsedAt: this.uses.lastUse(key.id, key.lastUsedAt) };
  }
}

/**
 * A key that one person made to act as another is known to both. What it would make could outlive the leaving of either,
 * so it makes none.
 */
function assertOwnKey({ grant: { userId, makerId } }: Actor): void {
  if (userId !== null && makerId !== userId) {
    throw problem(
      'forbidden',
      'This key acts as a member but somebody else has made it, so it cannot make or rotate keys',
    );
  }
}

function subjectOf({ id, name }: ApiKey): { kind: 'ApiKey'; id: string; name: string } {
  return { kind: 'ApiKey', id, name };
}
