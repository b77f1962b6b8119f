import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CODES } from './problem.js';

/** How every error is answered. */
export class ErrorDto {
  /** Present on 401, as Flowise words it. @example "Unauthorized Access" */
  error?: string;
  /** @example 404 */
  statusCode: number;
  /** @example false */
  success: boolean;
  /** For people. It never holds a value that was sent. @example "Credential 019a9f3c… not found" */
  message: string;
  /** Always empty; clients of Flowise expect it. */
  stack: Record<string, unknown>;
  /** For programs. Later versions may have more of them. */
  @ApiProperty({ enum: ERROR_CODES, enumName: 'ErrorCode', example: 'NOT_FOUND' })
  code: string;
  /** What is wrong, by field or otherwise; depends on the code. */
  details?: Record<string, unknown>;
  /** Under which the log has more. @example 019a9f3c-0000-7000-8000-00000000000a */
  requestId: string;
}
