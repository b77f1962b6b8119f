import { IsBoolean } from 'class-validator';
import { IsName, MayBeAbsent } from '../platform/index.js';
import type { Organization } from './entities.js';

export class UpdateOrganizationDto {
  /** @example "Analytical Engines Ltd" */
  @MayBeAbsent()
  @IsName()
  name?: string;

  /** Whether people need a second factor here. Those who have none may do nothing but set one up; API keys go on. @example true */
  @MayBeAbsent()
  @IsBoolean({ message: 'requireSecondFactor must be true or false' })
  requireSecondFactor?: boolean;
}

export class OrganizationDto {
  /** @example 019a9f3c-0000-7000-8000-000000000001 */
  id: string;
  /** @example "Analytical Engines Ltd" */
  name: string;
  /** Whether people need a second factor here. @example false */
  requireSecondFactor: boolean;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  static of(this: void, { id, name, requireSecondFactor, createdAt, updatedAt }: Organization): OrganizationDto {
    return {
      id,
      name,
      requireSecondFactor: requireSecondFactor === 1,
      createdDate: createdAt.toISOString(),
      updatedDate: updatedAt.toISOString(),
    };
  }
}
