import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { CreateRoleDto, RoleDto, UpdateRoleDto } from './roles.dto.js';
import { RolesService } from './roles.service.js';

@ApiTags('Roles')
@Controller('roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  /** The built-in roles, then the organization's own. */
  @Get()
  @Allow('view', 'Role')
  list(@CurrentActor() actor: Actor): Promise<RoleDto[]> {
    return this.roles.list(actor);
  }

  /**
   * Make a role. It may hold no more than you do.
   * @throws {409} There is a role of this name
   */
  @Post()
  @Allow('create', 'Role')
  create(@CurrentActor() actor: Actor, @Body() body: CreateRoleDto): Promise<RoleDto> {
    return this.roles.create(actor, body);
  }

  /** One role. */
  @Get(':id')
  @Allow('view', 'Role')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RoleDto> {
    return this.roles.get(actor, id);
  }

  /**
   * Change a role of the organization. It counts at once for all who have it.
   * @throws {409} There is a role of this name
   */
  @Put(':id')
  @Allow('update', 'Role')
  update(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: UpdateRoleDto): Promise<RoleDto> {
    return this.roles.update(actor, id, body);
  }

  /**
   * Delete a role of the organization that nobody has.
   * @throws {409} Members have this role
   */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'Role')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.roles.remove(actor, id);
  }
}
