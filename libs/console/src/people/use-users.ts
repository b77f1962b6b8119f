import { listUsers, type UserDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { USERS } from '../api/keys.js';
import { useMay } from '../session/use-me.js';

/** The people of the organization, for those who may see them. */
export function useUsers(): UseQueryResult<UserDto[]> {
  const enabled = useMay('members:view');
  return useQuery({ queryKey: USERS, queryFn: () => listUsers(), enabled });
}
