import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ME, MOVE } from '../api/keys.js';
import { showPlace } from '../api/place.js';
import { chooseWorkspace, type Me } from '../session/session-api.js';

/** Goes to another workspace. */
export function useChooseWorkspace(): UseMutationResult<Me, Error, string> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationKey: MOVE,
    meta: { isToldByNotice: true },
    mutationFn: chooseWorkspace,
    onSuccess: async (me) => {
      showPlace(me); // what the next page asks for is of there
      await navigate('/credentials');
      queries.setQueryData(ME, me);
    },
  });
}
