import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString } from 'class-validator';
import { ERROR_CODES, isOwnId, Problem } from '../platform/index.js';
import type { Resolved } from './resolution.service.js';

export const MOST_IDS = 100;

export class ResolveManyDto {
  /** Up to 100 ids of credentials. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_IDS, { message: `ids must hold at most ${MOST_IDS} ids` })
  @IsString({ each: true })
  ids: string[];
}

const NAMES = { type: 'object', additionalProperties: { type: 'string' } } as const;

/** A credential with its plaintext. Never kept by caches: `Cache-Control: no-store`. */
export class ResolvedDto {
  /** @example 019a9f3c-0000-7000-8000-000000000005 */
  id: string;
  /** @example "My OpenAI Key" */
  name: string;
  /** @example openAIApi */
  credentialName: string;
  /** By the names that the type declares, references to the environment replaced. @example { "openAIApiKey": "sk-..." } */
  values: Record<string, unknown>;
  /** Other names that programs know values by, and the declared names. */
  @ApiProperty({ ...NAMES, example: { apiKey: 'openAIApiKey' } })
  aliases: Record<string, string>;
  /** Names of environment variables that programs read values from, and the declared names. */
  @ApiProperty({ ...NAMES, example: { OPENAI_API_KEY: 'openAIApiKey' } })
  env: Record<string, string>;
}

export class ResolutionErrorDto {
  @ApiProperty({ enum: ERROR_CODES, enumName: 'ErrorCode', example: 'CREDENTIAL_DELETED' })
  code: string;
  /** @example "The credential was deleted. Point to another one" */
  message: string;
}

/** What came of one id, in the order of the ids: the credential, or why it cannot be had. */
export class ResolutionDto {
  /** The id that was asked for, if it looks like one: anything else may be a secret in the wrong place. @example 019a9f3c-0000-7000-8000-000000000005 */
  id?: string;
  credential?: ResolvedDto;
  error?: ResolutionErrorDto;

  static of(this: void, id: string, found: Resolved | Problem): ResolutionDto {
    if (!(found instanceof Problem)) return { id, credential: found };
    const { code, message } = found;
    return { ...(isOwnId(id) && { id }), error: { code, message } };
  }
}
