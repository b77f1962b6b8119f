import { listAuditEntries } from '@keyrack/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AUDIT } from '../api/keys.js';
import { queryOf, type Filter } from './filter.js';
import { addNewer, type Pages } from './newer.js';
import { AT_ONCE, entriesKey } from './use-entries.js';

const EVERY_MS = 3000;
/** A page that nobody looks at does not keep a session from ending. */
const IDLE = { 'x-keyrack-idle': '1' };

/** Looks for newer entries again and again while the page is seen. Tells how many came in all, so that each time is heard. */
export function useTail(filter: Filter, isLive: boolean): { came: number; error: Error | null } {
  const queries = useQueryClient();
  const { data: came = 0, error } = useQuery({
    queryKey: [...AUDIT, 'tail', filter],
    enabled: isLive,
    refetchInterval: EVERY_MS,
    gcTime: 0,
    queryFn: async ({ signal, queryKey }): Promise<number> => {
      const newest = await listAuditEntries({ query: { ...queryOf(filter), limit: AT_ONCE }, headers: IDLE, signal });
      const known = queries.getQueryData<Pages>(entriesKey(filter));
      if (!known) return 0;
      const { pages, came: added } = addNewer(known, newest);
      if (added > 0) queries.setQueryData<Pages>(entriesKey(filter), pages);
      return (queries.getQueryData<number>(queryKey) ?? 0) + added;
    },
  });
  return isLive ? { came, error } : { came: 0, error: null };
}
