import fc from 'fast-check';
import Fastify, { type FastifyInstance } from 'fastify';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { m9mUrl } from '../../src/dialects/m9m/route.js';

const KEY = 'Bearer krm_Zm9vYmFyYmF6cXV4';

/** Who answers: m9m's routes, ours, or nobody. */
type Answered = 'm9m' | 'own' | 'bad' | 'none';

/** What is asked for with a key of m9m, whether it is sent to `/m9m`, and who answers then. */
const URLS: [what: string, url: string, sent: boolean, answered: Answered][] = [
  ['the list', '/api/v1/credentials', true, 'm9m'],
  ['the list with a query', '/api/v1/credentials?type=apiKey&x=%2F..%2F', true, 'm9m'],
  ['the list with an empty query', '/api/v1/credentials?', true, 'm9m'],
  ['one credential', '/api/v1/credentials/cred-123', true, 'm9m'],
  ['one credential with a query', '/api/v1/credentials/cred-123?force=true', true, 'm9m'],
  ['what is below a credential', '/api/v1/credentials/cred-123/test', true, 'm9m'],
  ['what is below and unknown', '/api/v1/credentials/a/b/c/d', true, 'none'],
  ['a credential called m9m', '/api/v1/credentials/m9m', true, 'm9m'],
  ['a fragment, which nobody should send', '/api/v1/credentials#x', true, 'm9m'],
  ['an address with its origin', 'http://keyrack.example:3000/api/v1/credentials/a?b', true, 'm9m'],
  ['an address with its origin, in capitals', 'HTTPS://KEYRACK.EXAMPLE/api/v1/credentials', true, 'm9m'],

  ['a slash at the end', '/api/v1/credentials/', true, 'm9m'],
  ['a slash at the end and a query', '/api/v1/credentials/?type=apiKey', true, 'm9m'],
  ['a slash behind a credential', '/api/v1/credentials/a/', true, 'm9m'],
  ['two slashes at the end', '/api/v1/credentials//', true, 'm9m'],
  ['two slashes below', '/api/v1/credentials//a', true, 'none'],
  ['two slashes at the start', '//api/v1/credentials', false, 'none'],
  ['two slashes in between', '/api//v1/credentials', false, 'none'],
  ['two slashes before the last', '/api/v1//credentials', false, 'none'],
  ['no slash at the start', 'api/v1/credentials', false, 'bad'],

  ['a letter that is encoded', '/api/v1/%63redentials/a', true, 'm9m'],
  ['all letters encoded', '/%61%70%69/%76%31/%63%72%65%64%65%6e%74%69%61%6C%73', true, 'm9m'],
  ['a letter that is encoded twice', '/api/v1/%2563redentials', false, 'none'],
  ['a slash that is encoded', '/api/v1%2Fcredentials', false, 'none'],
  ['a slash at the end that is encoded', '/api/v1/credentials%2F', false, 'none'],
  ['a question mark that is encoded', '/api/v1/credentials%3Ftype=apiKey', false, 'none'],
  ['a name that is encoded', '/api/v1/credentials/a%2F..%2Fb', true, 'm9m'],
  ['a NUL that is encoded', '/api/v1/credentials%00', false, 'none'],
  ['a name that cannot be decoded', '/api/v1/credentials/%zz', true, 'bad'],
  ['a path that cannot be decoded', '/api/v1/credentials%', false, 'bad'],
  ['bytes that are no UTF-8', '/api/v1/%e3redentials', false, 'bad'],

  ['capitals', '/API/V1/CREDENTIALS', false, 'none'],
  ['one capital', '/api/v1/Credentials', false, 'none'],

  ['a way out', '/api/v1/credentials/../workspaces', false, 'none'],
  ['a way out, encoded', '/api/v1/credentials/%2e%2E/workspaces', false, 'none'],
  ['a way out, half encoded', '/api/v1/credentials/.%2e/workspaces', false, 'none'],
  ['a way out at the end', '/api/v1/credentials/..', false, 'own'],
  ['a way in', '/api/v1/workspaces/../credentials', false, 'none'],
  ['a way around', '/api/v1/credentials/a/../b', false, 'none'],
  ['a way nowhere', '/api/v1/./credentials', false, 'none'],
  ['a way nowhere, below', '/api/v1/credentials/./a', false, 'none'],
  ['dots in a query', '/api/v1/credentials?next=/../', true, 'm9m'],
  ['dots in a name', '/api/v1/credentials/a..b', true, 'm9m'],
  ['three dots', '/api/v1/credentials/...', true, 'm9m'],
  ['backslashes', '/api/v1/credentials\\..\\workspaces', false, 'none'],

  ['a path that only begins alike', '/api/v1/credentials-of-others', false, 'none'],
  ['a longer word', '/api/v1/credentialsx/a', false, 'none'],
  ['a shorter word', '/api/v1/credential', false, 'none'],
  ['a parameter of the path', '/api/v1/credentials;v=1', false, 'none'],
  ['the types', '/api/v1/components-credentials', false, 'own'],
  ['the workspaces', '/api/v1/workspaces', false, 'own'],
  ['what merely names it', '/api/v1/workspaces?next=/api/v1/credentials', false, 'own'],
  ['another version', '/api/v2/credentials', false, 'none'],
  ['the root', '/', false, 'none'],
  ['nothing', '', false, 'none'],
  ['all of a server', '*', false, 'none'],
  ['what is below another path', '/x/api/v1/credentials', false, 'none'],
  ['an origin and nothing else', 'http://keyrack.example', false, 'none'],
  ['an origin that looks like the path', 'http://api/v1/credentials', false, 'none'],
  ['another scheme', 'ftp://keyrack.example/api/v1/credentials', false, 'none'],

  ['what is sent already', '/m9m/api/v1/credentials', false, 'm9m'],
  ['what is sent already, one of them', '/m9m/api/v1/credentials/a?force=true', false, 'm9m'],
  ['what is sent twice', '/m9m/m9m/api/v1/credentials', false, 'none'],
];

const sentTo = (url: string): string => url.replace(/^(https?:\/\/[^/]+)?/i, '$1/m9m');

describe('With an API key of m9m', () => {
  it.each(URLS)('%s: %s', (_what, url, sent) => expect(m9mUrl(url, KEY)).toBe(sent ? sentTo(url) : url));

  it.each([
    ['in another case', 'bearer krm_x', true],
    ['with more blanks', 'BEARER   krm_x', true],
    ['that is no more than the prefix', 'Bearer krm_', true],
    ['of Flowise', 'Bearer krk_x', false],
    ['that was not made here', 'Bearer my-own-token', false],
    ['with the prefix in capitals', 'Bearer KRM_x', false],
    ['with the prefix elsewhere', 'Bearer krk_krm_x', false],
    ['in another scheme', 'Basic krm_x', false],
    ['without a scheme', 'krm_x', false],
    ['without a blank', 'Bearerkrm_x', false],
    ['behind a blank', ' Bearer krm_x', false],
    ['that is none', 'Bearer ', false],
    ['in a list', 'Bearer x, Bearer krm_x', false],
    ['that is not there', undefined, false],
    ['that is empty', '', false],
  ])('the header decides: a token %s', (_what, authorization, sent) => {
    expect(m9mUrl('/api/v1/credentials/a', authorization)).toBe(`${sent ? '/m9m' : ''}/api/v1/credentials/a`);
  });

  it('a path is sent once', () => {
    for (const [, url] of URLS) expect(m9mUrl(m9mUrl(url, KEY), KEY)).toBe(m9mUrl(url, KEY));
  });
});

describe("Fastify's router", () => {
  let fastify: FastifyInstance;

  beforeAll(async () => {
    fastify = Fastify({
      routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
      rewriteUrl: ({ url = '', headers }) => m9mUrl(url, headers.authorization),
    });
    const paths = [
      '/credentials',
      '/credentials/:id',
      '/credentials/:id/test',
      '/components-credentials',
      '/workspaces',
    ];
    for (const path of paths) {
      fastify.get(`/api/v1${path}`, () => `own ${path}`);
      fastify.get(`/m9m/api/v1${path}`, () => `m9m ${path}`);
    }
    await fastify.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => fastify.close());

  /** Not `fetch` and not `inject`: they would resolve `..` first. */
  function ask(path: string, authorization?: string): Promise<string> {
    const { port } = fastify.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const headers = { connection: 'close', ...(authorization !== undefined && { authorization }) };
      const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
        let body = '';
        answer.on('data', (data) => (body += String(data)));
        answer.on('end', () => resolve(answer.statusCode === 200 ? body : answer.statusCode === 400 ? 'bad' : 'none'));
      });
      asked.on('error', reject).end();
    });
  }

  it.each(URLS.filter(([, url]) => url !== ''))('finds %s as it was meant: %s', async (_what, url, _sent, answered) => {
    expect((await ask(url, KEY)).split(' ')[0]).toBe(answered);
  });

  it('never takes a key for a dialect that it does not speak', async () => {
    const parts = ['/', '/api', '/v1', '/credentials', '/%63redentials', '/a', '/test', '//', '?', '?x=/', '#', '%2F', '%25', 'x', ';', '/m9m', '/workspaces']; // prettier-ignore
    const urls = fc
      .tuple(
        fc.constantFrom('/api/v1/credentials', '/api/v1', '/api/v1/%63redentials'),
        fc.array(fc.constantFrom(...parts)),
      )
      .map(([start, rest]) => start + rest.join(''));
    await fc.assert(
      fc.asyncProperty(urls, async (url) => {
        const own = await ask(url);
        expect(await ask(url, KEY)).toBe(own.replace('own /credentials', 'm9m /credentials'));
        expect(await ask(url, 'Bearer krk_x')).toBe(own);
      }),
      { numRuns: 300 },
    );
  });
});
