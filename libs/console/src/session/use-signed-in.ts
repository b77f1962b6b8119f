import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { ME } from '../api/keys.js';
import { returnPath } from './return-path.js';
import { readMeOrNobody } from './use-me.js';

/** What follows on signing in: whoever was signed in before is forgotten, and one goes to where one wanted to be. */
export function useSignedIn(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  return async () => {
    queries.setQueryData(ME, null);
    await queries.prefetchQuery({ queryKey: ME, queryFn: readMeOrNobody, staleTime: 0 });
    await navigate(returnPath(search), { replace: true });
  };
}
