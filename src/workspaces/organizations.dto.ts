import { IsName } from '../platform/index.js';
import type { Organization } from './entities.js';

export class RenameOrganizationDto {
  /** @example "Analytical Engines Ltd" */
  @IsName()
  name: string;
}

export class OrganizationDto {
  /** @example 019a9f3c-0000-7000-8000-000000000001 */
  id: string;
  /** @example "Analytical Engines Ltd" */
  name: string;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  static of(this: void, { id, name, createdAt, updatedAt }: Organization): OrganizationDto {
    return { id, name, createdDate: createdAt.toISOString(), updatedDate: updatedAt.toISOString() };
  }
}
