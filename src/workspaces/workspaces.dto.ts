import { IsOptional } from 'class-validator';
import { IsFlag, IsName, IsWhole, MayBeAbsent } from '../platform/index.js';
import type { Workspace } from './entities.js';

export class NameWorkspaceDto {
  /** @example Research */
  @IsName()
  name: string;
}

export class UpdateWorkspaceDto {
  /** @example Research */
  @MayBeAbsent()
  @IsName()
  name?: string;

  /**
   * How many earlier values of each credential are kept; `null` for the usual 10, 0 for none. A lower number holds for a
   * credential from its next change on; until then it keeps what it has.
   * @example 10
   */
  @IsOptional()
  @IsWhole(0, 100)
  keptVersions?: number | null;
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
  /** How many earlier values of each credential are kept; null for the usual 10. @example 10 */
  keptVersions: number | null;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;

  static of(this: void, { createdAt, updatedAt, ...workspace }: Workspace): WorkspaceDto {
    const { id, name, organizationId, keptVersions } = workspace;
    const dates = { createdDate: createdAt.toISOString(), updatedDate: updatedAt.toISOString() };
    return { id, name, organizationId, keptVersions, ...dates };
  }
}
