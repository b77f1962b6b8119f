import { IsOptional } from 'class-validator';
import { IsFlag, IsName } from '../platform/index.js';
import type { Workspace } from './entities.js';

export class NameWorkspaceDto {
  /** @example Research */
  @IsName()
  name: string;
}

export class DeleteWorkspaceQuery {
  /** `true` deletes the workspace although there are credentials in it, and deletes them. */
  @IsOptional()
  @IsFlag()
  force?: boolean;
}

export class WorkspaceDto {
  /** @example 019a9f3c-0000-7000-8000-000000000002 */
  id: string;
  /** @example Research */
  name: string;
  organizationId: string;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  static of(this: void, { id, name, organizationId, createdAt, updatedAt }: Workspace): WorkspaceDto {
    return { id, name, organizationId, createdDate: createdAt.toISOString(), updatedDate: updatedAt.toISOString() };
  }
}
