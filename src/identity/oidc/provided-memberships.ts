import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { isBuiltInRole, Rows, type Actor } from '../../authorization/index.js';
import { isDuplicate } from '../../persistence/index.js';
import { problem } from '../../platform/index.js';
import {
  isLastOwner,
  keepingAnOwner,
  Member,
  MembersService,
  nameOfRole,
  Role,
  Workspace,
} from '../../workspaces/index.js';
import type { IdentityProvider } from './identity-provider.entity.js';

/** A role in a workspace that a provider gives. */
export interface GivenRole extends Pick<Member, 'workspaceId' | 'builtInRole' | 'roleId' | 'role'> {
  workspaceId: string;
}

/** Whose memberships they are. */
interface Person {
  id: string;
  name: string;
}

/** Keeps the memberships that come from a provider as its mappings say. Those that were given by hand it leaves alone. */
@Injectable()
export class ProvidedMemberships {
  constructor(
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly members: MembersService,
  ) {}

  /** What these values of the role claim give. A workspace or a role that is there no more gives nothing. */
  async rolesFor(
    tx: EntityManager,
    actor: Actor,
    { mappings }: IdentityProvider,
    values: readonly string[],
  ): Promise<GivenRole[]> {
    const workspaces = new Set((await this.rows.ofOrganization(tx, actor, Workspace, {})).map(({ id }) => id));
    const roles = new Map((await this.rows.ofOrganization(tx, actor, Role, {})).map((role) => [role.id, role]));
    const given = new Map<string, GivenRole>();
    for (const { value, workspaceId, role: name } of mappings) {
      if (!values.includes(value) || !workspaces.has(workspaceId) || given.has(workspaceId)) continue;
      const role = roles.get(name);
      if (isBuiltInRole(name)) given.set(workspaceId, { workspaceId, builtInRole: name, roleId: null, role: null });
      else if (role) given.set(workspaceId, { workspaceId, builtInRole: null, roleId: role.id, role });
    }
    return [...given.values()];
  }

  /**
   * Adds, changes and ends memberships of the provider. What somebody leaves behind goes to the workspace. The last owner
   * stays one.
   */
  async align(
    tx: EntityManager,
    actor: Actor,
    provider: IdentityProvider,
    person: Person,
    given: readonly GivenRole[],
  ): Promise<void> {
    const members = await this.rows.ofOrganization(tx, actor, Member, { userId: person.id }, ['user', 'role']);
    for (const role of given) {
      const member = members.find(({ workspaceId }) => workspaceId === role.workspaceId);
      if (!member) await this.add(tx, actor, provider, person, role);
      else if (member.providerId === provider.id) await this.change(tx, actor, member, role);
    }
    const kept = new Set(given.map(({ workspaceId }) => workspaceId));
    for (const member of members) {
      const isOver = member.providerId === provider.id && !kept.has(member.workspaceId);
      if (isOver && !(await isLastOwner(tx, member))) await this.members.end(tx, actor, [member], 'transfer');
    }
  }

  private async add(
    tx: EntityManager,
    actor: Actor,
    provider: IdentityProvider,
    { id: userId, name }: Person,
    role: GivenRole,
  ): Promise<void> {
    const { workspaceId, builtInRole, roleId } = role;
    const { id: providerId, organizationId } = provider;
    const dates = { createdAt: new Date(), updatedAt: new Date() };
    const member = { workspaceId, userId, organizationId, builtInRole, roleId, providerId, ...dates };
    await tx.insert(Member, member).catch((error: unknown) => {
      throw isDuplicate(error) ? problem('stale', 'Member', userId) : error;
    });
    const subject = { kind: 'Member', id: userId, name } as const;
    await this.audit.record(tx, actor, 'member.added', subject, { workspaceId, role: nameOfRole(role) });
  }

  private async change(tx: EntityManager, actor: Actor, member: Member, role: GivenRole): Promise<void> {
    const { workspaceId, userId, organizationId } = member;
    const { builtInRole, roleId } = role;
    if (member.builtInRole === builtInRole && member.roleId === roleId) return;
    if (await isLastOwner(tx, member)) return;
    const change = { builtInRole, roleId, updatedAt: new Date() };
    await keepingAnOwner(tx, organizationId, () => tx.update(Member, { workspaceId, userId }, change));
    const subject = { kind: 'Member', id: userId, name: member.user?.name ?? '' } as const;
    const details = { workspaceId, from: nameOfRole(member), to: nameOfRole(role) };
    await this.audit.record(tx, actor, 'member.updated', subject, details);
  }
}
