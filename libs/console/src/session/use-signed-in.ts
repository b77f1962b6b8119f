import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { ME } from '../api/keys.js';
import { returnPath } from './return-path.js';

/** What follows on signing in: nothing of the session before is kept, and one goes to where one wanted to be. */
export function useSignedIn(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    await queries.refetchQueries({ queryKey: ME });
    await navigate(returnPath(search), { replace: true });
  };
}
