import type { AuditEntryDto, AuditPageDto } from '@keyrack/client';
import { describe, expect, it } from 'vitest';
import { addNewer, type Pages } from '../src/audit/newer.js';

const page = (ids: string[], nextCursor: string | null = null): AuditPageDto => ({
  data: ids.map((id) => ({ id }) as AuditEntryDto),
  nextCursor,
});
const known = (...pages: AuditPageDto[]): Pages => ({ pages, pageParams: pages.map(() => null) });
const idsIn = ({ pages }: Pages): string[][] => pages.map(({ data }) => data.map(({ id }) => id));

describe('The entries that came since', () => {
  it('stand on top, each once', () => {
    const { pages, came } = addNewer(known(page(['4', '3'], '3'), page(['2', '1'])), page(['6', '5', '4'], '4'));
    expect(idsIn(pages)).toEqual([
      ['6', '5', '4', '3'],
      ['2', '1'],
    ]);
    expect([came, pages.pages[0]?.nextCursor]).toEqual([2, '3']);
  });

  it('stand in their place when they were committed late', () => {
    expect(idsIn(addNewer(known(page(['5', '3'])), page(['5', '4', '3'])).pages)).toEqual([['5', '4', '3']]);
  });

  it('leave what is known as it is when nothing came', () => {
    const before = known(page(['2', '1']));
    expect(addNewer(before, page(['2', '1']))).toEqual({ pages: before, came: 0 });
  });

  it('begin anew when more came than one page has, so that there is no gap', () => {
    const { pages } = addNewer(known(page(['2', '1'])), page(['9', '8'], '8'));
    expect(pages).toEqual({ pages: [page(['9', '8'], '8')], pageParams: [null] });
  });

  it('begin anew when too much is kept, so that a page that is watched for days does not grow', () => {
    const many = Array.from({ length: 2000 }, (_, at) => String(900_000 - at));
    const { pages, came } = addNewer(known(page(many), page(['1'])), page(['900001', '900000'], '900000'));
    expect(idsIn(pages)).toEqual([['900001', '900000']]);
    expect([came, pages.pages[0]?.nextCursor]).toEqual([1, '900000']);
    const before = known(page(many));
    expect(addNewer(before, page(['900000']))).toEqual({ pages: before, came: 0 });
  });

  it('are the first ones where there were none', () => {
    expect(idsIn(addNewer(known(page([])), page(['1'])).pages)).toEqual([['1']]);
  });
});
