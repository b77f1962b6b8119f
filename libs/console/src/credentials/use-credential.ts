import { getCredential, type CredentialDetailsDto } from '@keyrack/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { credentialKey } from '../api/keys.js';

/** One credential, with its values for those who may change them; secrets are hidden in these. */
export function useCredential(id: string): UseQueryResult<CredentialDetailsDto> {
  return useQuery({ queryKey: credentialKey(id), queryFn: () => getCredential({ path: { id } }) });
}

/** The same, read after this was drawn for the first time: what a form starts from must be no older than the form. */
export function useCredentialNow(id: string): UseQueryResult<CredentialDetailsDto> {
  const [openedAt] = useState(() => Date.now());
  return useQuery({
    queryKey: [...credentialKey(id), 'opened', openedAt],
    queryFn: () => getCredential({ path: { id } }),
    gcTime: 0,
  });
}
