import { BUILT_IN_ROLES, isBuiltInRole, permissionsIn, type Permission } from '../authorization/index.js';
import type { Row } from '../persistence/index.js';

/** What a member's role holds, of a row with `built_in_role` and `role_permissions`. */
export function rolePermissions(row: Row): readonly Permission[] {
  const builtIn = row['built_in_role'];
  if (typeof builtIn === 'string' && isBuiltInRole(builtIn)) return BUILT_IN_ROLES[builtIn].permissions;
  const own = row['role_permissions'];
  return typeof own === 'string' ? permissionsIn(JSON.parse(own) as unknown[]) : [];
}
