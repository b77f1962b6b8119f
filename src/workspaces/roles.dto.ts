import {
  BUILT_IN_ROLES,
  IsPermissions,
  permissionsIn,
  type BuiltInRoleName,
  type Permission,
} from '../authorization/index.js';
import { IsName, IsText, MayBeAbsent } from '../platform/index.js';
import type { Role } from './entities.js';

export class CreateRoleDto {
  /** @example "Key keeper" */
  @IsName()
  name: string;

  /** @example "Rotates keys and does nothing else" */
  @MayBeAbsent()
  @IsText(1000)
  description?: string;

  /** @example ["credentials:view", "credentials:update"] */
  @IsPermissions()
  permissions: Permission[];
}

export class UpdateRoleDto {
  /** @example "Key keeper" */
  @MayBeAbsent()
  @IsName()
  name?: string;

  /** @example "Rotates keys and does nothing else" */
  @MayBeAbsent()
  @IsText(1000)
  description?: string;

  /** All that the role shall hold from now on. */
  @MayBeAbsent()
  @IsPermissions({ required: false })
  permissions?: Permission[];
}

export class RoleReferenceDto {
  /** The name of a built-in role, or an id. @example editor */
  id: string;
  /** @example editor */
  name: string;
  builtIn: boolean;

  static of(this: void, builtIn: BuiltInRoleName | null, role: Role | null): RoleReferenceDto {
    if (builtIn !== null) return { id: builtIn, name: builtIn, builtIn: true };
    return { id: role?.id ?? '', name: role?.name ?? '', builtIn: false };
  }
}

export class RoleDto extends RoleReferenceDto {
  /** @example "Works with credentials and flows." */
  description: string;
  /** @example ["credentials:view", "credentials:update"] */
  permissions: string[];

  static ofRole(this: void, role: Role): RoleDto {
    const { id, name, description, permissions } = role;
    return { id, name, builtIn: false, description, permissions: permissionsIn(permissions) };
  }

  static ofBuiltIn(this: void, name: BuiltInRoleName): RoleDto {
    const { description, permissions } = BUILT_IN_ROLES[name];
    return { id: name, name, builtIn: true, description, permissions: [...permissions] };
  }
}
