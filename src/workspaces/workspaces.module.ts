import { Module } from '@nestjs/common';
import { Departures } from './departures.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { OrganizationsController } from './organizations.controller.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';
import { WorkspacesController } from './workspaces.controller.js';
import { WorkspacesService } from './workspaces.service.js';

@Module({
  controllers: [OrganizationsController, WorkspacesController, MembersController, UsersController, RolesController],
  providers: [WorkspacesService, MembersService, UsersService, RolesService, Departures],
  exports: [Departures, MembersService],
})
export class WorkspacesModule {}
