import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { ME } from '../api/keys.js';
import { signOut } from './session-api.js';

/** Ends the session, at the identity provider too if it began there. */
export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    meta: { isToldByNotice: true },
    mutationFn: signOut,
    onSuccess: (address) => {
      if (address?.url !== undefined) window.location.assign(address.url);
      queries.setQueryData(ME, null);
    },
  });
}
