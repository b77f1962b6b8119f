import { IsOptional } from 'class-validator';
import { IsFlag } from '../../platform/index.js';
import type { Restored } from './restore.service.js';

export class RestoreQuery {
  /** Do it all, say what would come of it, and undo it. */
  @IsOptional()
  @IsFlag()
  dryRun?: boolean;
}

export class RestoredTableDto {
  /** @example credentials */
  name: string;
  /** @example 42 */
  rows: number;
}

export class RestoredWorkspaceDto {
  organizationId: string;
  workspaceId: string;
  /** How many credentials it has. @example 12 */
  credentials: number;
  /** How many of them were opened to try: ten at the most. @example 10 */
  opened: number;
  /** The ids of those that were tried and did not open. They did not open when the backup was made either. @example [] */
  unreadable: string[];
}

export class RestoredDto {
  /** Whether it was undone again. @example false */
  dryRun: boolean;
  /** When the backup was made. @example 2026-11-20T10:00:00.000Z */
  createdAt: string;
  /** The version that made it. @example 0.1.0 */
  keyrack: string;
  /** @example 1764 */
  rows: number;
  tables: RestoredTableDto[];
  /** Those that have credentials. */
  workspaces: RestoredWorkspaceDto[];

  static of({ manifest, rows, samples }: Restored, dryRun: boolean): RestoredDto {
    const { createdAt, keyrack, tables } = manifest;
    return { dryRun, createdAt, keyrack, rows, tables, workspaces: samples };
  }
}
