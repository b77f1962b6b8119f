import { ApiProperty } from '@nestjs/swagger';

/** Times are RFC 3339 in UTC, without parts of a second, as m9m writes them. */
export class M9mCredentialDto {
  /** @example 019a9f3c-0000-7000-8000-000000000005 */
  id: string;
  /** @example "Production API Key" */
  name: string;
  /** @example apiKey */
  type: string;
  /** @example 2026-11-20T10:00:00Z */
  createdAt: string;
  /** @example 2026-11-20T10:00:00Z */
  updatedAt: string;
}

export class M9mListDto {
  data: M9mCredentialDto[];
  /** @example 1 */
  total: number;
}

export class M9mNodeDto {
  /** @example wf-123 */
  workflowId: string;
  /** @example "Data Sync" */
  workflowName: string;
  /** @example http-1 */
  nodeId: string;
  /** @example "API Request" */
  nodeName: string;
}

export class M9mDetailsDto {
  /** @example 019a9f3c-0000-7000-8000-000000000005 */
  id: string;
  /** @example "Production API Key" */
  name: string;
  /** @example apiKey */
  type: string;
  /** The names of the values that are stored. @example ["apiKey"] */
  fields: string[];
  nodesUsing: M9mNodeDto[];
  /** @example 2026-11-20T10:00:00Z */
  createdAt: string;
  /** @example 2026-11-20T10:00:00Z */
  updatedAt: string;
}

export class M9mCreatedDto {
  /** @example 019a9f3c-0000-7000-8000-000000000005 */
  id: string;
  /** @example "My API Key" */
  name: string;
  /** @example apiKey */
  type: string;
  /** @example 2026-11-20T10:00:00Z */
  createdAt: string;
}

export class M9mUpdatedDto {
  /** @example 019a9f3c-0000-7000-8000-000000000005 */
  id: string;
  /** @example "My API Key" */
  name: string;
  /** @example apiKey */
  type: string;
  /** @example 2026-11-20T10:00:00Z */
  updatedAt: string;
}

export class M9mTestErrorDto {
  /** What the provider says is wrong, or why nobody can tell. @example "Invalid API key" */
  error: string;
}

export class M9mTestDto {
  valid: boolean;
  /** @example "Authentication failed" */
  message: string;
  /** Present when the credential is not known to be valid. */
  details?: M9mTestErrorDto;
}

const VALUES = { type: 'object', additionalProperties: true, example: { apiKey: 'sk-...' } } as const;

/** For the document: what is wrong in a body is worded by m9m's rules, so these are read by hand. */
export class M9mCreateDto {
  /** @example "My API Key" */
  name: string;
  /** @example apiKey */
  type: string;
  @ApiProperty(VALUES)
  data: Record<string, unknown>;
}

export class M9mUpdateDto {
  /** @example "Updated Name" */
  name?: string;
  @ApiProperty(VALUES)
  data?: Record<string, unknown>;
}
