import { KeyrackError } from '@keyrack/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ME } from './keys.js';

/** Keeps answers of the service. A 401 to anything ends the session here too, so that the page asks for signing in. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof KeyrackError && error.status === 401) queryClient.setQueryData(ME, null);
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 10_000 } },
  });
  return queryClient;
}

/** An answer below 500 will be the same the next time. */
function isWorthRetrying(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof KeyrackError && error.status > 0 && error.status < 500);
}
