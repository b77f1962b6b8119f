import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { IgnoresUnknown, IsRecord, IsText, MayBeAbsent } from '../platform/index.js';

const MOST_NODES = 1000;
const ANYTHING = { type: 'object', additionalProperties: true } as const;

/** A node of a flow. Further fields of it are ignored. */
@IgnoresUnknown()
export class NodeDto {
  /** @example http-1 */
  @MayBeAbsent()
  @IsText(255)
  id?: string;

  /** @example "API Request" */
  @MayBeAbsent()
  @IsText(255)
  name?: string;

  /** Any JSON. @example { "headers": { "Authorization": "Bearer {{ $credentials.myApiKey.apiKey }}" } } */
  @MayBeAbsent()
  @IsRecord()
  parameters?: Record<string, unknown>;

  /** Ids of credentials, or objects with an id, by alias. @example { "myApiKey": "019a9f3c-0000-7000-8000-000000000005" } */
  @MayBeAbsent()
  @IsRecord()
  credentials?: Record<string, unknown>;
}

/** A flow with its nodes, or one node: then its `parameters` and `credentials` stand here. */
@IgnoresUnknown()
export class ResolveNodesDto {
  /** All nodes of a flow. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NODES, { message: `nodes must hold at most ${MOST_NODES} nodes` })
  @ValidateNested({ each: true })
  @Type(() => NodeDto)
  nodes?: NodeDto[];

  /** Of one node. Any JSON. @example { "headers": { "Authorization": "Bearer {{ $credentials.myApiKey.apiKey }}" } } */
  @MayBeAbsent()
  @IsRecord()
  parameters?: Record<string, unknown>;

  /** Of one node: ids of credentials, or objects with an id, by alias. @example { "myApiKey": "019a9f3c-0000-7000-8000-000000000005" } */
  @MayBeAbsent()
  @IsRecord()
  credentials?: Record<string, unknown>;
}

export class ResolvedNodeDto {
  /** @example http-1 */
  id?: string;
  /** @example "API Request" */
  name?: string;
  /** @example { "headers": { "Authorization": "Bearer sk-..." } } */
  @ApiProperty(ANYTHING)
  parameters: unknown;
}

export class ResolvedNodesDto {
  /** In the order in which they came; one for one node. */
  nodes: ResolvedNodeDto[];
}
