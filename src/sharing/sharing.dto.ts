import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { IgnoresUnknown, IsFlag } from '../platform/index.js';
import type { Share } from './sharing.service.js';

export class ShareDto {
  /** The workspace that may use the credential. @example 019a9f3c-0000-7000-8000-000000000006 */
  workspaceId: string;
  /** @example Research */
  workspaceName: string;
  /** @example 2026-11-20T10:00:00.000Z */
  createdDate: string;

  static of(this: void, { workspaceId, workspaceName, createdDate }: Share): ShareDto {
    return { workspaceId, workspaceName, createdDate };
  }
}

export class UnshareQuery {
  /** `true` ends shares although flows use them. */
  @IsOptional()
  @IsFlag()
  force?: boolean;
}

export class AddShareDto {
  /** @example 019a9f3c-0000-7000-8000-000000000006 */
  @IsString()
  workspaceId: string;
}

export class ReplaceSharesDto {
  /** All workspaces that may use the credential from now on. */
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  workspaceIds: string[];
}

@IgnoresUnknown()
export class FlowiseShareDto extends ReplaceSharesDto {
  /** @example credential */
  @IsIn(['credential'], { message: 'itemType must be credential: nothing else is shared here' })
  itemType: string;
}

export class FlowiseSharedItemDto {
  workspaceId: string;
  /** @example Research */
  workspaceName: string;
  /** The credential. */
  sharedItemId: string;
  /** @example credential */
  itemType: string;
}

export class FlowiseSharedDto {
  /** @example "The credential is shared with 2 workspaces" */
  message: string;
}
