import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsRecord } from '../platform/index.js';
import type { Outcome } from './outcome.js';

export class TestValuesDto {
  /** The name of the credential type. @example openAIApi */
  @IsString()
  @MaxLength(255)
  credentialName: string;

  /**
   * The values, by the inputs of the type.
   * @example { "openAIApiKey": "sk-..." }
   */
  @IsRecord()
  plainDataObj: Record<string, unknown>;

  /**
   * The credential that they are to change. Values that are left out or hidden are taken from it, as a change of it would.
   * @example 019a9f3c-0000-7000-8000-000000000005
   */
  @IsOptional()
  @IsString()
  @MaxLength(255)
  credentialId?: string;
}

export class TestDetailsDto {
  /**
   * Why, in a word: what the provider's answer means (`valid`, `invalid`, `expired`, `forbidden`, `rate-limited`, `unknown`),
   * or what was in the way of asking (`timeout`, `refused`, `address-not-allowed`, `untestable` …).
   * @example invalid
   */
  reason: string;
  /** The status of the provider's answer, if it was one of HTTP. @example 401 */
  status?: number;
  /** How long the provider wants to be left alone. @example 20 */
  retryAfterSeconds?: number;
  /** The provider's own sentence, without secrets. @example "Incorrect API key provided" */
  said?: string;
}

/** Whether values work. */
export class TestResultDto {
  /** The provider took them. */
  valid: boolean;
  /** `unknown` when nobody can tell; `message` says why. */
  @ApiProperty({ enum: ['valid', 'invalid', 'unknown'], example: 'invalid' })
  result: Outcome['result'];
  /** @example "OpenAI API refused the key: Incorrect API key provided." */
  message: string;
  details: TestDetailsDto;

  static of(this: void, { result, message, ...details }: Outcome): TestResultDto {
    return { valid: result === 'valid', result, message, details };
  }
}
