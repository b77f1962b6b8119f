import { describe, expect, it } from 'vitest';
import { isFiltering, queryOf, readFilter, writeFilter } from '../src/credentials/list/filter.js';

describe('The filter of the list', () => {
  it('comes back from the address as it was written', () => {
    const filter = { search: 'a&b', type: 'openAIApi', status: 'due', sort: 'name' } as const;
    expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
  });

  it('leaves what is usual out of the address', () => {
    expect(writeFilter(readFilter(new URLSearchParams())).toString()).toBe('');
  });

  it('takes no state and no order that the service does not know', () => {
    const filter = readFilter(new URLSearchParams('status=broken&sort=secret'));
    expect(filter).toMatchObject({ status: '', sort: '-updatedDate' });
  });

  it('asks the service only for what is filtered by', () => {
    expect(queryOf(readFilter(new URLSearchParams()))).toEqual({ sort: '-updatedDate' });
    expect(queryOf(readFilter(new URLSearchParams('type=openAIApi&status=due')))).toEqual({
      sort: '-updatedDate',
      credentialName: ['openAIApi'],
      status: ['due'],
    });
  });

  it('does not count an order as a filter', () => {
    expect(isFiltering(readFilter(new URLSearchParams('sort=name')))).toBe(false);
    expect(isFiltering(readFilter(new URLSearchParams('search=x')))).toBe(true);
  });
});
