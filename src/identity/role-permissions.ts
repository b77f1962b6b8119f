import {
  BUILT_IN_ROLES,
  isBuiltInRole,
  ORGANIZATION_PERMISSIONS,
  permissionsIn,
  type Permission,
} from '../authorization/index.js';
import type { Row } from '../persistence/index.js';

/** What reaches no further than an organization. */
const WITHIN: ReadonlySet<Permission> = new Set(ORGANIZATION_PERMISSIONS);

/** What a member's role holds, of a row with `built_in_role` and `role_permissions`. */
export function rolePermissions(row: Row): readonly Permission[] {
  const builtIn = row['built_in_role'];
  if (typeof builtIn === 'string' && isBuiltInRole(builtIn)) return BUILT_IN_ROLES[builtIn].permissions;
  const own = row['role_permissions'];
  return typeof own === 'string' ? permissionsIn(JSON.parse(own) as unknown[]) : [];
}

/**
 * What a session holds, of a row with its `provider_id` besides. One that an identity provider has begun reaches no further than
 * the organization: whoever manages the provider can be anybody there, and need not hold more than an owner.
 */
export function sessionPermissions(row: Row): readonly Permission[] {
  const held = rolePermissions(row);
  return row['provider_id'] === null ? held : held.filter((permission) => WITHIN.has(permission));
}

/** What an API key holds, of a row with its `permissions` and `user_id`; one that acts as a member holds no more than the member. */
export function keyPermissions(row: Row): readonly Permission[] {
  const held = permissionsIn(JSON.parse(String(row['permissions'])) as unknown[]);
  if (row['user_id'] === null) return held;
  const ofMember = new Set(rolePermissions(row));
  return held.filter((permission) => ofMember.has(permission));
}
