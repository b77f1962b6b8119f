import { readFileSync } from 'node:fs';
import { Keyrack, type OperationName } from '@keyrack/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { farSide, json, refuse, rejection, type Asked } from './far-side.js';

const DOCUMENT = new URL('../../../openapi/openapi.json', import.meta.url);
const isResolve = ({ path }: Asked) => path.endsWith('/resolve');

/** A service that answers each time with another value, and a client that keeps what it resolves for a minute. */
async function caching(cache: { resolveFor: number; most?: number } = { resolveFor: 60_000 }) {
  const { url, asked } = await farSide((response, one, nth) =>
    json(response, { id: one.path.split('/').at(-2), values: { nth } }),
  );
  return { keyrack: new Keyrack({ url, cache }), resolved: () => asked.filter(isResolve).length };
}

afterEach(() => vi.restoreAllMocks());

describe('A client with a cache', () => {
  it('asks once for what it is asked several times, in both ways', async () => {
    const { keyrack, resolved } = await caching();
    const first = await keyrack.resolve('a');
    expect(await keyrack.resolve('a')).toEqual(first);
    expect(await keyrack.resolveCredential({ path: { id: 'a' } })).toEqual(first);
    expect(resolved()).toBe(1);
  });

  it('keeps ids apart that differ in case only, and forgets both when one is changed', async () => {
    const { keyrack, resolved } = await caching();
    const first = await keyrack.resolve('aB3dE');
    expect(await keyrack.resolve('Ab3De')).not.toEqual(first);
    expect(await keyrack.resolve('aB3dE')).toEqual(first);
    expect(resolved()).toBe(2);
    await keyrack.updateCredential({ path: { id: 'AB3DE' }, body: { name: 'new' } });
    expect(await keyrack.resolve('aB3dE')).not.toEqual(first);
  });

  it('asks once for what is asked several times at once', async () => {
    const { keyrack, resolved } = await caching();
    const [first, ...others] = await Promise.all(Array.from({ length: 10 }, () => keyrack.resolve('a')));
    for (const other of others) expect(other).toEqual(first);
    expect(resolved()).toBe(1);
  });

  it('gives every caller a copy of its own', async () => {
    const { keyrack } = await caching();
    const first = await keyrack.resolve('a');
    first.values['nth'] = 'changed';
    expect((await keyrack.resolve('a')).values).toEqual({ nth: 1 });
  });

  it('asks again when the time is over', async () => {
    const { keyrack, resolved } = await caching();
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    await keyrack.resolve('a');
    now.mockReturnValue(60_999);
    await keyrack.resolve('a');
    expect(resolved()).toBe(1);
    now.mockReturnValue(61_000);
    await keyrack.resolve('a');
    expect(resolved()).toBe(2);
  });

  it('keeps no more than it may, and lets the oldest go', async () => {
    const { keyrack, resolved } = await caching({ resolveFor: 60_000, most: 2 });
    for (const id of ['a', 'b', 'c', 'b', 'c']) await keyrack.resolve(id);
    expect(resolved()).toBe(3);
    await keyrack.resolve('a');
    expect(resolved()).toBe(4);
  });

  it('forgets one credential, or all', async () => {
    const { keyrack, resolved } = await caching();
    const both = () => Promise.all([keyrack.resolve('a'), keyrack.resolve('b')]);
    await both();
    keyrack.forget('a');
    await both();
    expect(resolved()).toBe(3);
    keyrack.forget();
    await both();
    expect(resolved()).toBe(5);
  });

  it('does not keep what it forgot while it was asking', async () => {
    const { keyrack, resolved } = await caching();
    const old = keyrack.resolve('a');
    keyrack.forget('a');
    const fresh = await keyrack.resolve('a');
    await old;
    expect(await keyrack.resolve('a')).toEqual(fresh);
    expect(resolved()).toBe(2);
  });

  it('keeps no errors, and tells all who wait', async () => {
    const { url, asked } = await farSide((response, _, nth) =>
      nth === 1 ? refuse(response, 404, 'NOT_FOUND') : json(response, { id: 'a' }),
    );
    const keyrack = new Keyrack({ url, cache: { resolveFor: 60_000 } });
    const errors = await Promise.all([rejection(keyrack.resolve('a')), rejection(keyrack.resolve('a'))]);
    expect(errors).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
    expect(await keyrack.resolve('a')).toEqual({ id: 'a' });
    expect(asked).toHaveLength(2);
  });

  it('lets one caller end its call without ending that of another', async () => {
    const { keyrack, resolved } = await caching();
    const controller = new AbortController();
    const ended = rejection(keyrack.resolve('a', { signal: controller.signal }));
    const other = keyrack.resolve('a');
    controller.abort();
    expect(await ended).toMatchObject({ name: 'AbortError' });
    expect(await other).toMatchObject({ id: 'a' });
    expect(resolved()).toBe(1);
  });

  it('asks the service for a call with headers of its own', async () => {
    const { keyrack, resolved } = await caching();
    await keyrack.resolve('a');
    await keyrack.resolve('a', { headers: { 'X-One': '1' } });
    expect(resolved()).toBe(2);
  });

  it('forgets what it changes, even when the service answers with an error', async () => {
    const { url, asked } = await farSide((response, { method }) =>
      method === 'PUT' ? refuse(response, 500, 'INTERNAL_ERROR') : json(response, { id: 'a' }),
    );
    const keyrack = new Keyrack({ url, cache: { resolveFor: 60_000 } });
    await keyrack.resolve('a');
    await rejection(keyrack.updateCredential({ path: { id: 'a' }, body: { name: 'b' } }));
    await keyrack.resolve('a');
    expect(asked.filter(isResolve)).toHaveLength(2);
  });

  it.each(changing())('forgets a credential after %s', async (name) => {
    const { keyrack, resolved } = await caching();
    await keyrack.resolve('a');
    const change = keyrack[name].bind(keyrack) as (options: object) => Promise<unknown>;
    await change({ path: { id: 'a', itemId: 'a', version: '1', workspaceId: 'w', userId: 'u' }, body: {} });
    await keyrack.resolve('a');
    expect(resolved()).toBe(2);
  });

  it('remembers what it only reads', async () => {
    const { keyrack, resolved } = await caching();
    await keyrack.resolve('a');
    await keyrack.getCredential({ path: { id: 'a' } });
    await keyrack.listUsages({ path: { id: 'a' } });
    await keyrack.resolve('a');
    expect(resolved()).toBe(1);
  });
});

describe('A client without a cache', () => {
  it('asks each time, and has nothing to forget', async () => {
    const { url, asked } = await farSide((response) => json(response, { id: 'a' }));
    const keyrack = new Keyrack({ url });
    await keyrack.resolve('a');
    keyrack.forget();
    await keyrack.resolve('a');
    expect(asked).toHaveLength(2);
  });
});

/** Every operation of the document that may change a credential or who may read it. */
function changing(): OperationName[] {
  const { paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as {
    paths: Record<string, Record<string, { operationId: OperationName }>>;
  };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({ path, method, operationId })),
  );
  const isChange = ({ path, method }: { path: string; method: string }) =>
    method !== 'get' && /\/(credentials|shared|workspaces|users)\/\{/.test(path) && !path.endsWith('/resolve');
  return routes.filter(isChange).map(({ operationId }) => operationId);
}
