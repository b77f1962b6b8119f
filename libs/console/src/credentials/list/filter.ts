import type { ListCredentialsData } from '@keyrack/client';

type Query = NonNullable<ListCredentialsData['query']>;
export type Sort = NonNullable<Query['sort']>;
export type State = NonNullable<Query['status']>[number];

/** Which credentials are listed, and in which order. It stands in the page's address. */
export interface Filter {
  search: string;
  type: string;
  status: State | '';
  sort: Sort;
}

export const STATES: readonly State[] = ['active', 'due', 'overdue', 'expired'];
export const SORTS: readonly Sort[] = [
  'name',
  '-name',
  'credentialName',
  '-credentialName',
  'updatedDate',
  '-updatedDate',
  'createdDate',
  '-createdDate',
];
const USUAL: Sort = '-updatedDate';

export function readFilter(address: URLSearchParams): Filter {
  return {
    search: address.get('search') ?? '',
    type: address.get('type') ?? '',
    status: STATES.find((state) => state === address.get('status')) ?? '',
    sort: sortIn(address.get('sort')),
  };
}

/** The order that a text names, or the usual one. */
export function sortIn(text: string | null): Sort {
  return SORTS.find((sort) => sort === text) ?? USUAL;
}

/** As short as can be: what is usual is left out. */
export function writeFilter({ search, type, status, sort }: Filter): URLSearchParams {
  const said = { search, type, status, sort: sort === USUAL ? '' : sort };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
}

export const isFiltering = ({ search, type, status }: Filter): boolean => search !== '' || type !== '' || status !== '';

export function queryOf({ search, type, status, sort }: Filter): Query {
  return {
    sort,
    ...(search !== '' && { search }),
    ...(type !== '' && { credentialName: [type] }),
    ...(status !== '' && { status: [status] }),
  };
}
