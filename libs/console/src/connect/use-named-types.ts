import { getCredentialType, type ComponentDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { TYPES } from '../api/keys.js';

/** The types of these names, in their order. */
export function useNamedTypes(names: readonly string[]): UseQueryResult<ComponentDto[]> {
  return useQuery({
    queryKey: [...TYPES, ...names],
    queryFn: async () => [await getCredentialType({ path: { name: names.join('&') } })].flat(),
    enabled: names.length > 0,
    staleTime: Infinity,
  });
}
