import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ConnectReach } from '../../authorization/index.js';
import { IsOrigin, IsWhole } from '../../platform/index.js';
import type { ConnectSession } from './connect-session.entity.js';

const TYPES = 'types must be a list of 1 to 50 names of credential types, such as openAIApi';

export class CreateConnectSessionDto {
  /** The workspace whose credentials it is about: the one in which you work. That one when left out. */
  @IsOptional()
  @IsString({ message: 'workspaceId must be the id of the workspace in which you work' })
  @MaxLength(255)
  workspaceId?: string;

  /**
   * The names of the credential types that it may see and add.
   * @example ["openAIApi", "azureOpenAIApi"]
   */
  @IsArray({ message: TYPES })
  @ArrayMinSize(1, { message: TYPES })
  @ArrayMaxSize(50, { message: TYPES })
  @IsString({ each: true, message: TYPES })
  @MaxLength(255, { each: true, message: TYPES })
  types: string[];

  /** Of the page that has the picker: scheme, host and port. @example https://editor.example.com */
  @IsOrigin()
  origin: string;

  /** After how many minutes it ends; 10 when left out. */
  @IsOptional()
  @IsWhole(1, 60)
  minutes?: number;

  /** Whether credentials can be added; yes when left out. It never can more than you. */
  @IsOptional()
  @IsBoolean({ message: 'mayCreate must be true or false' })
  mayCreate?: boolean;
}

export class ConnectSessionDto {
  /** @example 019a9f3c-0000-7000-8000-00000000000d */
  id: string;
  /** @example ["openAIApi"] */
  types: string[];
  /** @example https://editor.example.com */
  origin: string;
  mayCreate: boolean;
  /** The API key that made it; null where a person did. */
  keyId: string | null;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;
  /** @example 2026-11-20T10:10:00.000Z */
  expiresAt: string;

  static of(this: void, session: ConnectSession): ConnectSessionDto {
    const { id, types, origin, mayCreate, keyId, createdAt, expiresAt } = session;
    const times = { createdDate: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
    return { id, types, origin, mayCreate: mayCreate === 1, keyId, ...times };
  }
}

export class MadeConnectSessionDto {
  /** @example 019a9f3c-0000-7000-8000-00000000000d */
  id: string;
  /** For the page. It is shown this once. @example krc_u0Tz41Qk-not-a-real-token */
  token: string;
  /** @example 2026-11-20T10:10:00.000Z */
  expiresAt: string;
}

export class CurrentConnectSessionDto {
  /** @example 019a9f3c-0000-7000-8000-00000000000d */
  id: string;
  /** @example ["openAIApi"] */
  types: string[];
  /** @example https://editor.example.com */
  origin: string;
  /** Whether credentials can be added now. */
  mayCreate: boolean;
  /** @example 2026-11-20T10:10:00.000Z */
  expiresAt: string;

  static of(this: void, { id, types, origin, expiresAt }: ConnectReach, mayCreate: boolean): CurrentConnectSessionDto {
    return { id, types: [...types], origin, mayCreate, expiresAt: expiresAt.toISOString() };
  }
}
