import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import {
  ALL_PERMISSIONS,
  assertHolds,
  ORGANIZATION_PERMISSIONS,
  type Actor,
  type Permission,
} from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { newId } from '../platform/index.js';
import { assertStillHere, Organization, Workspace } from '../workspaces/index.js';
import { ApiKey } from './api-key.entity.js';
import type { NewApiKey } from './api-keys.service.js';
import { dialectOf, hashOf, newToken, prefixOf } from './token.js';

export interface Founded {
  organization: Organization;
  workspace: Workspace;
  apiKey: NewApiKey;
}

interface Names {
  organization: string;
  workspace: string;
}

/** Makes organizations: each with a first workspace and a first key, as nobody could enter it otherwise. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Another organization, by somebody who may make them. Its key holds everything in it, and nothing outside. */
  async found(actor: Actor, names: Names): Promise<Founded> {
    assertHolds(actor, ORGANIZATION_PERMISSIONS, 'Making an organization');
    return this.database.write(async (tx) => {
      await this.database.lockStart(tx); // a restore must see all organizations there are
      await assertStillHere(this.database, tx, actor);
      const founded = await this.insert(tx, names, ORGANIZATION_PERMISSIONS, newToken('flowise'));
      const { id, name } = founded.organization;
      await this.audit.record(tx, actor, 'organization.created', { kind: 'Organization', id, name }, {});
      return founded;
    });
  }

  /** The first organization of an empty database; undefined when there is one already. */
  async foundFirst(token: string | undefined): Promise<Founded | undefined> {
    return this.database.write(async (tx) => {
      await this.database.lockStart(tx);
      if ((await tx.count(Organization)) > 0) return undefined;
      const names = { organization: 'My organization', workspace: 'Default' };
      return this.insert(tx, names, ALL_PERMISSIONS, token ?? newToken('flowise'));
    });
  }

  /** Whether a token opens anything here. */
  async isKnown(token: string): Promise<boolean> {
    return (await this.database.read('SELECT id FROM api_keys WHERE token_hash = ?', [hashOf(token)])).length > 0;
  }

  private async insert(
    tx: EntityManager,
    names: Names,
    permissions: readonly Permission[],
    token: string,
  ): Promise<Founded> {
    const now = new Date();
    const dates = { createdAt: now, updatedAt: now };
    const organization = { id: newId(), name: names.organization, requireSecondFactor: null, ...dates };
    const workspace = {
      id: newId(),
      organizationId: organization.id,
      name: names.workspace,
      keptVersions: null,
      ...dates,
    };
    const key: ApiKey = {
      id: newId(),
      organizationId: organization.id,
      workspaceId: workspace.id,
      userId: null,
      name: 'First admin key',
      tokenHash: hashOf(token),
      prefix: prefixOf(token),
      dialect: dialectOf(token) ?? 'flowise', // a token that was given may have the other prefix
      permissions: [...permissions],
      expiresAt: null,
      lastUsedAt: null,
      makerId: null,
      ...dates,
    };
    await tx.insert(Organization, organization);
    await tx.insert(Workspace, workspace);
    await tx.insert(ApiKey, key);
    const subject = { kind: 'Organization', id: organization.id, name: organization.name } as const;
    await this.audit.recordFounding(tx, subject);
    return { organization, workspace, apiKey: { key, token } };
  }
}
