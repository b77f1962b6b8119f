import { Keyrack } from '@keyrack/client';
import { describe, expect, it } from 'vitest';
import { everyCredential, everyFlow } from '../src/every.js';
import { exportLines } from '../src/export-lines.js';
import { allOf, findCredential } from '../src/find.js';

const NONE = { advance: () => undefined, stop: () => undefined };

/** A service with so many credentials, of which some are deleted as soon as the first page was read. */
function keyrackWith(count: number, deleted: string[] = []) {
  let rows = Array.from({ length: count }, (_, n) => ({ id: `c${n}`, name: `n${n}`, permissions: ['share'] }));
  let asked = 0;
  const answer = ({ url }: Request): Response => {
    const { pathname, searchParams } = new URL(url);
    const [page, limit] = [Number(searchParams.get('page')), Number(searchParams.get('limit'))];
    const slice = { data: rows.slice((page - 1) * limit, page * limit), total: rows.length };
    if (!/\/(credentials|flows)$/.test(pathname)) return oneOf(pathname);
    asked++;
    rows = rows.filter(({ id }) => !deleted.includes(id));
    return Response.json(slice);
  };
  /** What the service says of one credential or flow; that which was deleted is not found. */
  const oneOf = (path: string): Response => {
    const id = /\/(c\d+)\b/.exec(path)?.[1];
    if (id !== undefined && !rows.some((row) => row.id === id)) {
      return Response.json({ message: 'No.', code: 'NOT_FOUND' }, { status: 404 });
    }
    return Response.json(
      path.endsWith('/shares') ? [] : { kind: 'n8n', name: id, definition: {}, values: { key: id } },
    );
  };
  const fetch = (request: Request | string | URL): Promise<Response> => Promise.resolve(answer(request as Request));
  return { keyrack: new Keyrack({ url: 'https://keys.example.com', retries: 0, fetch }), asked: () => asked };
}

describe('A whole list', () => {
  it('is asked for once, page by page, when nothing goes away', async () => {
    const { keyrack, asked } = keyrackWith(250);
    expect(await allOf(everyCredential(keyrack))).toHaveLength(250);
    expect(asked()).toBe(3);
  });

  it('has each of those that stay, and once, when others are deleted while it is read', async () => {
    for (const every of [everyCredential, everyFlow]) {
      const { keyrack } = keyrackWith(250, ['c1', 'c2', 'c70']);
      const ids = (await allOf<{ id: string }>(every(keyrack))).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(['c100', 'c101', 'c102', 'c249']));
    }
  });

  it('is looked through to its end for a name', async () => {
    const { keyrack } = keyrackWith(250, ['c1', 'c2', 'c70']);
    expect(await findCredential(keyrack, 'n101')).toMatchObject({ id: 'c101' });
  });
});

describe('An export', () => {
  it('has all that stays when something is deleted meanwhile, and counts that', async () => {
    const { keyrack } = keyrackWith(150, ['c1', 'c2']);
    const counts = { credentials: 0, shares: 0, flows: 0, withoutValues: 0, gone: 0 };
    const lines = await allOf(exportLines(keyrack, true, counts, () => NONE));
    const records = lines.map((line) => JSON.parse(line) as { kind: string; id: string });
    const ids = records.filter(({ kind }) => kind === 'credential').map(({ id }) => id);
    expect(ids).toHaveLength(148);
    expect(ids).toEqual(expect.arrayContaining(['c100', 'c101', 'c149']));
    expect(records.at(-1)).toMatchObject({ kind: 'end', credentials: 148, withoutValues: 0, gone: 2 });
  });
});
