import type { HttpTest } from '@keyrack/credential-types';
import { describe, expect, it } from 'vitest';
import { explain, judge, type Answer, type Verdict } from '../src/index.js';
import { typeNamed, typeWith } from './support.js';

const GET: HttpTest = { method: 'GET', url: 'https://a.example.com' };

const judged = (test: Partial<HttpTest>, status: number, body: unknown = '', more: Partial<Answer> = {}) =>
  judge({ ...GET, ...test }, { status, body: typeof body === 'string' ? body : JSON.stringify(body), ...more }, [
    'sesame-open',
  ]);

function testOf(name: string): HttpTest {
  const { test } = typeNamed(name);
  if (!('method' in test)) throw new Error(`${name} is not tested by a request`);
  return test;
}

describe('Without rules, the status', () => {
  it.each([
    [200, 'valid'],
    [204, 'valid'],
    [299, 'valid'],
    [302, 'unknown'],
    [400, 'unknown'],
    [401, 'invalid'],
    [403, 'forbidden'],
    [404, 'unknown'],
    [429, 'rate-limited'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('%i means %s', (status, means) => {
    expect(judged({}, status)).toEqual({ means, status });
  });
});

describe('A rule', () => {
  const VALID = { means: 'valid' } as const;

  it.each([
    ['a status', { status: 200 }, 200, '', true],
    ['another status', { status: 200 }, 201, '', false],
    ['one of several', { status: [200, 404] }, 404, '', true],
    ['a text', { text: 'OK' }, 500, 'it is OK', true],
    ['another text', { text: 'OK' }, 500, 'it is ok', false],
    ['a status and a text', { status: 200, text: 'OK' }, 500, 'OK', false],
    ['a member', { body: { path: 'a.b' } }, 200, { a: { b: 0 } }, true],
    ['a member that is absent', { body: { path: 'a.b' } }, 200, { a: {} }, false],
    ['a member that is null', { body: { path: 'a' } }, 200, { a: null }, false],
    ['a member of a list', { body: { path: 'a.1.b', equals: 2 } }, 200, { a: [{ b: 1 }, { b: 2 }] }, true],
    ['a member behind the end of a list', { body: { path: 'a.1' } }, 200, { a: [1] }, false],
    ['a list itself', { body: { path: '0.id' } }, 200, [{ id: 1 }], true],
    ['a member that is false', { body: { path: 'ok', equals: false } }, 200, { ok: false }, true],
    ['a number that is no text', { body: { path: 'code', equals: '1' } }, 200, { code: 1 }, false],
    ['a text that contains', { body: { path: 'm', contains: 'key' } }, 200, { m: 'bad key' }, true],
    ['a list that contains', { body: { path: 'm', contains: 'key' } }, 200, { m: ['no', 'key'] }, true],
    ['a number that contains nothing', { body: { path: 'm', contains: '1' } }, 200, { m: 1 }, false],
    ['what every object inherits', { body: { path: 'constructor' } }, 200, {}, false],
    ['the prototype', { body: { path: '__proto__.toString' } }, 200, {}, false],
    ['a member of a text', { body: { path: 'a.length' } }, 200, { a: 'text' }, false],
    ['what is no JSON', { body: { path: 'a' } }, 200, '<html>', false],
    ['what is JSON, but no object', { body: { path: 'a' } }, 200, 'null', false],
  ])('on %s', (_what, rule, status, body, matches) => {
    expect(judged({ answers: [{ ...rule, ...VALID }] }, status, body).means).toBe(matches ? 'valid' : 'unknown');
  });

  it('that matches first decides', () => {
    const answers = [
      { status: 200, body: { path: 'error' }, means: 'invalid' },
      { status: 200, means: 'valid' },
    ] as const;
    expect(judged({ answers }, 200, { error: 1 }).means).toBe('invalid');
    expect(judged({ answers }, 200, {}).means).toBe('valid');
  });

  it('replaces what the status alone says', () => {
    expect(judged({ answers: [{ status: 200, means: 'valid' }] }, 401).means).toBe('unknown');
  });

  it('that cannot be judged, as the body was cut off, lets none behind it decide', () => {
    const answers = [
      { status: 200, body: { path: 'error' }, means: 'invalid' },
      { status: [200, 401], means: 'valid' },
    ] as const;
    expect(judged({ answers }, 200, '{"err', { truncated: true }).means).toBe('unknown');
    expect(judged({ answers }, 401, '{"err', { truncated: true }).means).toBe('valid');
  });
});

describe('The answer of', () => {
  it.each([
    ['telegramApi', 200, { ok: true }, { means: 'valid' }],
    ['telegramApi', 404, { ok: false, description: 'Not Found' }, { means: 'invalid', said: 'Not Found' }],
    ['telegramApi', 404, '<html>', { means: 'unknown' }],
    ['slackApi', 200, { ok: false, error: 'token_expired' }, { means: 'expired', said: 'token_expired' }],
    ['slackApi', 200, { ok: false, error: 'new_error' }, { means: 'unknown', said: 'new_error' }],
    ['s3CompatibleApi', 403, '<Code>AccessDenied</Code>', { means: 'forbidden' }],
    ['s3CompatibleApi', 403, '<Code>SignatureDoesNotMatch</Code>', { means: 'invalid' }],
    ['elevenLabsApi', 401, { detail: { status: 'missing_permissions', message: 'x' } }, { means: 'valid' }],
    ['diffbotApi', 200, { errorCode: 401, error: 'Not authorized' }, { means: 'invalid', said: 'Not authorized' }],
    ['diffbotApi', 200, { name: 'me' }, { means: 'valid' }],
    ['ghostAdminApi', 401, { errors: [{ message: 'Invalid token' }] }, { means: 'invalid', said: 'Invalid token' }],
    ['openAIApi', 429, { error: { message: 'Slow down' } }, { means: 'rate-limited', said: 'Slow down' }],
  ])('%s %i %j means %j', (name, status, body, verdict) => {
    const answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
    expect(judge(testOf(name), answer, [])).toEqual({ status, ...verdict });
  });
});

describe('What the provider says', () => {
  it.each([
    ['is one line', 'a\r\n\tb   c', 'a b c'],
    ['has no control characters', 'a\u0000\u001b[31mb\u202ec\u200bd', 'a[31mbcd'],
    ['ends after 300 characters', 'x'.repeat(5000), `${'x'.repeat(299)}…`],
    ['is not cut within a character', '😀'.repeat(400), `${'😀'.repeat(299)}…`],
    ['holds no secret', 'Incorrect API key provided: sesame-open.', 'Incorrect API key provided: •••.'],
    ['holds no secret that a control character divides', 'ses\u0000ame-\u200bopen', '•••'],
    ['is nothing when it is empty', ' \n ', undefined],
    ['is nothing when it is no text', { a: 1 }, undefined],
    ['is nothing when it is a number', 5, undefined],
  ])('%s', (_what, message, said) => {
    expect(judged({ errorAt: 'error.message' }, 401, { error: { message } }).said).toBe(said);
  });

  it('is not repeated of a credential that works, nor looked for where nothing is said to be', () => {
    expect(judged({ errorAt: 'message' }, 200, { message: 'Hello' })).not.toHaveProperty('said');
    expect(judged({}, 401, { message: 'Hello' })).not.toHaveProperty('said');
  });
});

describe('A pause that the provider asks for', () => {
  it.each([
    ['30', 30],
    [['30'], 30],
    ['0', undefined],
    ['-1', undefined],
    ['1e9', undefined],
    ['999999', undefined],
    ['Fri, 31 Dec 1999 23:59:59 GMT', undefined],
    [undefined, undefined],
  ])('of %j is %j seconds', (retryAfter, seconds) => {
    expect(judged({}, 429, '', { headers: { 'retry-after': retryAfter } }).retryAfterSeconds).toBe(seconds);
  });

  it('counts only when it limits requests', () => {
    expect(judged({}, 503, '', { headers: { 'retry-after': '30' } })).not.toHaveProperty('retryAfterSeconds');
  });
});

describe('A verdict', () => {
  it.each<[string, Verdict, string]>([
    ['openAIApi', { means: 'valid' }, 'OpenAI API accepted the key.'],
    ['openAIApi', { means: 'invalid', said: 'Incorrect API key provided' }, 'OpenAI API refused the key: Incorrect API key provided.'], // prettier-ignore
    ['openAIApi', { means: 'invalid', said: 'Really?' }, 'OpenAI API refused the key: Really?'],
    ['gitlabApi', { means: 'expired' }, 'GitLab API says that the token has expired; get a new one.'],
    ['openAIApi', { means: 'forbidden', said: 'Missing scopes.' }, 'OpenAI API knows the key, but does not let it do what the test asks for: Missing scopes.'], // prettier-ignore
    ['openAIApi', { means: 'rate-limited' }, 'Cannot tell: OpenAI API is limiting requests; try again in a minute.'],
    ['openAIApi', { means: 'rate-limited', retryAfterSeconds: 1 }, 'Cannot tell: OpenAI API is limiting requests; try again in 1 second.'], // prettier-ignore
    ['openAIApi', { means: 'rate-limited', retryAfterSeconds: 61 }, 'Cannot tell: OpenAI API is limiting requests; try again in 2 minutes.'], // prettier-ignore
    ['openAIApi', { means: 'unknown', status: 500 }, 'Cannot tell: the answer (status 500) of OpenAI API says nothing about the key.'], // prettier-ignore
    ['postgresCredentials', { means: 'invalid' }, 'Postgres credentials refused the password.'],
    [
      'discordWebhook',
      { means: 'unknown' },
      'Cannot tell: the answer of Discord webhook says nothing about the credential.',
    ],
    [
      'zendeskClientCredentials',
      { means: 'invalid', said: 'No' },
      'Zendesk client credentials refused the secret: No.',
    ],
  ])('on %s, %j, reads: %s', (name, verdict, sentence) => {
    expect(explain(typeNamed(name), verdict)).toBe(sentence);
  });

  it('on a type without secrets is about the credential', () => {
    const type = typeWith({ inputs: [], hosts: [], test: { untestable: 'No.' } });
    expect(explain(type, { means: 'invalid' })).toBe('Acme API refused the credential.');
  });
});
