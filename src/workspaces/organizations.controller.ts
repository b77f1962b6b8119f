import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { OrganizationDto, UpdateOrganizationDto } from './organizations.dto.js';
import { WorkspacesService } from './workspaces.service.js';

@ApiTags('Organizations')
@Controller('organizations')
export class OrganizationsController {
  constructor(private readonly workspaces: WorkspacesService) {}

  /** The organizations that you belong to: the one in which you work. */
  @Get()
  @Allow('view', 'Organization')
  async list(@CurrentActor() actor: Actor): Promise<OrganizationDto[]> {
    return (await this.workspaces.organizations(actor)).map(OrganizationDto.of);
  }

  /** One organization. */
  @Get(':id')
  @Allow('view', 'Organization')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<OrganizationDto> {
    return OrganizationDto.of(await this.workspaces.organization(actor, id));
  }

  /** Rename the organization, or say whether its people need a second factor. What is left out stays. */
  @Put(':id')
  @Allow('update', 'Organization')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateOrganizationDto,
  ): Promise<OrganizationDto> {
    return OrganizationDto.of(await this.workspaces.updateOrganization(actor, id, body));
  }
}
