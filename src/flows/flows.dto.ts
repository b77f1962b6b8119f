import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString } from 'class-validator';
import { IsFlag, IsName, IsRecord, IsText, MayBeAbsent, PageQuery } from '../platform/index.js';

export const KINDS = ['flowise', 'n8n', 'm9m'] as const;
const KIND_RULE = { message: `kind must be one of ${KINDS.join(', ')}` };

export class PutFlowDto {
  /** @example "Support bot" */
  @IsName()
  name: string;

  /** Whose flow it is. Found out from the definition when left out. @example n8n */
  @MayBeAbsent()
  @IsIn(KINDS, KIND_RULE)
  @ApiProperty({ enum: KINDS, required: false })
  kind?: (typeof KINDS)[number];

  /** Whether the engine runs it. Without this, it does. @example true */
  @MayBeAbsent()
  @IsBoolean({ message: 'active must be true or false' })
  active?: boolean;

  /**
   * The flow as its engine exports it.
   * @example { "nodes": [{ "id": "1", "name": "Ask", "type": "n8n-nodes-base.httpRequest", "parameters": {}, "credentials": { "openAiApi": { "id": "019a9f3c-0000-7000-8000-000000000005", "name": "My OpenAI Key" } } }], "connections": {} }
   */
  @IsRecord()
  definition: Record<string, unknown>;
}

/** A line of an import. */
export class ImportedFlowDto extends PutFlowDto {
  @IsString({ message: 'id must be a text' })
  id: string;
}

export class ListFlowsQuery extends PageQuery {
  /** Only flows whose name contains this text. @example support */
  @IsOptional()
  @IsText(255)
  search?: string;

  /** Only flows that the engine runs, or only those that it does not. */
  @IsOptional()
  @IsFlag()
  active?: boolean;

  /** Only flows that refer to this credential. @example 019a9f3c-0000-7000-8000-000000000005 */
  @IsOptional()
  @IsText(255)
  credentialId?: string;
}

/** Why a credential cannot be used in this workspace. */
export class ReferenceProblemDto {
  /** `deleted`, `unshared` or `unknown`. @example deleted */
  cause: string;
  /** @example "The credential was deleted. Point to another one" */
  message: string;
}

/** One place in a flow that refers to a credential. */
export class FlowReferenceDto {
  /** @example 019a9f3c-0000-7000-8000-000000000005 */
  credentialId: string;
  /** @example chatOpenAI_0 */
  nodeId: string;
  /** @example ChatOpenAI */
  nodeName: string;
  /** Where in the definition. @example nodes.0.data.credential */
  path: string;
  /** The credential types that the place asks for, if it says so. @example ["openAIApi"] */
  types: string[];
  /** Present when the workspace cannot use the credential. */
  problem?: ReferenceProblemDto;
}

export class FlowRemarkDto {
  /** Where in the definition. @example nodes.0.data.inputs.apiKey */
  path: string;
  /** What was masked there, or not understood. @example "Was masked, as it may be a secret (OpenAI API: OpenAI Api Key)" */
  message: string;
}

/** A flow, as it was registered last. */
export class FlowDto {
  /** The engine's own id. @example support-bot */
  id: string;
  /** @example "Support bot" */
  name: string;
  @ApiProperty({ enum: KINDS })
  kind: string;
  active: boolean;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;
  references: FlowReferenceDto[];
  remarks: FlowRemarkDto[];
}

export class FlowDetailsDto extends FlowDto {
  /** The definition, with what may be a secret masked. @example { "nodes": [] } */
  @ApiProperty({ type: 'object', additionalProperties: true })
  definition: unknown;
}

export class FlowSummaryDto {
  /** The engine's own id. @example support-bot */
  id: string;
  /** @example "Support bot" */
  name: string;
  @ApiProperty({ enum: KINDS })
  kind: string;
  active: boolean;
  /** How many places in it refer to credentials. @example 2 */
  references: number;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;
}

export class FlowPageDto {
  data: FlowSummaryDto[];
  /** How many there are on all pages. @example 1 */
  total: number;
}

export class NeededNodeDto {
  /** @example chatOpenAI_0 */
  id: string;
  /** @example ChatOpenAI */
  name: string;
}

/** A credential that whoever imports a flow must supply. */
export class NeedDto {
  /** The id that stands in the definition. @example 019a9f3c-0000-7000-8000-000000000005 */
  credentialId: string;
  /** Types that will do, if the flow says so. @example ["openAIApi"] */
  types: string[];
  nodes: NeededNodeDto[];
}

export class FlowExportDto {
  /** @example support-bot */
  id: string;
  /** @example "Support bot" */
  name: string;
  @ApiProperty({ enum: KINDS })
  kind: string;
  /** The definition with ids of credentials, and nothing else of them. @example { "nodes": [] } */
  @ApiProperty({ type: 'object', additionalProperties: true })
  definition: unknown;
  needs: NeedDto[];
}
