import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { assertHolds, Rows, type Actor } from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import { Departures } from './departures.js';
import { Member, nameOfRole, Organization, permissionsOf, Workspace } from './entities.js';
import { keepingAnOwner } from './owners.js';
import { assertStillHere, lockPeople } from './presence.js';

/** What is left out stays as it is. */
export interface WorkspaceChange {
  name?: string | undefined;
  /** Null for the usual number. */
  keptVersions?: number | null | undefined;
}

/** What is left out stays as it is. */
export interface OrganizationChange {
  name?: string | undefined;
  requireSecondFactor?: boolean | undefined;
}

/** Organizations and the workspaces in them. */
@Injectable()
export class WorkspacesService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly departures: Departures,
  ) {}

  list(actor: Actor): Promise<Workspace[]> {
    return this.rows.all(this.database.manager, actor, 'view', Workspace);
  }

  get(actor: Actor, id: string): Promise<Workspace> {
    return this.rows.one(this.database.manager, actor, 'view', Workspace, id);
  }

  /** A person who makes a workspace belongs to it, with the role that they have where they made it. */
  async create(actor: Actor, name: string): Promise<Workspace> {
    const now = new Date();
    const place = { id: newId(), organizationId: actor.organizationId };
    const workspace = { ...place, name, keptVersions: null, createdAt: now, updatedAt: now };
    await this.database.write(async (tx) => {
      await assertStillHere(this.database, tx, actor);
      await tx.insert(Workspace, workspace);
      await this.audit.record(tx, actor, 'workspace.created', { kind: 'Workspace', id: workspace.id, name }, {});
      if (actor.grant.sessionId !== null) await this.letMakerIn(tx, actor, workspace);
    });
    return workspace;
  }

  private async letMakerIn(tx: EntityManager, actor: Actor, { id: workspaceId, createdAt }: Workspace): Promise<void> {
    const { workspaceId: home, userId, grant } = actor;
    if (userId === null) return;
    const [member] = await this.rows.ofOrganization(tx, actor, Member, { workspaceId: home, userId }, ['role']);
    if (!member) return; // the session moved on to another workspace
    const { organizationId, builtInRole, roleId } = member;
    await tx.insert(Member, {
      workspaceId,
      userId,
      organizationId,
      builtInRole,
      roleId,
      createdAt,
      updatedAt: createdAt,
    });
    const subject = { kind: 'Member', id: userId, name: grant.name } as const;
    await this.audit.record(tx, actor, 'member.added', subject, { workspaceId, role: nameOfRole(member) });
  }

  /** @throws Problem `invalid` when nothing is to be changed */
  update(actor: Actor, id: string, { name, keptVersions }: WorkspaceChange): Promise<Workspace> {
    return this.database.write(async (tx) => {
      const workspace = await this.rows.one(tx, actor, 'update', Workspace, id);
      const wanted = { ...(name !== undefined && { name }), ...(keptVersions !== undefined && { keptVersions }) };
      const changed = Object.keys(wanted);
      if (changed.length === 0) throw problem('invalid', { name: 'Give a name, keptVersions, or both' });
      const after = { ...workspace, ...wanted, updatedAt: new Date() };
      await tx.update(Workspace, { id }, { ...wanted, updatedAt: after.updatedAt });
      await this.audit.record(tx, actor, 'workspace.updated', { kind: 'Workspace', id, name: after.name }, { changed });
      return after;
    });
  }

  /**
   * Deletes a workspace with all that is in it, and with its data key.
   * @throws Problem `conflict` for the workspace that the caller works in, `inUse` when it holds credentials and `force` is not given
   */
  async remove(actor: Actor, id: string, force: boolean): Promise<void> {
    await this.database.write(async (tx) => {
      const workspace = await this.rows.one(tx, actor, 'delete', Workspace, id);
      if (id === actor.workspaceId) throw problem('conflict', 'You work in this workspace. Delete it from another one');
      const held = {
        credentials: await this.count(tx, 'credentials', id),
        apiKeys: await this.count(tx, 'api_keys', id),
        members: await this.count(tx, 'members', id),
      };
      if (held.credentials > 0 && !force) {
        throw problem('inUse', 'There are credentials in this workspace. Add ?force=true to delete them with it', held);
      }
      const members = await this.rows.ofOrganization(tx, actor, Member, { workspaceId: id }, ['role']);
      await lockPeople(this.database, tx, members.map(({ userId }) => userId)); // prettier-ignore
      for (const member of members) {
        assertHolds(actor, permissionsOf(member), 'Removing the members of this workspace');
        await this.departures.memberLeaves(tx, actor, member, 'delete');
      }
      await keepingAnOwner(tx, actor.organizationId, async () => {
        await this.departures.workspaceCloses(tx, actor, workspace);
        await tx.delete(Member, { workspaceId: id });
      });
      await tx.delete(Workspace, { id });
      await this.audit.record(tx, actor, 'workspace.deleted', { kind: 'Workspace', id, name: workspace.name }, held);
    });
  }

  organizations(actor: Actor): Promise<Organization[]> {
    return this.rows.all(this.database.manager, actor, 'view', Organization);
  }

  organization(actor: Actor, id: string): Promise<Organization> {
    return this.rows.one(this.database.manager, actor, 'view', Organization, id);
  }

  /** @throws Problem `invalid` when nothing is to be changed */
  updateOrganization(
    actor: Actor,
    id: string,
    { name, requireSecondFactor }: OrganizationChange,
  ): Promise<Organization> {
    return this.database.write(async (tx) => {
      const organization = await this.rows.one(tx, actor, 'update', Organization, id);
      const wanted = {
        ...(name !== undefined && { name }),
        ...(requireSecondFactor !== undefined && { requireSecondFactor: Number(requireSecondFactor) }),
      };
      const changed = Object.keys(wanted);
      if (changed.length === 0) throw problem('invalid', { name: 'Give a name, requireSecondFactor, or both' });
      const after = { ...organization, ...wanted, updatedAt: new Date() };
      await tx.update(Organization, { id }, { ...wanted, updatedAt: after.updatedAt });
      const subject = { kind: 'Organization', id, name: after.name } as const;
      await this.audit.record(tx, actor, 'organization.updated', subject, { changed });
      return after;
    });
  }

  private async count(
    tx: EntityManager,
    table: 'credentials' | 'api_keys' | 'members',
    workspaceId: string,
  ): Promise<number> {
    const [row] = await this.database.readIn(tx, `SELECT COUNT(*) AS held FROM ${table} WHERE workspace_id = ?`, [
      workspaceId,
    ]);
    return Number(row?.['held']);
  }
}
