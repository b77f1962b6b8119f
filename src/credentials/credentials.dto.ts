import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  IgnoresUnknown,
  IsFlag,
  IsFutureTime,
  IsName,
  IsRecord,
  IsText,
  IsTexts,
  IsTime,
  IsWhole,
  MayBeAbsent,
  PageQuery,
} from '../platform/index.js';
import type { CredentialView } from './credential-view.js';
import { TEST_RESULTS, type TestResult } from './entities.js';
import { STATES, type State } from './life.js';

const MOST_DAYS = 3650;

export const SORTS = ['name', 'credentialName', 'createdDate', 'updatedDate'] as const;
const SORT_VALUES = SORTS.flatMap((sort) => [sort, `-${sort}`] as const);

@IgnoresUnknown()
export class CreateCredentialDto {
  /** @example "My OpenAI Key" */
  @IsName()
  name: string;

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

  /** Who owns it: the workspace (what is meant when left out), or the member as whom you act. */
  @IsOptional()
  @IsIn(['workspace', 'personal'], { message: 'scope must be workspace or personal' })
  scope?: 'workspace' | 'personal';

  /**
   * When it ends, in the future: from then on programs do not get its values.
   * @example 2120-01-31T12:00:00.000Z
   */
  @IsOptional()
  @IsFutureTime()
  expiresAt?: Date | null;

  /**
   * After how many days its values are to be replaced.
   * @example 90
   */
  @IsOptional()
  @IsWhole(1, MOST_DAYS)
  rotateEvery?: number | null;
}

@IgnoresUnknown()
export class UpdateCredentialDto {
  /** @example "OpenAI Production Key" */
  @MayBeAbsent()
  @IsName()
  name?: string;

  /**
   * Values to change. Those left out keep what they have, as do hidden ones that are sent back as they came; `null` removes an optional one.
   * @example { "openAIApiKey": "sk-new-key-..." }
   */
  @MayBeAbsent()
  @IsRecord()
  plainDataObj?: Record<string, unknown>;

  /** The type never changes; clients of Flowise send it along. @example openAIApi */
  @IsOptional()
  @IsString()
  credentialName?: string;

  /**
   * When it ends, in the future; `null` removes the end. One that has passed may be sent back as it came.
   * @example 2120-01-31T12:00:00.000Z
   */
  @IsOptional()
  @IsTime()
  expiresAt?: Date | null;

  /**
   * After how many days its values are to be replaced, counted from when they were last changed; `null` removes it.
   * @example 90
   */
  @IsOptional()
  @IsWhole(1, MOST_DAYS)
  rotateEvery?: number | null;
}

export class ListCredentialsQuery extends PageQuery {
  /** Only credentials of this type, or of any of these types when repeated. @example ["openAIApi"] */
  @IsOptional()
  @IsTexts(255, 200)
  credentialName?: string[];

  /**
   * Only credentials in this state, or in any of these when repeated. One without dates is active.
   * @example ["due", "overdue"]
   */
  @IsOptional()
  @IsTexts(10, STATES.length)
  @IsIn(STATES, { each: true, message: `status must be one of ${STATES.join(', ')}` })
  @ApiProperty({ enum: STATES, isArray: true, required: false })
  status?: State[];

  /** Only credentials whose name or type contains this text. */
  @IsOptional()
  @IsText(255)
  search?: string;

  /** The order, after your own before those shared with you; `-` in front turns it round. @example -updatedDate */
  @IsOptional()
  @IsIn(SORT_VALUES, { message: `sort must be one of ${SORT_VALUES.join(', ')}` })
  sort?: (typeof SORT_VALUES)[number];
}

export class DeleteCredentialQuery {
  /** `true` deletes it although something uses it. */
  @IsOptional()
  @IsFlag()
  force?: boolean;
}

/** What the last test said of the values that are stored now. */
export class LastTestDto {
  /** `unknown` where nobody can tell. */
  @ApiProperty({ enum: TEST_RESULTS, example: 'valid' })
  result: TestResult;
  /** @example "OpenAI accepts the key" */
  message: string | null;
  /** @example 2026-11-20T10:00:00.000Z */
  testedAt: string;
}

/** A credential without its values. */
export class CredentialDto {
  /** @example 019a9f3c-0000-7000-8000-000000000005 */
  id: string;
  /** @example "My OpenAI Key" */
  name: string;
  /** @example openAIApi */
  credentialName: string;
  /** An opaque mark, not the sealed values: it changes when they do. @example sealed:1:9f86d081884c7d65 */
  encryptedData: string;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:00:00.000Z */
  updatedDate: string;
  /** Its home workspace. */
  workspaceId: string;
  /** Who owns it: its workspace, or one person. */
  scope: 'workspace' | 'personal';
  /** You reach it through a share, so you may not change it. */
  shared: boolean;
  /** What you may do with it. @example ["view", "use", "update", "delete"] */
  permissions: string[];
  /** Present when the stored values do not open. */
  unreadable?: boolean;
  /** When it ends, if it does. @example 2120-01-31T12:00:00.000Z */
  expiresAt?: string;
  /** After how many days its values are to be replaced, if they are. @example 90 */
  rotateEvery?: number;
  /** When these days are over. @example 2027-02-18T10:00:00.000Z */
  rotateAt?: string;
  /**
   * Present with `expiresAt` or `rotateEvery`: `due` from 7 days before the first of its dates (or a quarter of
   * `rotateEvery`, when that is shorter), `overdue` after `rotateAt`, `expired` after `expiresAt`.
   */
  @ApiProperty({ enum: STATES, required: false })
  status?: State;
  /** Present when the values that are stored now were tested. */
  lastTest?: LastTestDto;

  static of(this: void, { unreadable, plainDataObj: _, ...view }: CredentialView): CredentialDto {
    return unreadable ? { ...view, unreadable } : view;
  }
}

/** A credential for its form. */
export class CredentialDetailsDto extends CredentialDto {
  /**
   * The values, for those who may change them. Secrets are hidden behind a constant, passwords in URLs behind dots.
   * @example { "openAIApiKey": "_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db" }
   */
  plainDataObj?: Record<string, unknown>;

  static ofDetails(this: void, view: CredentialView): CredentialDetailsDto {
    const { plainDataObj } = view;
    return plainDataObj ? { ...CredentialDto.of(view), plainDataObj } : CredentialDto.of(view);
  }
}

export class CredentialPageDto {
  data: CredentialDto[];
  /** How many there are on all pages. @example 1 */
  total: number;
}

/** What Flowise answers to a deletion. */
export class DeletedDto {
  /** @example [] */
  raw: string[];
  /** @example 1 */
  affected: number;
}
