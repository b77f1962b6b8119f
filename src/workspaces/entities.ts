import type { Relation } from 'typeorm';
import { BUILT_IN_ROLES, permissionsIn, type BuiltInRoleName, type Permission } from '../authorization/index.js';
import { defineEntity } from '../persistence/index.js';

/** A tenant. Nothing ever crosses from one organization to another. */
export class Organization {
  id: string;
  name: string;
  /** 1 when its people need a second factor to do anything; null or 0 when they need none. */
  requireSecondFactor: number | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A team's space inside an organization. */
export class Workspace {
  id: string;
  organizationId: string;
  name: string;
  /** How many earlier values of each credential are kept; null for the usual number. */
  keptVersions: number | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A person, known in one organization. */
export class User {
  id: string;
  organizationId: string;
  /** In lower case. */
  email: string;
  name: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A set of permissions that the organization has named. */
export class Role {
  id: string;
  organizationId: string;
  name: string;
  description: string;
  permissions: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** A user in a workspace, with one role there: a built-in one or one of the organization's. */
export class Member {
  workspaceId: string;
  userId: string;
  organizationId: string;
  builtInRole: BuiltInRoleName | null;
  roleId: string | null;
  /** The identity provider that the membership comes from; null or undefined for one that was given by hand. */
  providerId?: string | null;
  createdAt: Date;
  updatedAt: Date;
  user?: Relation<User>;
  role?: Relation<Role> | null;
}

/** What the member's role lets them do. Takes the row with its `role` loaded. */
export function permissionsOf(member: Pick<Member, 'builtInRole' | 'role'>): readonly Permission[] {
  if (member.builtInRole !== null) return BUILT_IN_ROLES[member.builtInRole].permissions;
  return permissionsIn(member.role?.permissions ?? []);
}

/** The name of the role that the member has, as the audit log and people say it. Takes the row with its `role` loaded. */
export function nameOfRole({ builtInRole, role }: Pick<Member, 'builtInRole' | 'role'>): string {
  return builtInRole ?? role?.name ?? '';
}

const dates = { createdAt: { kind: 'time' }, updatedAt: { kind: 'time' } } as const;
const inOrganization = { property: 'organizationId', target: () => Organization };

export const workspaceEntities = [
  defineEntity<Organization>({
    class: Organization,
    table: 'organizations',
    columns: {
      id: { kind: 'id', primary: true },
      name: { kind: 'name' },
      requireSecondFactor: { kind: 'integer', nullable: true },
      ...dates,
    },
  }),
  defineEntity<Workspace>({
    class: Workspace,
    table: 'workspaces',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      name: { kind: 'name' },
      keptVersions: { kind: 'integer', nullable: true },
      ...dates,
    },
    references: [inOrganization],
    indexes: [['organizationId', 'id']],
  }),
  defineEntity<User>({
    class: User,
    table: 'users',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      email: { kind: 'key' },
      name: { kind: 'name' },
      ...dates,
    },
    references: [inOrganization],
    unique: [['organizationId', 'email']],
  }),
  defineEntity<Role>({
    class: Role,
    table: 'roles',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      name: { kind: 'name' },
      description: { kind: 'text' },
      permissions: { kind: 'json' },
      ...dates,
    },
    references: [inOrganization],
    unique: [['organizationId', 'name']],
  }),
  defineEntity<Member>({
    class: Member,
    table: 'members',
    columns: {
      workspaceId: { kind: 'id', primary: true },
      userId: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      builtInRole: { kind: 'key', nullable: true },
      roleId: { kind: 'id', nullable: true },
      providerId: { kind: 'id', nullable: true },
      ...dates,
    },
    references: [
      inOrganization,
      { property: 'workspaceId', target: () => Workspace },
      { property: 'userId', target: () => User },
      { property: 'roleId', target: () => Role },
    ],
    indexes: [['userId'], ['roleId'], ['organizationId', 'builtInRole'], ['providerId']],
  }),
];
