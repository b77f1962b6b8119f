import { getCredential, type CredentialDetailsDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { credentialKey } from '../api/keys.js';

/** One credential, with its values for those who may change them; secrets are hidden in these. */
export function useCredential(id: string): UseQueryResult<CredentialDetailsDto> {
  return useQuery({ queryKey: credentialKey(id), queryFn: () => getCredential({ path: { id } }) });
}
