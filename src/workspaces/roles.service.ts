import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import {
  assertHolds,
  BUILT_IN_ROLES,
  isBuiltInRole,
  permissionsIn,
  Rows,
  type Actor,
  type BuiltInRoleName,
} from '../authorization/index.js';
import { Database, isDuplicate } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import { Member, Role } from './entities.js';
import { RoleDto, type CreateRoleDto, type UpdateRoleDto } from './roles.dto.js';

/** Named sets of permissions: those that every organization has, and its own. */
@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor): Promise<RoleDto[]> {
    const own = await this.rows.all(this.database.manager, actor, 'view', Role);
    return [...(Object.keys(BUILT_IN_ROLES) as BuiltInRoleName[]).map(RoleDto.ofBuiltIn), ...own.map(RoleDto.ofRole)];
  }

  async get(actor: Actor, id: string): Promise<RoleDto> {
    if (isBuiltInRole(id)) return RoleDto.ofBuiltIn(id);
    return RoleDto.ofRole(await this.rows.one(this.database.manager, actor, 'view', Role, id));
  }

  async create(actor: Actor, { name, description = '', permissions }: CreateRoleDto): Promise<RoleDto> {
    assertHolds(actor, permissions, 'Making this role');
    const now = new Date();
    const wanted = [...new Set(permissions)];
    const role = {
      id: newId(),
      organizationId: actor.organizationId,
      name,
      description,
      permissions: wanted,
      createdAt: now,
      updatedAt: now,
    };
    assertNameIsFree(name);
    await this.database.write(async (tx) => {
      await unlessTaken(tx.insert(Role, role));
      await this.audit.record(tx, actor, 'role.created', { kind: 'Role', id: role.id, name }, { permissions: wanted });
    });
    return RoleDto.ofRole(role);
  }

  async update(actor: Actor, id: string, { name, description, permissions }: UpdateRoleDto): Promise<RoleDto> {
    assertNotBuiltIn(id);
    if (name !== undefined) assertNameIsFree(name);
    return this.database.write(async (tx) => {
      const role = await this.rows.one(tx, actor, 'update', Role, id);
      const was = permissionsIn(role.permissions);
      const wanted = permissions ? [...new Set(permissions)] : was;
      const differing = [...was, ...wanted].filter((one) => was.includes(one) !== wanted.includes(one));
      assertHolds(actor, differing, 'Changing what this role holds');
      const changed = {
        ...role,
        name: name ?? role.name,
        description: description ?? role.description,
        permissions: wanted,
        updatedAt: new Date(),
      };
      await unlessTaken(tx.update(Role, { id }, changed));
      await this.audit.record(
        tx,
        actor,
        'role.updated',
        { kind: 'Role', id, name: changed.name },
        { permissions: wanted, was },
      );
      return RoleDto.ofRole(changed);
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    assertNotBuiltIn(id);
    await this.database.write(async (tx) => {
      const role = await this.rows.one(tx, actor, 'delete', Role, id);
      assertHolds(actor, permissionsIn(role.permissions), 'Deleting this role');
      const members = await tx.countBy(Member, { roleId: id });
      if (members > 0) throw problem('inUse', 'Members have this role. Give them another one first', { members });
      await tx.delete(Role, { id });
      await this.audit.record(
        tx,
        actor,
        'role.deleted',
        { kind: 'Role', id, name: role.name },
        { permissions: role.permissions },
      );
    });
  }
}

function assertNotBuiltIn(id: string): void {
  if (isBuiltInRole(id)) throw problem('forbidden', 'Nobody may change the built-in roles. Make a role of your own');
}

function assertNameIsFree(name: string): void {
  if (isBuiltInRole(name.toLowerCase())) throw problem('conflict', 'A built-in role has this name already');
}

async function unlessTaken(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (isDuplicate(error)) throw problem('conflict', 'Another role of the organization has this name already');
    throw error;
  }
}
