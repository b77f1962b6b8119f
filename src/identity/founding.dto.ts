import { IsOptional } from 'class-validator';
import { IsName } from '../platform/index.js';
import { OrganizationDto, WorkspaceDto } from '../workspaces/index.js';
import { MadeApiKeyDto } from './api-keys.dto.js';
import type { Founded } from './founding.service.js';

export class CreateOrganizationDto {
  /** @example "Difference Engines Ltd" */
  @IsName()
  name: string;

  /** The name of its first workspace. @example Default */
  @IsOptional()
  @IsName()
  workspaceName?: string;
}

export class FoundedDto {
  organization: OrganizationDto;
  workspace: WorkspaceDto;
  /** The first key of the organization. It holds everything in it. Its token is in this answer and nowhere else. */
  apiKey: MadeApiKeyDto;

  static of(this: void, { organization, workspace, apiKey }: Founded): FoundedDto {
    return {
      organization: OrganizationDto.of(organization),
      workspace: WorkspaceDto.of(workspace),
      apiKey: MadeApiKeyDto.ofNew(apiKey),
    };
  }
}
