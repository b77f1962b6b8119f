import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsTime, IsWhole } from '../platform/index.js';

/** Which entries. All that are given must hold. */
export class AuditFilter {
  /**
   * An event, or the start of one up to a dot: `credential.` finds all that happened to credentials.
   * @example credential.created
   */
  @IsOptional()
  @Matches(/^[a-z]{1,40}\.[a-z]{0,40}$/, {
    message: 'event must be an event such as credential.created, or its first part with the dot',
  })
  event?: string;

  /** What came of it. */
  @IsOptional()
  @IsIn(['done', 'refused'])
  outcome?: 'done' | 'refused';

  /** The API key that acted, or the person, also through keys that act as them. */
  @IsOptional()
  @IsUUID()
  actorId?: string;

  /** The credential, member, key … that it was done to. */
  @IsOptional()
  @IsUUID()
  subjectId?: string;

  /** Not before this time. */
  @IsOptional()
  @IsTime()
  from?: Date;

  /** Before this time. */
  @IsOptional()
  @IsTime()
  to?: Date;
}

export class AuditQuery extends AuditFilter {
  /** Where to go on: `nextCursor` of the answer before. */
  @IsOptional()
  @IsUUID()
  cursor?: string;

  /** How many entries at the most. */
  @IsOptional()
  @IsWhole(1, 1000)
  limit?: number;
}

export class AuditExportQuery extends AuditFilter {
  /** Comma-separated values with a header line, or one JSON object a line. */
  @IsOptional()
  @IsIn(['csv', 'jsonl'])
  format?: 'csv' | 'jsonl';
}

export class AuditEntryDto {
  /** @example 019a9f3c-6f2e-7c1d-9a44-0f6f1d2c3b4a */
  id: string;
  /** @example 2026-11-20T10:00:00.000Z */
  at: string;
  /** @example credential.created */
  event: string;
  /** @example done */
  outcome: string;
  /** The workspace in which it happened; null for what concerns the whole organization. */
  workspaceId: string | null;
  /** `key`, `session`, `connect` or `system`. For `connect`, the actor is who made the connect session, whose id `details` has. */
  actorKind: string;
  actorId: string | null;
  /** @example Deployment */
  actorName: string;
  /** The person, where a person acted or a key acted as one. */
  userId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  /** The name at that time. */
  subjectName: string | null;
  /** What else there is to say, by event. Never a value of a credential. */
  details: Record<string, unknown>;
  requestId: string | null;
  address: string | null;
}

export class AuditPageDto {
  data: AuditEntryDto[];
  /** Give this as `cursor` for the next page; null on the last one. */
  nextCursor: string | null;
}
