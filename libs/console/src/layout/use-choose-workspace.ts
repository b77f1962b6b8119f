import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ME, TYPES } from '../api/keys.js';
import { chooseWorkspace, type Me } from '../session/session-api.js';

/** Goes to another workspace, and forgets what was read in this one. */
export function useChooseWorkspace(): UseMutationResult<Me, Error, string> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: chooseWorkspace,
    onSuccess: async (me) => {
      await navigate('/credentials');
      queries.setQueryData(ME, me);
      queries.removeQueries({ predicate: ({ queryKey: [kind] }) => kind !== ME[0] && kind !== TYPES[0] });
    },
  });
}
