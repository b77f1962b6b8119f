import { ApiProperty } from '@nestjs/swagger';
import { STATUSES, type Status } from './check.js';

export class CheckDto {
  /**
   * `configuration`, `database`, `migrations`, `root-key`, `clock`, `disk`, `egress`, `names`, `sealed-values`, `types` or
   * `webhooks`.
   * @example root-key
   */
  name: string;
  @ApiProperty({ enum: STATUSES, example: 'ok' })
  status: Status;
  /** What was found. @example "The root key is the one that everything here is sealed under" */
  message: string;
  /** What to do about it; left out when there is nothing to do. */
  advice?: string;
  /** For programs; depends on the check. @example { "wraps": { "0f1e2d3c4b5a6978": 12 } } */
  details?: Record<string, unknown>;
}

export class DiagnosisDto {
  /** The worst of the checks. */
  @ApiProperty({ enum: STATUSES, example: 'ok' })
  status: Status;
  /** The clock of the service, to hold another one against. @example 2026-11-20T10:00:00.000Z */
  time: string;
  /** The version of the service. @example 0.1.0 */
  version: string;
  checks: CheckDto[];
}
