import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import {
  ALL_PERMISSIONS,
  BUILT_IN_ROLES,
  permissionsIn,
  type BuiltInRoleName,
  type Permission,
} from '../authorization/index.js';
import { IsName, IsText } from '../platform/index.js';
import type { Role } from './entities.js';

export class CreateRoleDto {
  /** @example Key keeper */
  @IsName()
  name: string;

  /** @example Rotates keys and does nothing else */
  @IsOptional()
  @IsText(1000)
  description?: string;

  /** @example ["credentials:view", "credentials:update"] */
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(ALL_PERMISSIONS, { each: true, message: 'permissions must be a list of permissions, such as credentials:view' })
  permissions: Permission[];
}

export class UpdateRoleDto {
  /** @example Key keeper */
  @IsOptional()
  @IsName()
  name?: string;

  /** @example Rotates keys and does nothing else */
  @IsOptional()
  @IsText(1000)
  description?: string;

  /** All that the role shall hold from now on. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(ALL_PERMISSIONS, { each: true, message: 'permissions must be a list of permissions, such as credentials:view' })
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
  /** @example Works with credentials and flows. */
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
