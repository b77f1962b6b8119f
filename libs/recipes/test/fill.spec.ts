import { describe, expect, it } from 'vitest';
import { fill, RecipeError } from '../src/index.js';
import { errorOf, refusalOf, typeWith } from './support.js';

const type = typeWith();
const filling = (values: Record<string, unknown>, token?: string) => ({
  type,
  values,
  ...(token !== undefined && { token }),
});

describe('A template', () => {
  it.each([
    ['a value as it is', 'Bearer {{key}}', { key: 'a b/ü&' }, 'Bearer a b/ü&'],
    ['several values', '{{key}}:{{region}}', { key: 'k', region: 'us' }, 'k:us'],
    ['a number', '{{key}}', { key: 5432 }, '5432'],
    ['a switch', '{{key}}', { key: false }, 'false'],
    ['a JSON value', '{{key}}', { key: { a: [1] } }, '{"a":[1]}'],
    ['the default of an input that is not given', '{{region}}', {}, 'eu'],
    ['Base64', '{{key|base64}}', { key: 'user:pässword' }, 'dXNlcjpww6Rzc3dvcmQ='],
    [
      'the host of a URL, with its port',
      '{{url|host}}',
      { url: 'libsql://u:p@Host.example.com:8080/a' },
      'host.example.com:8080',
    ],
    ['a host that is one already', '{{url|host}}', { url: 'host.example.com' }, 'host.example.com'],
    ['a member of a JSON document', '{{key|json:client.email}}', { key: '{"client":{"email":"a@b"}}' }, 'a@b'],
    ['blanks around a place', '{{ key | base64 }}', { key: 'a' }, 'YQ=='],
    ['nothing but itself', 'Bearer', {}, 'Bearer'],
  ])('gives %s', (_what, template, values, filled) => {
    expect(fill(template, filling(values), 'text')).toBe(filled);
  });

  it('takes nothing in a value for a place', () => {
    const values = { key: '{{organization}} {{oauth2.accessToken}} $& $1', organization: 'no' };
    expect(fill('{{key}}', filling(values), 'text')).toBe('{{organization}} {{oauth2.accessToken}} $& $1');
  });

  it.each([undefined, null, ''])('is left out when the optional input is %j', (organization) => {
    expect(fill('org {{organization}}', filling({ organization }), 'text')).toBeUndefined();
  });

  it('cannot do without an input that is not optional', async () => {
    const error = await errorOf(() => fill('{{key}}', filling({}), 'text'));
    expect(error).toMatchObject({ message: 'Acme API cannot be tested without API key.', input: 'key' });
  });

  it('puts in the token that was obtained, and cannot do without it', async () => {
    const oauth = typeWith({ oauth2: { grant: 'client_credentials', tokenUrl: 'https://a.acme.example.com' } });
    const template = 'Bearer {{oauth2.accessToken}}';
    expect(fill(template, { type: oauth, values: {}, token: 't' }, 'header')).toBe('Bearer t');
    expect(await refusalOf(() => fill(template, { type: oauth, values: {} }, 'header'))).toBe(
      'Acme API cannot be tested without an access token.',
    );
  });

  it('does not see values of inputs that are not asked for', () => {
    const chosen = typeWith({
      inputs: [
        { name: 'kind', label: 'Kind', type: 'string', default: 'key' },
        { name: 'token', label: 'Token', type: 'password', show: { kind: ['token'] } },
      ],
      hosts: [],
      test: { untestable: 'No.' },
    });
    expect(fill('{{token}}', { type: chosen, values: { token: 'stale' } }, 'text')).toBeUndefined();
    expect(fill('{{token}}', { type: chosen, values: { token: 'new', kind: 'token' } }, 'text')).toBe('new');
  });

  it.each([
    ['no JSON', '{{key|json:a}}', 'nonsense', 'API key must be a JSON document.'],
    ['JSON without the member', '{{key|json:a}}', '{"b":1}', 'API key must have a member a.'],
    ['JSON that only inherits the member', '{{key|json:constructor}}', '{}', 'API key must have a member constructor.'],
    ['no host', '{{key|host}}', 'not a host', 'API key must be a URL, such as https://host, or a host name.'],
    ['several hosts', '{{key|host}}', 'a.com,b.com', 'API key must be a URL, such as https://host, or a host name.'],
    ['a NUL', '{{key}}', 'a\0b', 'API key must not contain the character NUL.'],
    ['half of a character', '{{key}}', 'a\ud800', 'API key must not contain half of a character (a lone surrogate).'],
  ])('refuses %s', async (_what, template, key, message) => {
    expect(await refusalOf(() => fill(template, filling({ key }), 'text'))).toBe(message);
  });

  it('says that a place cannot be read, if nobody checked the definition', () => {
    expect(() => fill('{{key|rot13}}', filling({ key: 'k' }), 'text')).toThrow(RecipeError);
  });
});

describe('A header', () => {
  it.each(['a\r\nX-Evil: 1', 'a\nb', 'a\r'])('takes no line break: %j', async (key) => {
    expect(await refusalOf(() => fill('Bearer {{key}}', filling({ key }), 'header'))).toBe(
      'API key contains a line break that no HTTP header can carry.',
    );
  });

  it.each(['\u0001', '\u007f', '世界', '\u2028'])('takes no character that servers do not: %j', async (key) => {
    expect(await refusalOf(() => fill('{{key}}', filling({ key }), 'header'))).toBe(
      'API key contains a character that no HTTP header can carry.',
    );
  });

  it.each(['a b\tc', '~!@#$%^&*()', 'é'])('takes %j', (key) => {
    expect(fill('{{key}}', filling({ key }), 'header')).toBe(key);
  });
});

describe('A URL', () => {
  it.each([
    ['https://acme.com', '{{url}}/v1', 'https://acme.com/v1'],
    ['https://acme.com/', '{{url}}/v1', 'https://acme.com/v1'],
    ['https://acme.com/base//', '{{url}}/v1', 'https://acme.com/base/v1'],
    ['https://acme.com/dav/', '{{url}}', 'https://acme.com/dav/'],
    ['https://acme.com/hook?sig=a%20b', '{{url}}', 'https://acme.com/hook?sig=a%20b'],
    ['https://acme.com/', '{{url}}?x=1', 'https://acme.com?x=1'],
  ])('that begins with %s is %s filled', (url, template, filled) => {
    expect(fill(template, filling({ url }), 'url')).toBe(filled);
  });

  it.each([
    ['in its path', 'https://h/bot{{key}}/me', '1:a/b?c#d', 'https://h/bot1%3Aa%2Fb%3Fc%23d/me'],
    ['in its query', 'https://h/?k={{key}}&x=1', 'a&b=c d+e', 'https://h/?k=a%26b%3Dc%20d%2Be&x=1'],
    ['of other scripts', 'https://h/{{key}}', 'ü世', 'https://h/%C3%BC%E4%B8%96'],
    ['before its host', 'https://u:{{key}}@h/', 'p@/:', 'https://u:p%40%2F%3A@h/'],
  ])('percent-encodes values %s', (_where, template, key, filled) => {
    expect(fill(template, filling({ key }), 'url')).toBe(filled);
  });

  it.each([
    ['https://{{key}}.acme.com/', 'my-site', 'https://my-site.acme.com/'],
    ['https://{{key}}.acme.com/', 'xy123.eu-west-1', 'https://xy123.eu-west-1.acme.com/'],
    ['https://{{key}}/v1', 'acme.com', 'https://acme.com/v1'],
    ['https://{{key}}/v1', 'acme.com:8443', 'https://acme.com:8443/v1'],
    ['https://{{key}}', '[::1]:80', 'https://[::1]:80'],
    ['{{key}}://acme.com', 'http', 'http://acme.com'],
  ])('%s takes %s', (template, key, filled) => {
    expect(fill(template, filling({ key }), 'url')).toBe(filled);
  });

  const PART = 'API key is a part of a host name: letters, digits, - and dots.';
  const HOST = 'API key must be a host name, or host:port, and nothing else.';
  it.each([
    ...[
      'evil.com/',
      'a@evil.com',
      'evil.com#',
      'evil.com?',
      'evil.com\\',
      'a b',
      'a:80',
      'a\nb',
      'a%2fb',
      '／',
      '℀',
    ].map((key) => ['https://{{key}}.acme.com/', key, PART]),
    ...['evil.com/', 'a@evil.com', 'evil.com#', 'evil.com?', 'evil.com\\', 'a b', 'a:b', 'a:123456', '[evil]'].map(
      (key) => ['https://{{key}}/v1', key, HOST],
    ),
    ['{{key}}://acme.com', 'javascript', 'API key must be http or https.'],
    ['{{key}}/v1', 'acme.com', 'API key must be a URL with its scheme, such as https://host, and without spaces.'],
    ['{{key}}/v1', 'https://a\\@b', 'API key must be a URL with its scheme, such as https://host, and without spaces.'],
    ['{{key}}/v1', 'https://a\tb', 'API key must be a URL with its scheme, such as https://host, and without spaces.'],
    ['{{key}}/v1', 'https://a/?b', 'API key must be a URL without ? and #.'],
    ['{{key}}/v1', 'https://a/#b', 'API key must be a URL without ? and #.'],
    ['https://acme.com/a/{{key}}/b', '..', 'API key must not be a dot or two.'],
    ['https://acme.com/a/{{key}}', '.', 'API key must not be a dot or two.'],
  ])('%s refuses %j', async (template, key, message) => {
    expect(await errorOf(() => fill(template, filling({ key }), 'url'))).toMatchObject({ message, input: 'key' });
  });
});
