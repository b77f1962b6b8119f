import { catalogue, type CredentialType } from '@keyrack/credential-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostsOf, inject, isAllowed, parametersOf, RecipeError, requestOf, tokenRequestOf, type RecipeRequest } from '../src/index.js'; // prettier-ignore
import { canaryValues, TOKEN } from './canaries.js';
import { NOW, typeNamed } from './support.js';

const HOSTILE = [
  'evil.com',
  'evil.com/',
  'evil.com#',
  'evil.com?',
  'evil.com\\',
  'evil.com:80',
  'evil.com%2f',
  'evil.com%00',
  'evil。com',
  'evil.com／',
  'ⓔvil.com',
  '@evil.com',
  'user@evil.com',
  'user:password@evil.com:443/?#',
  '/@evil.com',
  '//evil.com',
  '\\\\evil.com',
  'https://evil.com',
  'https://evil.com/#',
  'https://api.openai.com@evil.com/',
  'https://api.openai.com\\@evil.com/',
  'https://evil.com\t/',
  ' https://evil.com',
  'javascript://evil.com/%0aalert(1)',
  'mongodb://a:1/@evil.com/',
  'postgres://ok/x?host=evil.com',
  'evil.com,api.openai.com',
  '[::1]',
  '127.0.0.1',
  '*.com',
  '..',
  '../../admin',
  'x\r\nHost: evil.com\r\n\r\nGET / HTTP/1.1',
  'x\nX-Evil: 1',
  'a\0b',
  '\ud800',
  '\u202eevil',
  'ключ 钥匙 🔑',
  '{{oauth2.accessToken}}',
  '{{__proto__}}',
  '__proto__',
  '"},"x":{"',
  '%',
  '{"private_key":"x","client_email":"y\\r\\nz"}',
  '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
  'x'.repeat(20_000),
];

const tested = catalogue.filter(({ test, inject: added }) => !('untestable' in test) || added !== undefined);

/** All that can be made from the values of a type: where it leads, or why it is refused. */
async function madeFrom(
  type: CredentialType,
  values: Record<string, unknown>,
): Promise<(RecipeRequest | RecipeError)[]> {
  const [host = 'any.example.com'] = hostsOf(type, values);
  const plain = { method: 'GET', url: `https://${host.includes(':') ? `[${host}]` : host.replace('*', 'sub')}/` };
  const attempts = [
    ...('method' in type.test ? [() => requestOf(type, values, { token: TOKEN, now: NOW })] : []),
    ...(type.oauth2 ? [() => tokenRequestOf(type, values, { now: NOW })] : []),
    ...(type.inject ? [() => inject(type, values, plain, { token: TOKEN, now: NOW })] : []),
  ];
  return Promise.all(
    attempts.map((attempt) =>
      attempt().catch((error: unknown) => {
        if (error instanceof RecipeError) return error;
        throw error;
      }),
    ),
  );
}

/** What is wrong with what was made from a value; undefined when nothing is. */
function harmIn(
  made: RecipeRequest | RecipeError,
  type: CredentialType,
  values: Record<string, unknown>,
  value = '',
): string | undefined {
  if (made instanceof RecipeError) {
    if (!/^\S[^\r\n]*\.$/.test(made.message)) return `says: ${made.message}`;
    return value.length > 3 && made.message.includes(value) ? `repeats: ${made.message}` : undefined;
  }
  const { protocol, username, password, hostname } = new URL(made.url);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return `goes to ${made.url}`;
  // The host may be one that the type fixes, or one that an input for hosts holds. Nothing else decides on it.
  if (type.hosts.length > 0 && !isAllowed(hostsOf(type, values), hostname)) return `goes to ${made.url}`;
  const headers = Object.entries(made.headers);
  const isSound = ([name, text]: [string, string]) =>
    /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) &&
    /^[\t\x20-\x7e\x80-\xff]*$/.test(text) &&
    !/^(?:host|content-length|transfer-encoding)$/.test(name);
  return headers.every(isSound) ? undefined : `carries ${JSON.stringify(headers)}`;
}

/** Where the parameters of a type for another protocol lead to, if they are not refused. */
function strayServers(type: CredentialType, values: Record<string, unknown>): string[] {
  const { test } = type;
  if ('untestable' in test || 'method' in test || test.protocol === 'oauth2') return [];
  try {
    const { servers } = parametersOf(test, type, values);
    return servers.map(({ host }) => host).filter((host) => !isAllowed(hostsOf(type, values), host));
  } catch (error) {
    if (error instanceof RecipeError) return [];
    throw error;
  }
}

describe.each(tested.map((type): [string, CredentialType] => [type.name, type]))('%s', (_, type) => {
  it('sends nothing elsewhere, whatever one of its values is', async () => {
    const values = canaryValues(type);
    const harm: (string | undefined)[] = [];
    for (const { name } of type.inputs)
      for (const value of HOSTILE) {
        const hostile = { ...values, [name]: value };
        harm.push(...(await madeFrom(type, hostile)).map((made) => harmIn(made, type, hostile, value)));
        harm.push(...strayServers(type, hostile));
      }
    expect(harm.filter((each) => each !== undefined)).toEqual([]);
  });
});

const WITH_PLACES_IN_HOSTS = ['zendeskApi', 'adyenApi', 'weaviateApi', 'awsApi', 'klingAiApi', 'tursoApi', 'telegramApi', 'algoliaApi']; // prettier-ignore

describe.each(WITH_PLACES_IN_HOSTS)('%s', (wanted) => {
  const type = typeNamed(wanted);

  it('sends nothing elsewhere, whatever all of its values are', async () => {
    const pieces = fc.constantFrom('evil.com', '/', '\\', '@', ':', '?', '#', '.', '..', '%', '%2f', '//', 'https://', 'a', '[', ']', ',', '80', ' ', '\t', '\r\n', '\0', '。', '／', '℀', '\u00ad', '{{', '}}', '*'); // prettier-ignore
    const text = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''));
    const all = fc.record(Object.fromEntries(type.inputs.map(({ name }) => [name, text])));
    await fc.assert(
      fc.asyncProperty(all, async (values) => {
        const made = await madeFrom(type, values);
        expect(made.map((each) => harmIn(each, type, values)).filter((harm) => harm !== undefined)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
