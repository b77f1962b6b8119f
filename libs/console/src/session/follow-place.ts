import type { QueryClient } from '@tanstack/react-query';
import { ME, MOVE, TYPES } from '../api/keys.js';
import type { Me } from './session-api.js';

/** Where this window finds itself without having gone there. */
export type Found = 'anotherPerson' | 'anotherWorkspace';

/**
 * Forgets everything that was read for another person or in another workspace, however this window got there: by its own
 * switch, by signing in or out, or by another window with which it shares the session. The last is told.
 */
export function followPlace(queries: QueryClient, tell: (found: Found) => void): () => void {
  let before = queries.getQueryData<Me | null>(ME);
  return queries.getQueryCache().subscribe((event) => {
    const [kind] = event.query.queryKey as readonly unknown[];
    if (kind !== ME[0] || event.type !== 'updated' || event.action.type !== 'success') return;
    const [was, is] = [before, event.query.state.data as Me | null];
    before = is;
    if (was === undefined || isSame(was, is)) return;
    const isOwnDoing = queries.isMutating({ mutationKey: MOVE }) > 0;
    queries.removeQueries({ predicate: ({ queryKey: [other] }) => other !== ME[0] && other !== TYPES[0] });
    queries.getMutationCache().clear();
    if (was && is && !isOwnDoing) tell(was.userId === is.userId ? 'anotherWorkspace' : 'anotherPerson');
  });
}

function isSame(one: Me | null, other: Me | null): boolean {
  return one?.userId === other?.userId && one?.workspaceId === other?.workspaceId;
}
