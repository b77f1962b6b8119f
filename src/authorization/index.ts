export { abilityOf, may, type Action, type AppAbility, type Subject } from './ability.js';
export {
  AccessGuard,
  actorOf,
  Allow,
  AllowAnyone,
  AllowConnectSession,
  allowsConnectSession,
  Authenticator,
  CurrentActor,
  Public,
  PUBLIC_EXTENSION,
  traceOf,
} from './access.guard.js';
export { Actor, type RequestTrace } from './actor.js';
export type { ConnectReach, Grant } from './grant.js';
export { BUILT_IN_ROLES, isBuiltInRole, type BuiltInRoleName } from './built-in-roles.js';
export {
  ALL_PERMISSIONS,
  isPermission,
  ORGANIZATION_PERMISSIONS,
  PERMISSIONS,
  permissionsIn,
  type Permission,
} from './permissions.js';
export { IsPermissions } from './is-permissions.js';
export { nounOf, refusal, Rows } from './rows.js';
export { whereCan, type Where } from './where.js';
export { assertHolds } from './grants.js';
export { AuthorizationModule } from './authorization.module.js';
