export { Departures, type PersonalCredentials } from './departures.js';
export { Member, Organization, permissionsOf, Role, User, Workspace, workspaceEntities } from './entities.js';
export { SetRoleDto } from './members.dto.js';
export { MembersService, nameOfRole } from './members.service.js';
export { OrganizationDto } from './organizations.dto.js';
export { RoleReferenceDto } from './roles.dto.js';
export { WorkspaceDto } from './workspaces.dto.js';
export { WorkspacesModule } from './workspaces.module.js';
