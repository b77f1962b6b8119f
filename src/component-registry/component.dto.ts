import type { Input } from '@keyrack/credential-types';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsText, MayBeAbsent } from '../platform/index.js';
import { reasonUntestable, type Component } from './component.js';

/** Input names, each with a list of texts, numbers or switches. */
const CONDITION: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: { type: 'array', items: {} },
  example: { auth: ['basic'] },
};

const ANY_VALUE: ApiPropertyOptions = {
  required: false,
  allOf: [{ $ref: '#/components/schemas/InputValueDto' }],
};

/** Which types are listed. Without any of these, all of them are. */
export class ListComponentsQuery {
  /** A part of the name, the label or the description, in any case. @example openai */
  @MayBeAbsent()
  @IsText(100)
  search?: string;

  /** @example ai-models */
  @MayBeAbsent()
  @IsText(100)
  category?: string;

  /** The package, with or without its version, or the directory as it was configured. @example n8n-nodes-base */
  @MayBeAbsent()
  @IsText(1000)
  origin?: string;
}

export class ComponentInputOptionDto {
  /** @example https */
  name: string;
  /** @example HTTPS */
  label: string;
  description?: string;
}

/** One field of the form. */
export class ComponentInputDto {
  /** @example "OpenAI Api Key" */
  label: string;
  /** The key of the value in `plainDataObj`. @example openAIApiKey */
  name: string;
  /** `password`, `string`, `url`, `number`, `boolean`, `options` or `json`. @example password */
  type: string;
  description?: string;
  placeholder?: string;
  /** A value may be absent. */
  optional?: boolean;
  /** Not drawn in forms. */
  hidden?: boolean;
  /** What is taken when no value is given. */
  @ApiProperty(ANY_VALUE)
  default?: unknown;
  options?: ComponentInputOptionDto[];
  /** Height of the field in lines. */
  rows?: number;
  /** The smallest number that is taken. */
  @ApiProperty({ format: 'double' })
  minimum?: number;
  /** The largest number that is taken. */
  @ApiProperty({ format: 'double' })
  maximum?: number;
  /** Only whole numbers are taken. */
  integer?: boolean;
  /** Other names under which the value is taken. @example ["apiKey"] */
  aliases?: string[];
  /** The name of this value in the environment of programs. @example OPENAI_API_KEY */
  env?: string;
  /** Asked for only while each of these inputs has one of these values. */
  @ApiProperty(CONDITION)
  show?: Record<string, (string | number | boolean)[]>;
  /** Not asked for while one of these inputs has one of these values. */
  @ApiProperty(CONDITION)
  hide?: Record<string, (string | number | boolean)[]>;

  static of(this: void, { leakPattern: _, ...input }: Input & { leakPattern?: string }): ComponentInputDto {
    return input as ComponentInputDto;
  }
}

/** A credential type, in the words of Flowise's component credentials. */
export class ComponentDto {
  /** @example "OpenAI API" */
  label: string;
  /** @example openAIApi */
  name: string;
  /** Grows when the inputs change their meaning. @example 1 */
  version: number;
  /** @example "A key for the OpenAI platform." */
  description: string;
  /** @example ai-models */
  category: string;
  /** Why this type should not be chosen any more, and what to take instead. */
  deprecated?: string;
  /** The provider's page about it. @example https://platform.openai.com/docs/api-reference/authentication */
  documentation: string;
  /** The path of its picture, below the address of the API. @example /components-credentials-icon/openAIApi */
  icon: string;
  /** The package or the directory that it came from. @example "@keyrack/credential-types" */
  origin: string;
  /** When its definition was last changed. @example "2026-11-21" */
  changed: string;
  /** Whether a request can tell if a credential of this type works. */
  testable: boolean;
  /** Why not. */
  untestable?: string;
  inputs: ComponentInputDto[];
  /** Of each of these groups of inputs, at least one must be given. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } }, required: false })
  oneOf?: string[][];

  static of(this: void, component: Component): ComponentDto {
    const { label, name, version, description, category, documentation, inputs, oneOf, deprecated } = component.type;
    const untestable = reasonUntestable(component.type);
    return {
      label,
      name,
      version,
      description,
      category,
      ...(deprecated !== undefined && { deprecated }),
      documentation,
      icon: `/components-credentials-icon/${name}`,
      origin: component.origin,
      changed: component.changed,
      testable: untestable === undefined,
      ...(untestable !== undefined && { untestable }),
      inputs: inputs.map(ComponentInputDto.of),
      ...(oneOf && { oneOf: oneOf.map((group) => [...group]) }),
    };
  }
}
