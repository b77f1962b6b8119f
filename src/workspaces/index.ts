export { Departures, type PersonalCredentials } from './departures.js';
export {
  Member,
  Organization,
  permissionsOf,
  Role,
  User,
  Workspace,
  workspaceEntities,
  nameOfRole,
} from './entities.js';
export { SetRoleDto } from './members.dto.js';
export { MembersService } from './members.service.js';
export { isLastOwner, keepingAnOwner } from './owners.js';
export { assertStillHere, lockPeople } from './presence.js';
export { OrganizationDto } from './organizations.dto.js';
export { RoleReferenceDto } from './roles.dto.js';
export { WorkspaceDto } from './workspaces.dto.js';
export { WorkspacesModule } from './workspaces.module.js';
