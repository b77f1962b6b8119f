import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { DeleteWorkspaceQuery, NameWorkspaceDto, UpdateWorkspaceDto, WorkspaceDto } from './workspaces.dto.js';
import { WorkspacesService } from './workspaces.service.js';

@ApiTags('Workspaces')
@Controller('workspaces')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  /** The workspaces of the organization. */
  @Get()
  @Allow('view', 'Workspace')
  async list(@CurrentActor() actor: Actor): Promise<WorkspaceDto[]> {
    return (await this.workspaces.list(actor)).map(WorkspaceDto.of);
  }

  /** Make a workspace in the organization. */
  @Post()
  @Allow('create', 'Workspace')
  async create(@CurrentActor() actor: Actor, @Body() { name }: NameWorkspaceDto): Promise<WorkspaceDto> {
    return WorkspaceDto.of(await this.workspaces.create(actor, name));
  }

  /** One workspace. */
  @Get(':id')
  @Allow('view', 'Workspace')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WorkspaceDto> {
    return WorkspaceDto.of(await this.workspaces.get(actor, id));
  }

  /** Change the name of a workspace, how many earlier values its credentials keep, or both. */
  @Put(':id')
  @Allow('update', 'Workspace')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateWorkspaceDto,
  ): Promise<WorkspaceDto> {
    return WorkspaceDto.of(await this.workspaces.update(actor, id, body));
  }

  /**
   * Delete a workspace with its credentials, shares, members, API keys and data key. What it sealed can never be opened again.
   * @throws {409} It holds credentials and `force` is not given, it is the one you work in, or it has the last owner in it
   */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'Workspace')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { force = false }: DeleteWorkspaceQuery,
  ): Promise<void> {
    return this.workspaces.remove(actor, id, force);
  }
}
