export { Departures, type PersonalCredentials } from './departures.js';
export { Member, Organization, permissionsOf, User, Workspace, workspaceEntities } from './entities.js';
export { OrganizationDto } from './organizations.dto.js';
export { WorkspaceDto } from './workspaces.dto.js';
export { WorkspacesModule } from './workspaces.module.js';
