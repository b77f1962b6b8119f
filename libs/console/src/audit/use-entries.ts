import { listAuditEntries, type AuditPageDto } from '@keyrack/client';
import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { AUDIT } from '../api/keys.js';
import { queryOf, type Filter } from './filter.js';

/** How many entries are asked for at once. */
export const AT_ONCE = 100;

export const entriesKey = (filter: Filter): readonly unknown[] => [...AUDIT, 'list', filter];

/** The entries that match, newest first, a page after the other. */
export function useEntries(filter: Filter): UseInfiniteQueryResult<InfiniteData<AuditPageDto, string | null>> {
  return useInfiniteQuery({
    queryKey: entriesKey(filter),
    queryFn: ({ pageParam: cursor, signal }) =>
      listAuditEntries({ query: { ...queryOf(filter), limit: AT_ONCE, ...(cursor !== null && { cursor }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}
