import { inspect } from 'node:util';
import { createKeyrackClient, isKeyrackError, Keyrack, removeShare, updateCredential } from '@keyrack/client';
import { describe, expect, it } from 'vitest';
import { farSide, json, rejection } from './far-side.js';

const path = { id: 'x' };
const KEY = 'krk_example-not-a-key';

describe('An answer', () => {
  it('without content is undefined', async () => {
    const { url } = await farSide((response) => response.writeHead(204).end());
    expect(await new Keyrack({ url }).removeWebhook({ path })).toBeUndefined();
  });

  it('of lines of JSON is a text, and such a text goes as it is', async () => {
    const { url, asked } = await farSide((response) =>
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' }).end('{"line":1}\n'),
    );
    expect(await new Keyrack({ url }).importFlows({ body: '{"id":"a"}\n' })).toBe('{"line":1}\n');
    expect(asked).toMatchObject([{ body: '{"id":"a"}\n', headers: { 'content-type': 'application/x-ndjson' } }]);
  });

  it.each([
    ['a page', 200, 'text/html; charset=utf-8', '<h1>It works</h1>'],
    ['half of its JSON', 200, 'application/json', '{"id":'],
    ['an error of a proxy', 418, 'text/html', '<h1>No</h1>'],
    ['an error in JSON of somebody else', 400, 'application/json', '"no"'],
  ])('that is %s is an error with the code UNKNOWN', async (_, status, type, text) => {
    const { url } = await farSide((response) => response.writeHead(status, { 'Content-Type': type }).end(text));
    expect(await rejection(new Keyrack({ url }).getCredential({ path }))).toMatchObject({ code: 'UNKNOWN', status });
  });

  it('whose connection breaks in the middle is an error with the code NO_ANSWER', async () => {
    const { url } = await farSide((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"id":');
      setTimeout(() => response.destroy(), 100);
    });
    expect(isKeyrackError(await rejection(new Keyrack({ url }).getCredential({ path })), 'NO_ANSWER')).toBe(true);
  });

  it("that is an error in m9m's words has its sentence and its code", async () => {
    const { url } = await farSide((response) => json(response, { error: 'Access denied', code: 'ACCESS_DENIED' }, 403));
    const error = await rejection(new Keyrack({ url }).listM9mCredentials());
    expect(error).toMatchObject({ status: 403, code: 'ACCESS_DENIED', message: 'Access denied' });
  });
});

describe('A client', () => {
  it('sends its key and its headers, and those of a call', async () => {
    const { url, asked } = await farSide((response) => json(response, []));
    const keyrack = new Keyrack({ url: `${url}/below/`, apiKey: KEY, headers: { 'X-One': '1' } });
    await keyrack.listCredentials({ headers: { 'X-Two': '2' } });
    expect(asked).toMatchObject([
      { path: '/below/api/v1/credentials', headers: { authorization: `Bearer ${KEY}`, 'x-one': '1', 'x-two': '2' } },
    ]);
  });

  it('asks with the fetch that it is given', async () => {
    const fetch = (request: Request | string | URL) => Promise.resolve(Response.json({ id: new Request(request).url }));
    const keyrack = new Keyrack({ url: 'https://keys.example.com', fetch });
    expect(await keyrack.getCredential({ path })).toEqual({ id: 'https://keys.example.com/api/v1/credentials/x' });
  });

  it('shows nothing of what it holds', async () => {
    const { url } = await farSide((response) => json(response, { id: 'x', values: { secret: 'sk-example' } }));
    const keyrack = new Keyrack({
      url,
      apiKey: KEY,
      headers: { 'X-One': 'one-secret' },
      cache: { resolveFor: 60_000 },
    });
    await keyrack.resolve('x');
    const shown = [inspect(keyrack, { showHidden: true, depth: null }), JSON.stringify(keyrack)].join();
    for (const secret of [KEY, 'one-secret', 'sk-example']) expect(shown).not.toContain(secret);
    expect([...Object.getOwnPropertyNames(keyrack), ...Object.getOwnPropertySymbols(keyrack)]).toEqual([]);
    expect(() => structuredClone({ ...keyrack })).not.toThrow();
  });

  it.each([
    ['no address', { url: 'keys.example.com' }],
    ['another protocol', { url: 'file:///etc' }],
    ['a password in the address', { url: 'https://a:secret-x@keys.example.com' }],
    ['a query', { url: 'https://keys.example.com?key=secret-x' }],
    ['a key with a line break', { url: 'https://keys.example.com', apiKey: 'secret-x\n' }],
    ['an empty key', { url: 'https://keys.example.com', apiKey: '' }],
    ['a header with a line break', { url: 'https://keys.example.com', headers: { 'X-One': 'secret-x\n\n1' } }],
    ['half a retry', { url: 'https://keys.example.com', retries: 0.5 }],
    ['a cache for no time', { url: 'https://keys.example.com', cache: { resolveFor: 0 } }],
    ['a cache of nothing', { url: 'https://keys.example.com', cache: { resolveFor: 1, most: 0 } }],
  ])('cannot be made with %s, and does not repeat what it was given', (_, settings) => {
    let error: unknown;
    try {
      new Keyrack(settings);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(TypeError);
    expect(inspect(error)).toMatch(/must/);
    expect(String(error)).not.toContain('secret-x');
  });
});

describe('A redirect', () => {
  it.each([301, 302, 303, 307, 308])('with %i is not followed, and the error says where it leads', async (status) => {
    const other = await farSide((response) => json(response, { id: 'x' }));
    const { url, asked } = await farSide((response, one) =>
      response.writeHead(status, { Location: `${other.url}/new${one.path}?key=secret-x` }).end(),
    );
    const change = { path, body: { plainDataObj: { openAIApiKey: 'sk-example' } } };
    for (const call of [
      new Keyrack({ url }).updateCredential(change),
      updateCredential({ client: createKeyrackClient({ baseUrl: url }), ...change }),
    ]) {
      const error = await rejection(call);
      expect(error).toMatchObject({ code: 'UNKNOWN', status });
      expect(String(error)).toContain(`${other.url}/new: `);
      expect(String(error)).not.toContain('secret-x');
    }
    expect(asked).toHaveLength(2);
    expect(other.asked).toHaveLength(0);
  });

  it('of which a browser does not tell more is an error too', async () => {
    const hidden = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const keyrack = new Keyrack({ url: 'https://keys.example.com', fetch: () => Promise.resolve(hidden) });
    expect(await rejection(keyrack.getCredential({ path }))).toMatchObject({
      code: 'UNKNOWN',
      message: expect.stringContaining('redirects') as string,
    });
  });
});

describe('What stands in a path', () => {
  it.each(['', '.', '..'])('is no “%s”, which would make it the path of another operation', async (value) => {
    const { url, asked } = await farSide((response) => json(response, {}));
    const keyrack = new Keyrack({ url });
    const calls = [
      keyrack.removeShare({ path: { id: 'x', workspaceId: value }, query: { force: true } }),
      keyrack.removeCredentialVersion({ path: { id: 'x', version: value } }),
      keyrack.endSession({ path: { id: value } }),
      keyrack.resolve(value),
      removeShare({ client: createKeyrackClient({ baseUrl: url }), path: { id: 'x', workspaceId: value } }),
    ];
    for (const call of calls) expect(await rejection(call)).toBeInstanceOf(TypeError);
    expect(asked).toHaveLength(0);
  });

  it('may have dots and slashes in it', async () => {
    const { url, asked } = await farSide((response) => json(response, {}));
    for (const id of ['...', '../..', '%2e%2e', 'a.b']) await new Keyrack({ url }).getCredential({ path: { id } });
    const sent = ['...', '..%2F..', '%252e%252e', 'a.b'].map((one) => `/api/v1/credentials/${one}`);
    expect(asked.map(({ path }) => path)).toEqual(sent);
  });
});
