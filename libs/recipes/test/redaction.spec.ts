import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretsOf, sentenceOf, withoutSecrets } from '../src/index.js';
import { typeNamed, typeWith } from './support.js';

const SECRET = 'sk-Abc/def+ghi=123';

const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** Ways to write a secret, each of which gives it back to whoever reads the text. */
const ENCODINGS: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'in upper case': (secret) => secret.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  'in Base64': (secret) => Buffer.from(secret).toString('base64'),
  'in Base64 for URLs': (secret) => Buffer.from(secret).toString('base64url'),
  'in Base64 behind one byte': (secret) => Buffer.from(`:${secret}`).toString('base64'),
  'in Base64 behind two bytes and before others': (secret) => Buffer.from(`u:${secret}@host`).toString('base64'),
  'in Base64 behind three bytes and before others': (secret) => Buffer.from(`us:${secret}@`).toString('base64'),
  'in Base64 behind four bytes': (secret) => Buffer.from(`use:${secret}`).toString('base64url'),
  'percent-encoded': encodeURIComponent,
  'percent-encoded strictly': strict,
  'percent-encoded in lower case': (secret) => strict(secret).replace(/%../g, (escape) => escape.toLowerCase()),
  'as a form field': (secret) => new URLSearchParams([['a', secret]]).toString(),
  'in a URL': encodeURI,
  'in hexadecimal': (secret) => Buffer.from(secret).toString('hex'),
  'in hexadecimal, upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'in JSON': (secret) => JSON.stringify(secret),
};

/** What somebody could read in a text who tries all of these encodings. Bytes, one to a character. */
function readingsOf(text: string): string[] {
  const latin = (bytes: Buffer) => bytes.toString('latin1');
  const decoded = (run: string, encoding: 'base64' | 'hex') =>
    [0, 1, 2, 3].map((start) => latin(Buffer.from(run.slice(start), encoding)));
  const percent = text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
  return [
    ...[text, percent, percent.replaceAll('+', ' '), text.replace(/\\(["\\])/g, '$1')].map((each) =>
      latin(Buffer.from(each)),
    ),
    ...[...text.matchAll(/[A-Za-z0-9+/_-]{4,}/g)].flatMap(([run]) => decoded(run, 'base64')),
    ...[...text.matchAll(/[0-9A-Fa-f]{4,}/g)].flatMap(([run]) => decoded(run, 'hex')),
  ];
}

const fold = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const isReadable = (secret: string, text: string) =>
  readingsOf(text).some((reading) => fold(reading).includes(fold(Buffer.from(secret).toString('latin1'))));

describe('A secret does not appear', () => {
  it.each(Object.entries(ENCODINGS))('%s', (_how, encode) => {
    expect(isReadable(SECRET, `before ${encode(SECRET)} after`)).toBe(true);
    const text = withoutSecrets(`before ${encode(SECRET)} after`, [SECRET]);
    expect(text).toMatch(/^before .*•••.* after$/);
    expect(isReadable(SECRET, text)).toBe(false);
    // All that is left of Base64 are the bytes before and behind, and a few bits that they share with the secret.
    expect(text.length).toBeLessThan('before  after'.length + 18);
  });

  const characters = fc.oneof(
    fc.constantFrom(...'aAbB01-_/+=%"\\ :@äß世😀'),
    fc.string({ minLength: 1, maxLength: 1 }),
  );
  const secrets = fc.string({ unit: characters, minLength: 4, maxLength: 80 });
  const surroundings = fc.string({ unit: 'grapheme', maxLength: 30 });

  it.each(Object.entries(ENCODINGS))('%s, whatever it is and wherever it stands', (_how, encode) => {
    fc.assert(
      fc.property(secrets, surroundings, surroundings, (secret, before, after) => {
        expect(isReadable(secret, withoutSecrets(before + encode(secret) + after, [secret]))).toBe(false);
      }),
    );
  });

  it('nor do eight characters of it in a row', () => {
    const names = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop0123456789-'), minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(names, fc.nat(), fc.nat(), fc.string(), (secret, at, more, around) => {
        const start = at % (secret.length - 7);
        const part = secret.slice(start, start + 8 + (more % secret.length));
        expect(withoutSecrets(`${around}${part}${around}`, [secret])).not.toContain(part);
      }),
    );
  });

  it('when it appears twice, overlaps itself or touches another', () => {
    expect(withoutSecrets('aaaaaa', ['aaaa'])).toBe('•••');
    expect(withoutSecrets('abab abababab', ['abab'])).toBe('••• •••');
    expect(withoutSecrets('firstsecond', ['first', 'second'])).toBe('•••');
  });

  it('by being masked', () => {
    expect(withoutSecrets('x first• y', ['first', '••••'])).toBe('•••');
    expect(withoutSecrets('x •••• y', ['••••'])).toBe('x ••• y');
  });
});

describe('What is no secret', () => {
  it('stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(withoutSecrets(text, ['\u{10ffff}\u{10fffe}\u{10fffd}\u{10fffc}'])).toBe(text);
      }),
    );
  });

  it.each([
    ['a secret of three characters', 'the key abc is wrong', ['abc']],
    ['no secret', 'the key is wrong', ['']],
    ['seven characters of a secret', 'sk-abcd', ['sk-abcdefghijk']],
  ])('is left: %s', (_what, text, secrets) => {
    expect(withoutSecrets(text, secrets)).toBe(text);
  });

  it('stays around secrets, in its own case', () => {
    expect(withoutSecrets('Invalid Key SECRETSECRET for İstanbul', ['secretsecret'])).toBe(
      'Invalid Key ••• for İstanbul',
    );
  });
});

it('masks long secrets in long texts, even if both repeat themselves', () => {
  expect(withoutSecrets('a'.repeat(10_000), ['a'.repeat(20_000)])).toBe('•••');
  expect(sentenceOf('ab'.repeat(100_000), ['ab'.repeat(10_000)])).toBe('•••');
});

describe('The secrets of a credential', () => {
  it.each([
    ['openAIApi', { openAIApiKey: 'k', organizationId: 'org' }, ['k']],
    ['openAIApi', { openAIApiKey: 'k', undeclared: 'u', nested: { a: ['v', 5] } }, ['k', 'u', 'v', '5']],
    ['googleVertexAuth', { googleApplicationCredential: '{"private_key":"p","n":{"m":"q"}}' }, ['{"private_key":"p","n":{"m":"q"}}', 'p', 'q']], // prettier-ignore
    ['googleVertexAuth', { googleApplicationCredential: '{broken' }, ['{broken']],
    ['PostgresUrl', { postgresUrl: 'postgres://user:p%40ss@db/x?sslmode=require' }, ['p%40ss', 'p@ss']],
    ['PostgresUrl', { postgresUrl: 'postgres://token@db/x?password=p+q' }, ['token', 'p+q', 'p q']],
    ['PostgresUrl', { postgresUrl: 'postgres://user:a/b@c@db' }, ['a/b@c']],
    ['PostgresUrl', { postgresUrl: 'postgres://db' }, []],
    ['neo4jApi', { url: 'bolt://u:p@h', username: 'n', password: 's' }, ['p', 's']],
    [
      'discordWebhook',
      { webhookUrl: 'https://discord.com/api/webhooks/1/t' },
      ['https://discord.com/api/webhooks/1/t'],
    ],
    ['mqttApi', { port: 1883, tls: true, password: '' }, []],
  ])('%s with %j are %j', (name, values, secrets) => {
    expect(secretsOf(typeNamed(name), values)).toEqual(secrets);
  });

  it('do not appear in what the provider says', () => {
    const type = typeWith();
    const values = { url: 'https://me:hunter22@acme.com', key: 'line one\nline two', organization: 'public' };
    const said = sentenceOf('public: hunter22, line one line two', secretsOf(type, values));
    expect(said).toBe('public: •••, •••');
  });
});
