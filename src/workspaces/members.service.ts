import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { assertHolds, isBuiltInRole, Rows, type Actor } from '../authorization/index.js';
import { Database, isDuplicate } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { Departures, type PersonalCredentials } from './departures.js';
import { Member, nameOfRole, permissionsOf, Role, User, Workspace } from './entities.js';
import { keepingAnOwner } from './owners.js';
import { assertStillHere, lockPeople } from './presence.js';

type RoleChoice = Pick<Member, 'builtInRole' | 'roleId' | 'role'>;

/** Who belongs to which workspace, with which role. */
@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly departures: Departures,
  ) {}

  async list(actor: Actor, workspaceId: string): Promise<Member[]> {
    const tx = this.database.manager;
    await this.rows.one(tx, actor, 'refer', Workspace, workspaceId);
    return this.rows.all(tx, actor, 'view', Member, { workspaceId }, ['user', 'role']);
  }

  async add(actor: Actor, workspaceId: string, userId: string, role: string): Promise<Member> {
    return this.database.write(async (tx) => {
      await assertStillHere(this.database, tx, actor); // they may add themselves
      await this.rows.one(tx, actor, 'refer', Workspace, workspaceId);
      const user = await this.rows.one(tx, actor, 'create', User, userId);
      const chosen = await this.choose(tx, actor, role);
      const now = new Date();
      const { builtInRole, roleId } = chosen;
      const member = {
        workspaceId,
        userId,
        organizationId: actor.organizationId,
        builtInRole,
        roleId,
        createdAt: now,
        updatedAt: now,
      };
      try {
        await tx.insert(Member, member);
      } catch (error) {
        if (isDuplicate(error)) throw problem('conflict', 'This user is a member of the workspace already');
        throw error;
      }
      await this.audit.record(tx, actor, 'member.added', subjectOf(user), { workspaceId, role: nameOfRole(chosen) });
      return { ...member, user, role: chosen.role };
    });
  }

  setRole(actor: Actor, workspaceId: string, userId: string, role: string): Promise<Member> {
    return this.database.write(async (tx) => {
      const member = await this.one(tx, actor, 'update', workspaceId, userId);
      assertHolds(actor, permissionsOf(member), 'Changing the role of this member');
      const chosen = await this.choose(tx, actor, role);
      const change = { builtInRole: chosen.builtInRole, roleId: chosen.roleId, updatedAt: new Date() };
      await keepingAnOwner(tx, actor.organizationId, () => tx.update(Member, { workspaceId, userId }, change));
      const details = { workspaceId, from: nameOfRole(member), to: nameOfRole(chosen) };
      await this.audit.record(tx, actor, 'member.updated', subjectOf(member.user), details);
      return { ...member, ...change, role: chosen.role };
    });
  }

  /** Ends the membership, and with it the member's API keys. */
  async remove(actor: Actor, workspaceId: string, userId: string, choice?: PersonalCredentials): Promise<void> {
    await this.database.write(async (tx) => {
      await lockPeople(this.database, tx, [userId]); // before the row of the membership, as others do
      const member = await this.one(tx, actor, 'delete', workspaceId, userId);
      await this.end(tx, actor, [member], choice);
    });
  }

  /** Ends memberships of one user inside a transaction. Takes the rows with their users and roles. */
  async end(tx: EntityManager, actor: Actor, members: readonly Member[], choice?: PersonalCredentials): Promise<void> {
    const people = members.map(({ userId }) => userId);
    await lockPeople(this.database, tx, people); // what they are just making is seen, or not made
    for (const member of members) assertHolds(actor, permissionsOf(member), 'Removing this member');
    if (choice === undefined) await this.departures.membersAreToLeave(tx, actor, members);
    for (const member of members) await this.endOne(tx, actor, member, choice);
  }

  /**
   * A role that the actor may give: one that holds no more than they do.
   * @throws Problem `notFound`, `forbidden`
   */
  async choose(tx: EntityManager, actor: Actor, role: string): Promise<RoleChoice> {
    const chosen = isBuiltInRole(role)
      ? { builtInRole: role, roleId: null, role: null }
      : await this.custom(tx, actor, role);
    assertHolds(actor, permissionsOf(chosen), 'Giving this role');
    return chosen;
  }

  private async endOne(tx: EntityManager, actor: Actor, member: Member, choice?: PersonalCredentials): Promise<void> {
    const { workspaceId, userId } = member;
    await keepingAnOwner(tx, actor.organizationId, async () => {
      await this.departures.memberLeaves(tx, actor, member, choice);
      await tx.delete(Member, { workspaceId, userId });
    });
    const details = { workspaceId, role: nameOfRole(member) };
    await this.audit.record(tx, actor, 'member.removed', subjectOf(member.user), details);
  }

  private one(
    tx: EntityManager,
    actor: Actor,
    action: 'update' | 'delete',
    workspaceId: string,
    userId: string,
  ): Promise<Member> {
    return this.rows.one(tx, actor, action, Member, { workspaceId, userId }, ['user', 'role']);
  }

  private async custom(tx: EntityManager, actor: Actor, id: string): Promise<RoleChoice> {
    const role = await this.rows.one(tx, actor, 'refer', Role, id);
    return { builtInRole: null, roleId: role.id, role };
  }
}

function subjectOf(user: User | undefined): { kind: 'Member'; id: string; name: string } {
  return { kind: 'Member', id: user?.id ?? '', name: user?.name ?? '' };
}
