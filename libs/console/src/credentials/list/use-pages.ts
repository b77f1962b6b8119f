import { listCredentials, type CredentialDto } from '@keyrack/client';
import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { CREDENTIALS } from '../../api/keys.js';
import { queryOf, type Filter } from './filter.js';

const PAGE_SIZE = 200;

interface Page {
  data: CredentialDto[];
  total: number;
}

export interface Listed {
  /** How many there are in all; undefined until that is known. */
  total: number | undefined;
  /** The one at an index, if its page has arrived. */
  at: (index: number) => CredentialDto | undefined;
  error: Error | null;
  retry: () => void;
}

/** The list, of which only the pages between two indexes are fetched, and the first, which knows how many there are. */
export function usePages(filter: Filter, from: number, to: number): Listed {
  const first = useQuery({ ...page(filter, 0), placeholderData: keepPreviousData });
  const start = Math.max(1, Math.floor(from / PAGE_SIZE));
  const end = Math.floor(to / PAGE_SIZE);
  const numbers = Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => start + at);
  const others = useQueries({ queries: numbers.map((number) => page(filter, number)) });
  const dataOf = (number: number): CredentialDto[] | undefined =>
    number === 0 ? first.data?.data : others[numbers.indexOf(number)]?.data?.data;
  return {
    total: first.data?.total,
    at: (index) => dataOf(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE],
    error: [first, ...others].find(({ error }: UseQueryResult) => error)?.error ?? null,
    retry: () => void Promise.all([first, ...others].map(({ refetch }) => refetch())),
  };
}

function page(filter: Filter, number: number) {
  return {
    queryKey: [...CREDENTIALS, 'list', filter, number],
    queryFn: ({ signal }: { signal: AbortSignal }) => read(filter, number, signal),
  };
}

async function read(filter: Filter, number: number, signal: AbortSignal): Promise<Page> {
  const query = { ...queryOf(filter), page: number + 1, limit: PAGE_SIZE };
  const answer = await listCredentials({ query, signal });
  return 'data' in answer ? answer : { data: answer, total: answer.length };
}
