import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { FlowiseSharedDto, FlowiseSharedItemDto, FlowiseShareDto, UnshareQuery } from './sharing.dto.js';
import { SharingService } from './sharing.service.js';

@ApiTags('Sharing')
@Controller('workspace/shared')
export class FlowiseSharingController {
  constructor(private readonly sharing: SharingService) {}

  /** The workspaces with which a credential is shared, as Flowise says it. */
  @Get(':itemId')
  @Allow('share', 'Credential')
  async list(@CurrentActor() actor: Actor, @Param('itemId') itemId: string): Promise<FlowiseSharedItemDto[]> {
    const shares = await this.sharing.list(actor, itemId);
    return shares.map(({ workspaceId, workspaceName }) => ({
      workspaceId,
      workspaceName,
      sharedItemId: itemId,
      itemType: 'credential',
    }));
  }

  /**
   * Share a credential with these workspaces and no others, as Flowise's dialog does.
   * @throws {409} Flows use it where it would not be shared any more, and `force` is not set: `CREDENTIAL_IN_USE` with the flows
   */
  @Post(':itemId')
  @HttpCode(200)
  @Allow('share', 'Credential')
  async replace(
    @CurrentActor() actor: Actor,
    @Param('itemId') itemId: string,
    @Body() { workspaceIds }: FlowiseShareDto,
    @Query() { force = false }: UnshareQuery,
  ): Promise<FlowiseSharedDto> {
    const home = await this.sharing.homeOf(actor, itemId); // Flowise's dialog offers the home workspace too
    const others = workspaceIds.filter((id) => id !== home.workspaceId || home.ownerId !== null);
    const shares = await this.sharing.replace(actor, itemId, others, force);
    return {
      message: `The credential is shared with ${shares.length} ${shares.length === 1 ? 'workspace' : 'workspaces'}`,
    };
  }
}
