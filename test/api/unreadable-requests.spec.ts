import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/client.js';
import { anOpenAIKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { CANARY, expectProblem } from './problems.js';
import { NOBODY, type CredentialBody, type ProblemBody } from './shapes.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
  service.admin.call<ProblemBody>(method, path, body, headers);

/** A request that `fetch` would mend before it sends it. */
function raw(path: string, headers: Record<string, string> = {}): Promise<Answer<ProblemBody>> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(service.url);
    const call = request(
      { hostname, port, path, headers: { authorization: `Bearer ${service.adminToken}`, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const got = new Headers(
            Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]),
          );
          resolve({ status: response.statusCode ?? 0, headers: got, text, body: JSON.parse(text) as ProblemBody });
        });
      },
    );
    call.on('error', reject).end();
  });
}

describe('a body that cannot be read', () => {
  it.each([
    `{"name":"${CANARY}"`,
    `{"name":${CANARY}}`,
    `{'name':'${CANARY}'}`,
    CANARY,
    '{',
    '{}{}',
    'undefined',
    'NaN',
    '\u0000',
    '\ufeff{}',
  ])('is 400: malformed %#', async (body) => {
    expectProblem(await send('POST', '/credentials', body), 400, 'MALFORMED_REQUEST');
    expectProblem(await send('PUT', `/credentials/${NOBODY}`, body), 400, 'MALFORMED_REQUEST');
  });

  it.each(['[]', '"text"', '7', 'true', `["${CANARY}"]`])('is 400 when it is JSON but no object: %#', async (body) => {
    expectProblem(await send('POST', '/credentials', body), 400, 'MALFORMED_REQUEST');
    expectProblem(await send('POST', '/api-keys', body), 400, 'MALFORMED_REQUEST');
  });

  it.each(['', ' ', 'null'])('is 412 when there is none: %#', async (body) => {
    expectProblem(await send('POST', '/credentials', body), 412, 'PRECONDITION_FAILED');
    expectProblem(await send('POST', '/workspaces', body), 412, 'PRECONDITION_FAILED');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
    'application/jsonx',
  ])('is 415 as %s', async (type) => {
    const body = JSON.stringify(anOpenAIKey(CANARY));
    expectProblem(await send('POST', '/credentials', body, { 'content-type': type }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('is read as JSON with a charset, and in capitals', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/json;charset=UTF-8']) {
      expect((await send('POST', '/credentials', JSON.stringify(anOpenAIKey()), { 'content-type': type })).status).toBe(
        200,
      );
    }
  });

  it('is 413 when it is larger than a mebibyte, and is read when it is just as large', async () => {
    const room = 1024 * 1024 - JSON.stringify(anOpenAIKey('')).length;
    expect((await send('POST', '/credentials', JSON.stringify(anOpenAIKey('x'.repeat(room))))).status).toBe(200);
    expectProblem(
      await send('POST', '/credentials', JSON.stringify(anOpenAIKey(CANARY + 'x'.repeat(room)))),
      413,
      'TOO_LARGE',
    );
  });

  it('is 400 when it is nested too deep', async () => {
    for (const depth of [30, 10_000, 200_000]) {
      const body = `{"name":"x","credentialName":"openAIApi","plainDataObj":{"openAIApiKey":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
      expectProblem(await send('POST', '/credentials', body), 400, 'MALFORMED_REQUEST');
    }
  });

  it('is 400 when it has too many keys, or elements', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`${CANARY}${n}`, n]));
    expectProblem(
      await send('POST', '/credentials', JSON.stringify({ ...anOpenAIKey(), plainDataObj: many })),
      400,
      'MALFORMED_REQUEST',
    );
    const list = Array.from({ length: 2001 }, () => CANARY);
    expectProblem(
      await send('POST', '/api-keys', JSON.stringify({ name: 'x', permissions: list })),
      400,
      'MALFORMED_REQUEST',
    );
  });

  it('is 400 when it has a key __proto__, at any depth', async () => {
    for (const body of [
      '{"__proto__":{"name":"x"},"credentialName":"openAIApi","plainDataObj":{}}',
      '{"name":"x","credentialName":"openAIApi","plainDataObj":{"__proto__":{"openAIApiKey":"x"}}}',
      '{"name":"x","credentialName":"openAIApi","plainDataObj":{"openAIApiKey":[{"__proto__":1}]}}',
    ]) {
      expectProblem(await send('POST', '/credentials', body), 400, 'MALFORMED_REQUEST');
    }
    expect(({} as Record<string, unknown>)['openAIApiKey']).toBeUndefined();
  });

  it('takes the names of what every object has for the names of nothing', async () => {
    for (const key of ['toString', 'hasOwnProperty', 'then', 'toJSON']) {
      const body = { ...anOpenAIKey(), plainDataObj: { openAIApiKey: 'x', [key]: { name: CANARY } } };
      expectProblem(await send('POST', '/credentials', JSON.stringify(body)), 400, 'VALIDATION_ERROR');
      const answer = await service.admin.post<CredentialBody>('/credentials', { ...anOpenAIKey(), [key]: 'x' });
      expect(answer.status).toBe(200);
    }
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    '/',
    '/no-such-route',
    '/credentials/x/no-such',
    '/api-keys/x/y/z',
    '/credentialsx',
    '/CREDENTIALS',
    '//credentials',
    `/${CANARY}`,
  ])('is 404: %#', async (path) => {
    expectProblem(await send('GET', path), 404, 'NO_ROUTE');
  });

  it('is 404 with a method that a route does not have', async () => {
    for (const [method, path] of [
      ['PATCH', '/credentials/x'],
      ['POST', '/credentials/x'],
      ['DELETE', '/me'],
      ['PUT', '/ping'],
    ] as const) {
      expectProblem(await send(method, path, '{}'), 404, 'NO_ROUTE');
    }
  });

  it('is 404 outside the API, with and without a token', async () => {
    for (const path of ['/', '/api', '/api/v2/credentials', `/${CANARY}`, '/api/v1']) {
      expectProblem(await raw(path), 404, 'NO_ROUTE');
      expectProblem(await raw(path, { authorization: '' }), 404, 'NO_ROUTE');
    }
  });

  it.each([
    '/api/v1/credentials/%',
    '/api/v1/credentials/%zz',
    '/api/v1/credentials/%E0%A4%A',
    '/%',
    `/api/v1/roles/${CANARY}%`,
  ])('is 400 with a percent sign that says nothing: %s', async (path) => {
    expectProblem(await raw(path), 400, 'MALFORMED_REQUEST');
  });

  it.each(['/credentials?search=%zz', '/credentials?search=%', '/credentials?search=%E0%A4%A'])(
    'is read, or 400, with such a percent sign in the query: %s',
    async (path) => {
      expect([200, 400]).toContain((await raw(`/api/v1${path}`)).status);
    },
  );

  it('is 404, not 500, with bytes that are no text', async () => {
    for (const id of ['%00', '%00%00', '%FF', '%C0%80', '%ED%A0%80', '%F0%9F%94%91', '%0A', '%1B', '%7F', 'a%00b']) {
      for (const path of [
        `/credentials/${id}`,
        `/credentials/${id}/shares`,
        `/users/${id}`,
        `/api-keys/${id}`,
        `/workspaces/${id}/members`,
      ]) {
        expect([400, 404]).toContain((await raw(`/api/v1${path}`)).status);
      }
    }
  });

  it('is 400, not 500, with a NUL in the query', async () => {
    for (const query of [
      'search=%00',
      'search=a%00b',
      'credentialName=%00',
      'credentialName=openAIApi&credentialName=%00',
      'sort=%00',
      'page=%00&limit=1',
    ]) {
      expectProblem(await send('GET', `/credentials?${query}`), 400, 'VALIDATION_ERROR');
    }
  });

  it('is no 500 when it is very long', async () => {
    for (const length of [900, 1100, 8000])
      expect([400, 404, 414]).toContain((await raw(`/api/v1/credentials/${'x'.repeat(length)}`)).status);
    expect((await send('GET', `/credentials?search=${'x'.repeat(300)}`)).status).toBe(400);
  });
});
