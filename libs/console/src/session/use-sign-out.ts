import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { ME } from '../api/keys.js';
import { signOut } from './session-api.js';

/** Ends the session, and forgets everything that was read in it. */
export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      queries.setQueryData(ME, null);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    },
  });
}
