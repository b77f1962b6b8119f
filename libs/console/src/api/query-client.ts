import { KeyrackError } from '@keyrack/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ME } from './keys.js';

declare module '@tanstack/react-query' {
  interface Register {
    /** `isToldByNotice`: what goes wrong is said by a notice, as nothing on the page says it. */
    mutationMeta: { isToldByNotice?: boolean };
  }
}

/**
 * Keeps answers of the service. A 401 to anything ends the session here too, so that the page asks for signing in. Another
 * window may have taken the session elsewhere, which is a conflict: so that is looked up.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: Error): void => {
    if (!(error instanceof KeyrackError)) return;
    if (error.status === 401) queryClient.setQueryData(ME, null);
    if (error.code === 'CONFLICT') void queryClient.invalidateQueries({ queryKey: ME });
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
