import { KeyrackError } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { ME } from '../api/keys.js';
import { readMe, type Me } from './session-api.js';

/** Who is signed in; null when nobody is. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({ queryKey: ME, queryFn: readMeOrNobody, staleTime: 60_000 });
}

/** Who is signed in; null when nobody is. */
export async function readMeOrNobody(): Promise<Me | null> {
  try {
    return await readMe();
  } catch (error) {
    if (error instanceof KeyrackError && error.status === 401) return null;
    throw error;
  }
}

export const MeContext = createContext<Me | null>(null);

/** Who is signed in, on pages that nobody else sees. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is for pages behind RequireSession');
  return me;
}

/** Whether I hold a permission in this workspace, such as `credentials:create`. */
export function useMay(permission: string): boolean {
  return useMe().permissions.includes(permission);
}
