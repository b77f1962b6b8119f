import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';

/** How many rows are asked for at once. */
export const PAGE_SIZE = 200;

export interface Page<Row> {
  data: Row[];
  /** Of all pages. */
  total: number;
}

/** Where pages come from. The key names the list with its filter and order; `number` counts from 0. */
export interface PageSource<Row> {
  key: readonly unknown[];
  read: (number: number, signal: AbortSignal) => Promise<Page<Row>>;
}

export interface Listed<Row> {
  /** How many there are in all; undefined until that is known. */
  total: number | undefined;
  /** The one at an index, if its page has arrived. */
  at: (index: number) => Row | undefined;
  error: Error | null;
  retry: () => void;
}

/** A list of which only the pages between two indexes are fetched, and the first, which knows how many there are. */
export function usePages<Row>(source: PageSource<Row>, from: number, to: number): Listed<Row> {
  const first = useQuery({ ...page(source, 0), placeholderData: keepPreviousData });
  const start = Math.max(1, Math.floor(from / PAGE_SIZE));
  const end = Math.floor(to / PAGE_SIZE);
  const numbers = Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => start + at);
  const others = useQueries({ queries: numbers.map((number) => page(source, number)) });
  const dataOf = (number: number): Row[] | undefined =>
    number === 0 ? first.data?.data : others[numbers.indexOf(number)]?.data?.data;
  return {
    total: first.data?.total,
    at: (index) => dataOf(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE],
    error: [first, ...others].find(({ error }: UseQueryResult) => error)?.error ?? null,
    retry: () => void Promise.all([first, ...others].map(({ refetch }) => refetch())),
  };
}

function page<Row>({ key, read }: PageSource<Row>, number: number) {
  return {
    queryKey: [...key, number],
    queryFn: ({ signal }: { signal: AbortSignal }) => read(number, signal),
  };
}
