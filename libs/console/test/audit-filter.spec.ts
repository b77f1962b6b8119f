import { describe, expect, it } from 'vitest';
import { NO_FILTER, queryOf, readFilter, writeFilter } from '../src/audit/filter.js';

describe('The filter of the audit log', () => {
  it('comes back from the address as it was written', () => {
    const filter = {
      event: 'credential.',
      outcome: 'refused',
      actor: 'a&b',
      subject: 'c',
      from: '2026-11-01',
      to: '2026-11-02',
    } as const;
    expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
  });

  it('takes no outcome and no day that there is not', () => {
    expect(readFilter(new URLSearchParams('outcome=maybe&from=yesterday&to=2026-99-99'))).toEqual(NO_FILTER);
  });

  it('asks for whole days, the last one too', () => {
    const { from = '', to = '' } = queryOf({ ...NO_FILTER, from: '2026-06-10', to: '2026-06-10' });
    expect(new Date(from)).toEqual(new Date('2026-06-10T00:00'));
    expect(new Date(to)).toEqual(new Date('2026-06-11T00:00'));
  });

  it('asks the service only for what is filtered by', () => {
    expect(queryOf(NO_FILTER)).toEqual({});
    expect(queryOf({ ...NO_FILTER, actor: 'x' })).toEqual({ actorId: 'x' });
  });
});
