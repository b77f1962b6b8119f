import type { ListFlowsData } from '@keyrack/client';

type Query = NonNullable<ListFlowsData['query']>;
export type State = 'active' | 'inactive';

/** Which flows are listed. It stands in the page's address. */
export interface Filter {
  search: string;
  state: State | '';
}

export const STATES: readonly State[] = ['active', 'inactive'];
export const NO_FILTER: Filter = { search: '', state: '' };

export function readFilter(address: URLSearchParams): Filter {
  return {
    search: address.get('search') ?? '',
    state: STATES.find((state) => state === address.get('state')) ?? '',
  };
}

export function writeFilter({ search, state }: Filter): URLSearchParams {
  return new URLSearchParams(Object.entries({ search, state }).filter(([, value]) => value !== ''));
}

export const isFiltering = ({ search, state }: Filter): boolean => search !== '' || state !== '';

export function queryOf({ search, state }: Filter): Query {
  return { ...(search !== '' && { search }), ...(state !== '' && { active: state === 'active' }) };
}
