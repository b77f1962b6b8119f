import { IsString, Matches } from 'class-validator';
import type { Member } from './entities.js';
import { RoleReferenceDto } from './roles.dto.js';

export class SetRoleDto {
  /**
   * A built-in role by name, or one of the organization's by id.
   * @example editor
   */
  @IsString()
  @Matches(/^[\x21-\x7e]{1,36}$/, { message: 'role must be the name of a built-in role or the id of a role' })
  role: string;
}

export class AddMemberDto extends SetRoleDto {
  /** @example 019a9f3c-0000-7000-8000-000000000003 */
  @IsString()
  userId: string;
}

export class MemberDto {
  /** @example 019a9f3c-0000-7000-8000-000000000003 */
  userId: string;
  /** @example "Ada Lovelace" */
  name: string;
  /** @example ada@example.com */
  email: string;
  workspaceId: string;
  role: RoleReferenceDto;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  /** Takes the row with its user and role loaded. */
  static of(this: void, { userId, workspaceId, user, builtInRole, role, createdAt, updatedAt }: Member): MemberDto {
    return {
      userId,
      name: user?.name ?? '',
      email: user?.email ?? '',
      workspaceId,
      role: RoleReferenceDto.of(builtInRole, role ?? null),
      createdDate: createdAt.toISOString(),
      updatedDate: updatedAt.toISOString(),
    };
  }
}
