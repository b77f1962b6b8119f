import { Keyrack } from '@keyrack/client';
import { describe, expect, it } from 'vitest';
import { farSide, json, type Asked } from './far-side.js';

const ITEMS = Array.from({ length: 5 }, (_, at) => ({ id: String(at) }));

const pageOf = ({ query }: Asked) => {
  const [page, limit] = [Number(query['page']), Number(query['limit'])];
  return { data: ITEMS.slice((page - 1) * limit, page * limit), total: ITEMS.length };
};

const sectionOf = ({ query }: Asked) => {
  const [from, limit] = [Number(query['cursor'] ?? 0), Number(query['limit'])];
  return {
    data: ITEMS.slice(from, from + limit),
    nextCursor: from + limit < ITEMS.length ? String(from + limit) : null,
  };
};

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('A list', () => {
  it('of credentials goes through all pages, with its filter', async () => {
    const { url, asked } = await farSide((response, one) => json(response, pageOf(one)));
    const query = { limit: 2, search: 'a' };
    expect(await all(new Keyrack({ url }).credentials(query))).toEqual(ITEMS);
    expect(asked.map(({ query }) => query)).toEqual(
      [1, 2, 3].map((page) => ({ limit: '2', search: 'a', page: String(page) })),
    );
  });

  it('of flows goes through all pages', async () => {
    const { url, asked } = await farSide((response, one) => json(response, pageOf(one)));
    expect(await all(new Keyrack({ url }).flows({ limit: 3 }))).toEqual(ITEMS);
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/flows', '/api/v1/flows']);
  });

  it('of audit entries follows the cursors', async () => {
    const { url, asked } = await farSide((response, one) => json(response, sectionOf(one)));
    expect(await all(new Keyrack({ url }).auditEntries({ limit: 2, outcome: 'done' }))).toEqual(ITEMS);
    expect(asked.map(({ query }) => query['cursor'])).toEqual([undefined, '2', '4']);
  });

  it('of deliveries follows the cursors of its webhook', async () => {
    const { url, asked } = await farSide((response, one) => json(response, sectionOf(one)));
    expect(await all(new Keyrack({ url }).webhookDeliveries('w', { limit: 4 }))).toEqual(ITEMS);
    expect(asked.map(({ path }) => path)).toEqual(Array(2).fill('/api/v1/webhooks/w/deliveries'));
  });

  it('asks for nothing until the first item is wanted, and for no page that is not', async () => {
    const { url, asked } = await farSide((response, one) => json(response, pageOf(one)));
    const items = new Keyrack({ url }).credentials({ limit: 2 });
    expect(asked).toHaveLength(0);
    for await (const { id } of items) if (id === '1') break;
    expect(asked).toHaveLength(1);
  });

  it('asks for a hundred at once, and ends when things go away meanwhile', async () => {
    const { url, asked } = await farSide((response, { query }) =>
      json(response, { data: query['page'] === '1' ? ITEMS : [], total: 9 }),
    );
    expect(await all(new Keyrack({ url }).credentials())).toEqual(ITEMS);
    expect(asked.map(({ query }) => query)).toEqual(['1', '2'].map((page) => ({ limit: '100', page })));
  });

  it('stops when its caller ends it', async () => {
    const { url, asked } = await farSide((response, one) => json(response, pageOf(one)));
    const controller = new AbortController();
    const items = new Keyrack({ url }).credentials({ limit: 1 }, { signal: controller.signal });
    await items.next();
    controller.abort();
    await expect(items.next()).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });
});
