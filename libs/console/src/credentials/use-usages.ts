import { listUsages, type UsagesDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { credentialKey } from '../api/keys.js';

/** Which flows use a credential, and which programs have had its values. */
export function useUsages(id: string): UseQueryResult<UsagesDto> {
  return useQuery({ queryKey: [...credentialKey(id), 'usages'], queryFn: () => listUsages({ path: { id } }) });
}
