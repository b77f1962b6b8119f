import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { IsName } from '../platform/index.js';
import type { PersonalCredentials } from './departures.js';
import type { User } from './entities.js';

export class CreateUserDto {
  /** @example ada@example.com */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254, { message: 'email must have at most 254 characters' })
  email: string;

  /** @example "Ada Lovelace" */
  @IsName()
  name: string;
}

export class RenameUserDto {
  /** @example "Ada King" */
  @IsName()
  name: string;
}

export class LeaveQuery {
  /** What becomes of their personal credentials: the workspace takes them over, or they are deleted. Needed when there are any. */
  @IsOptional()
  @IsIn(['transfer', 'delete'])
  personalCredentials?: PersonalCredentials;
}

export class UserDto {
  /** @example 019a9f3c-0000-7000-8000-000000000003 */
  id: string;
  /** @example ada@example.com */
  email: string;
  /** @example "Ada Lovelace" */
  name: string;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  static of(this: void, { id, email, name, createdAt, updatedAt }: User): UserDto {
    return { id, email, name, createdDate: createdAt.toISOString(), updatedDate: updatedAt.toISOString() };
  }
}
