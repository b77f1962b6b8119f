import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { ME } from '../api/keys.js';
import { signOut } from './session-api.js';

/** Ends the session, at the identity provider too if it began there, and forgets everything that was read in it. */
export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: (address) => {
      if (address?.url !== undefined) window.location.assign(address.url);
      queries.setQueryData(ME, null);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    },
  });
}
