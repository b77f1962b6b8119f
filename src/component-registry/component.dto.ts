import type { CredentialType, Input } from '@keyrack/credential-types';

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
  default?: unknown;
  options?: ComponentInputOptionDto[];
  /** Height of the field in lines. */
  rows?: number;
  /** Other names under which the value is taken. @example ["apiKey"] */
  aliases?: string[];
  /** The name of this value in the environment of programs. @example OPENAI_API_KEY */
  env?: string;

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
  /** @example 1 */
  version: number;
  /** @example "A key for the OpenAI platform." */
  description: string;
  /** @example ai-models */
  category: string;
  /** The provider's page about it. @example https://platform.openai.com/docs/api-reference/authentication */
  documentation: string;
  inputs: ComponentInputDto[];

  static of(this: void, type: CredentialType): ComponentDto {
    const { label, name, version, description, category, documentation, inputs } = type;
    return { label, name, version, description, category, documentation, inputs: inputs.map(ComponentInputDto.of) };
  }
}
