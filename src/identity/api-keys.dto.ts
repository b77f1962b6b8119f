import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { IsPermissions, permissionsIn, type Permission } from '../authorization/index.js';
import { IsFutureTime, IsName } from '../platform/index.js';
import { DIALECTS, type ApiKey, type Dialect } from './api-key.entity.js';

export class CreateApiKeyDto {
  /** @example Deployment */
  @IsName()
  name: string;

  /**
   * What the key may do: no more than you do.
   * @example ["credentials:view", "credentials:create"]
   */
  @IsPermissions({ atLeast: 1 })
  permissions: Permission[];

  /** The workspace in which the key works; yours when left out. */
  @IsOptional()
  @IsString()
  workspaceId?: string;

  /** Whose API the key speaks. The prefix of its token tells. */
  @IsOptional()
  @IsIn(DIALECTS, { message: `dialect must be one of ${DIALECTS.join(', ')}` })
  @ApiProperty({ enum: DIALECTS, required: false })
  dialect?: Dialect;

  /**
   * When the key ends by itself.
   * @example 2030-01-31T12:00:00.000Z
   */
  @IsOptional()
  @IsFutureTime()
  expiresAt?: Date;

  /** The member as whom the key acts. It then holds no more than that member's role. */
  @IsOptional()
  @IsString()
  userId?: string;
}

export class RenameApiKeyDto {
  /** @example Deployment */
  @IsName()
  name: string;
}

export class ApiKeyDto {
  /** @example 019a9f3c-0000-7000-8000-000000000004 */
  id: string;
  /** @example Deployment */
  name: string;
  /** How the token begins. @example krk_u0Tz41Qk */
  prefix: string;
  /** @example ["credentials:view", "credentials:create"] */
  permissions: string[];
  workspaceId: string;
  /** The member as whom the key acts. */
  userId: string | null;
  @ApiProperty({ enum: DIALECTS })
  dialect: Dialect;
  /** @example 2030-01-31T12:00:00.000Z */
  expiresAt: string | null;
  /** @example 2026-11-20T10:00:00.000Z */
  lastUsedAt: string | null;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;

  static of(this: void, key: ApiKey): ApiKeyDto {
    return {
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      permissions: permissionsIn(key.permissions),
      workspaceId: key.workspaceId,
      userId: key.userId,
      dialect: key.dialect,
      expiresAt: key.expiresAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      createdDate: key.createdAt.toISOString(),
    };
  }
}

export class MadeApiKeyDto extends ApiKeyDto {
  /** The key itself. It is shown this once. @example krk_u0Tz41Qk-not-a-real-key */
  token: string;

  static ofNew(this: void, { key, token }: { key: ApiKey; token: string }): MadeApiKeyDto {
    return { ...ApiKeyDto.of(key), token };
  }
}
