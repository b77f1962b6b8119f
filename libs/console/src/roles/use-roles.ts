import { listRoles, type RoleDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ROLES } from '../api/keys.js';
import { useMay, useMe } from '../session/use-me.js';

/** The built-in roles, then those of the organization, for those who may see them. */
export function useRoles(): UseQueryResult<RoleDto[]> {
  const enabled = useMay('roles:view');
  return useQuery({ queryKey: ROLES, queryFn: () => listRoles(), enabled });
}

/** Tells whether I hold all of some permissions, as it takes to give or to take them. */
export function useHolds(): (permissions: readonly string[]) => boolean {
  const { permissions: mine } = useMe();
  return (permissions) => permissions.every((permission) => mine.includes(permission));
}
