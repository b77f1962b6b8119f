import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { AddShareDto, ReplaceSharesDto, ShareDto, UnshareQuery } from './sharing.dto.js';
import { SharingService } from './sharing.service.js';

@ApiTags('Sharing')
@Controller('credentials/:id/shares')
export class SharingController {
  constructor(private readonly sharing: SharingService) {}

  /** The workspaces with which a credential is shared. */
  @Get()
  @Allow('share', 'Credential')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ShareDto[]> {
    return (await this.sharing.list(actor, id)).map(ShareDto.of);
  }

  /**
   * Share a credential with one more workspace of the organization.
   * @throws {409} Somebody else changed the shares at the same time
   */
  @Post()
  @Allow('share', 'Credential')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { workspaceId }: AddShareDto,
  ): Promise<ShareDto> {
    return ShareDto.of(await this.sharing.add(actor, id, workspaceId));
  }

  /**
   * Share a credential with these workspaces and no others.
   * @throws {409} Somebody else changed the shares at the same time; or flows use it where it would not be shared any more, and `force` is not set: `CREDENTIAL_IN_USE` with the flows
   */
  @Put()
  @Allow('share', 'Credential')
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { workspaceIds }: ReplaceSharesDto,
    @Query() { force = false }: UnshareQuery,
  ): Promise<ShareDto[]> {
    return (await this.sharing.replace(actor, id, workspaceIds, force)).map(ShareDto.of);
  }

  /**
   * Stop sharing a credential with one workspace.
   * @throws {409} Flows there use it, and `force` is not set: `CREDENTIAL_IN_USE` with the flows
   */
  @Delete(':workspaceId')
  @HttpCode(204)
  @Allow('share', 'Credential')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('workspaceId') workspaceId: string,
    @Query() { force = false }: UnshareQuery,
  ): Promise<void> {
    return this.sharing.remove(actor, id, workspaceId, force);
  }
}
