import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDirectory } from '../plugins/packages.js';
import type { Client } from '../support/client.js';
import { engine } from '../support/engine.js';
import { must, newCredential } from '../support/people.js';
import type { Service } from '../support/service.js';
import { json, redirect, startProvider, type Play, type Provider } from './provider.js';
import { SECRET, startTested, type Result, type Tested } from './tested.js';

/** A type of this installation's own, whose servers ask for a digest. */
const CHALLENGING = {
  name: 'challengingApi',
  label: 'Challenging API',
  description: 'A service that asks for a digest.',
  category: 'generic',
  documentation: 'https://example.com/docs',
  inputs: [
    { name: 'user', label: 'User', type: 'string' },
    { name: 'password', label: 'Password', type: 'password' },
    { name: 'url', label: 'URL', type: 'url' },
  ],
  hosts: [{ input: 'url' }],
  inject: { digest: { username: '{{user}}', password: '{{password}}' } },
  test: { method: 'GET', url: '{{url}}/private', query: { a: 'b' } },
  example: { user: 'ada', password: 'example-not-a-password', url: 'https://challenging.example.com' },
};

let types: string;
let service: Service;
let provider: Provider;
let admin: Client;
let tested: Tested;
beforeAll(async () => {
  types = await aDirectory({ 'challenging.json': CHALLENGING });
  tested = await startTested(() => ({ KEYRACK_TYPES: types }));
  ({ service, provider, admin } = tested);
});
afterAll(async () => {
  await tested.stop();
  await rm(types, { recursive: true });
});

const stored = (): Promise<string> => tested.stored();
const test = (id: string): Promise<Result> => tested.test(id);
const testOf: Tested['testOf'] = (...args) => tested.testOf(...args);
const aKey: Tested['aKey'] = (secret) => tested.aKey(secret);

describe("The provider's answer", () => {
  const ERROR = { error: { message: 'No such key' } };

  it.each<[what: string, Play, Partial<Result>, reason: string]>([
    [
      '200',
      json(200, { data: [] }),
      { valid: true, result: 'valid', message: 'LocalAI API accepted the key.' },
      'valid',
    ],
    [
      '401',
      json(401, ERROR),
      { valid: false, result: 'invalid', message: 'LocalAI API refused the key: No such key.' },
      'invalid',
    ],
    [
      '403',
      json(403, ERROR),
      {
        valid: false,
        result: 'unknown',
        message: 'LocalAI API knows the key, but does not let it do what the test asks for: No such key.',
      },
      'forbidden',
    ],
    [
      '429',
      json(429, {}, { 'retry-after': '20' }),
      {
        valid: false,
        result: 'unknown',
        message: 'Cannot tell: LocalAI API is limiting requests; try again in 20 seconds.',
      },
      'rate-limited',
    ],
    [
      '500',
      json(500, ERROR),
      {
        valid: false,
        result: 'unknown',
        message: 'Cannot tell: the answer (status 500) of LocalAI API says nothing about the key: No such key.',
      },
      'unknown',
    ],
    [
      '404 without a body',
      (response) => void response.writeHead(404).end(),
      { valid: false, result: 'unknown' },
      'unknown',
    ],
    [
      '401 in HTML',
      (response) => void response.writeHead(401).end('<h1>401</h1>'),
      { valid: false, result: 'invalid', message: 'LocalAI API refused the key.' },
      'invalid',
    ],
    [
      'a connection that ends',
      (response) => void response.socket?.destroy(),
      { valid: false, result: 'unknown' },
      'closed',
    ],
    [
      'no HTTP',
      (response) => void response.socket?.end('* OK IMAP ready\r\n'),
      { valid: false, result: 'unknown' },
      'protocol',
    ],
    [
      'a huge body',
      (response) => void response.writeHead(401).end('x'.repeat(4_000_000)),
      { valid: false, result: 'invalid' },
      'invalid',
    ],
    ['a redirect to nowhere', redirect(302, 'http://'), { valid: false, result: 'unknown' }, 'redirect'],
  ])('%s is told as what it means', async (_what, play, expected, reason) => {
    // prettier-ignore
    provider.plays(play);
    const result = await test(await stored());
    expect(result).toMatchObject({ ...expected, details: { reason } });
    expect(result.message).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(result)).not.toContain(SECRET);
  });

  it('is asked for with the key where the type puts it, and once', async () => {
    provider.plays(json(200, {}));
    await test(await stored());
    expect(provider.asked).toMatchObject([
      { method: 'GET', path: '/v1/models', headers: { authorization: `Bearer ${SECRET}` } },
    ]);
  });

  it.each<[string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['in Base64', (text) => Buffer.from(text).toString('base64')],
    ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
    ['percent-encoded', encodeURIComponent],
    ['in capitals', (text) => text.toUpperCase()],
    ['cut off', (text) => text.slice(0, -6)],
  ])('repeats no secret that the provider repeats %s', async (_how, written) => {
    const secret = `${SECRET}/+ü`;
    provider.plays(json(401, { error: { message: `Key ${written(secret)} is unknown` } }));
    const id = await newCredential(admin, aKey(secret));
    const answer = await admin.post(`/credentials/${id}/test`);
    expect(answer.text).toContain('•••');
    expect(answer.text).not.toContain(written(secret).slice(0, -6));
    const [row] = await service.database.read('SELECT test_message FROM credentials WHERE id = ?', [id]);
    expect(row?.['test_message']).toContain('•••');
  });

  it('may lead to another path of the same server', async () => {
    provider.plays((response, asked) =>
      asked.path === '/v1/models' ? redirect(307, '/v2/models')(response, asked) : json(200, {})(response, asked),
    );
    expect(await test(await stored())).toMatchObject({ valid: true });
    expect(provider.asked.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${SECRET}`,
      `Bearer ${SECRET}`,
    ]);
  });

  it('takes the key nowhere else', async () => {
    const other = await startProvider();
    provider.plays(redirect(307, `${other.url.replace('127.0.0.1', 'localhost')}/steal`));
    expect(await test(await stored())).toMatchObject({ valid: false, result: 'unknown' });
    expect(other.asked).toEqual([]);
    provider.plays(redirect(307, `${other.url}/steal`)); // another port: the host may be asked, without the key
    expect(await test(await stored())).toMatchObject({ result: 'unknown', details: { reason: 'redirect' } });
    expect(other.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    await other.stop();
  });

  it.each<[string, object, Play, Partial<Result>]>([
    ['a token', { token_type: 'Bearer' }, json(200, { access_token: 'a-token' }), { valid: true, result: 'valid' }],
    [
      'a client that is unknown',
      {},
      json(401, { error: 'invalid_client', error_description: 'Who?' }),
      { result: 'invalid', message: 'OAuth2 client (client credentials) refused the secret: Who?' },
    ],
    ['something else', {}, json(200, { token: 1 }), { result: 'unknown' }],
  ])('to a request for a token: %s', async (_what, _more, play, expected) => {
    // prettier-ignore
    provider.plays(play);
    const plainDataObj = { tokenUrl: `${provider.url}/token`, clientId: 'me', clientSecret: SECRET };
    const id = await newCredential(admin, { name: 'A', credentialName: 'oauth2ClientCredentials', plainDataObj });
    expect(await test(id)).toMatchObject(expected);
    expect(provider.asked).toMatchObject([{ method: 'POST', path: '/token' }]);
  });

  it('may be a challenge', async () => {
    const challenge = 'Digest realm="a", nonce="n", qop="auth", algorithm=SHA-256';
    provider.plays((response, asked) =>
      asked.headers.authorization === undefined
        ? json(401, {}, { 'www-authenticate': challenge })(response, asked)
        : json(asked.headers.authorization.startsWith('Digest username="me"') ? 200 : 401, {})(response, asked),
    );
    const plainDataObj = { user: 'me', password: SECRET, url: provider.url };
    const answer = await testOf({ credentialName: 'challengingApi', plainDataObj });
    expect(answer.body).toMatchObject({ valid: true });
    expect(provider.asked.map(({ path }) => path)).toEqual(['/private?a=b', '/private?a=b']);
    expect(provider.asked[1]?.headers.authorization).toContain('uri="/private?a=b"');
  });

  it('is said to be missing when there is no way to ask', async () => {
    const plainDataObj = { apiKey: SECRET };
    const id = await newCredential(admin, { name: 'A', credentialName: 'apiKey', plainDataObj });
    expect(await test(id)).toMatchObject({ result: 'unknown', details: { reason: 'untestable' } });
  });

  it.runIf(engine === 'sqlite')('is not waited for longer than ten seconds, once it has begun', async () => {
    provider.plays((response) => void response.writeHead(200, { 'content-length': '100' }).write('{'));
    const result = await test(await stored());
    expect(result).toMatchObject({ result: 'unknown', details: { reason: 'timeout' } });
    expect(result.message).toContain('did not answer within');
  });
});

describe('A result', () => {
  it('is kept with its time, written to the audit log, and says nothing of other values', async () => {
    const id = await stored();
    provider.plays(json(401, {}));
    await test(id);
    const columns = 'SELECT tested_at, test_result, test_message, version, updated_at FROM credentials WHERE id = ?';
    const [before] = await service.database.read(columns, [id]);
    expect(before).toMatchObject({ test_result: 'invalid', test_message: 'LocalAI API refused the key.' });
    expect(before?.['tested_at']).not.toBeNull();
    provider.plays(json(200, {}));
    await test(id);
    const [after] = await service.database.read(columns, [id]);
    expect(after).toMatchObject({ test_result: 'valid', version: before?.['version'] });
    const { body } = await admin.get<{ data: { event: string; details: object }[] }>(`/audit?subjectId=${id}`);
    expect(body.data.slice(0, 2)).toMatchObject([
      { event: 'credential.tested', details: { type: 'localAIApi', result: 'valid' } },
      { event: 'credential.tested', details: { type: 'localAIApi', result: 'invalid' } },
    ]);
  });

  it('of values that were changed meanwhile is not kept', async () => {
    const id = await stored();
    provider.plays((response, asked) => {
      void must(admin.put(`/credentials/${id}`, { plainDataObj: { localAIApiKey: 'another-key' } })).then(() =>
        json(200, {})(response, asked),
      );
    });
    expect(await test(id)).toMatchObject({ valid: true });
    const [row] = await service.database.read('SELECT test_result FROM credentials WHERE id = ?', [id]);
    expect(row?.['test_result']).toBeNull();
  });
});
