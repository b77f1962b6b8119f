import { IsString } from 'class-validator';

export class UsingNodeDto {
  /** @example chatOpenAI_0 */
  id: string;
  /** @example ChatOpenAI */
  name: string;
}

/** A flow that refers to the credential. */
export class UsingFlowDto {
  /** The engine's own id. @example support-bot */
  id: string;
  /** @example "Support bot" */
  name: string;
  /** @example n8n */
  kind: string;
  active: boolean;
  workspaceId: string;
  nodes: UsingNodeDto[];
}

export class KeyUseDto {
  /** @example 019a9f3c-0000-7000-8000-000000000004 */
  apiKeyId: string;
  /** Null when the key is gone. @example Deployment */
  apiKeyName: string | null;
  workspaceId: string;
  /** @example 12 */
  count: number;
  /** @example 2026-11-20T10:00:00.000Z */
  lastUsedAt: string;
}

/** How often programs have had the plaintext. */
export class ResolvedCountDto {
  /** @example 12 */
  count: number;
  /** Empty when never. @example 2026-11-20T10:00:00.000Z */
  lastUsedAt: string;
  by: KeyUseDto[];
}

export class UsagesDto {
  flows: UsingFlowDto[];
  /** How many of the flows their engines run. @example 1 */
  active: number;
  resolved: ResolvedCountDto;
}

export class ReplaceCredentialDto {
  /** The credential that flows use instead: of the same type. @example 019a9f3c-0000-7000-8000-000000000007 */
  @IsString()
  with: string;
}

export class LeftFlowDto extends UsingFlowDto {
  /** @example "The other credential is not shared with the workspace of this flow" */
  reason: string;
}

/** The definitions that Keyrack has now name the other credential; the engines' own copies do not yet. */
export class ReplacementDto {
  /** What must be changed in the engines: in each node, the id of the credential. */
  replaced: UsingFlowDto[];
  /** Flows that are as they were. */
  left: LeftFlowDto[];
}
