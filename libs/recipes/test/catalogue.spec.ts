import { catalogue, type CredentialType, type HttpTest, type ProtocolTest } from '@keyrack/credential-types';
import { describe, expect, it } from 'vitest';
import {
  explain,
  hostsOf,
  inject,
  isAllowed,
  judge,
  parametersOf,
  requestOf,
  secretsOf,
  tokenRequestOf,
  type RecipeRequest,
} from '../src/index.js';
import { canaryValues, carriedBy, partsOfInjection, saidToBeCarried, TOKEN } from './canaries.js';
import { NOW } from './support.js';

type Tested<Test> = [string, CredentialType, Test];

const httpTests = catalogue.flatMap((type): Tested<HttpTest>[] =>
  'method' in type.test ? [[type.name, type, type.test]] : [],
);
const protocolTests = catalogue.flatMap((type): Tested<ProtocolTest>[] => {
  const { test } = type;
  return 'untestable' in test || 'method' in test || test.protocol === 'oauth2' ? [] : [[type.name, type, test]]; // prettier-ignore
});
const tokenTests = catalogue.flatMap(({ name, ...type }): [string, CredentialType][] =>
  type.oauth2 && type.oauth2.grant !== 'authorization_code' ? [[name, { name, ...type }]] : [],
);
const injected = catalogue.flatMap((type): [string, CredentialType][] => (type.inject ? [[type.name, type]] : []));

/** What holds for every request that is made from a type. */
function expectSound(request: RecipeRequest, type: CredentialType, values: Record<string, unknown>): void {
  const url = new URL(request.url);
  expect([url.username, url.password, url.hash]).toEqual(['', '', '']);
  if (type.hosts.length > 0) expect(isAllowed(hostsOf(type, values), url.hostname)).toBe(true);
  expect(isAllowed(request.hosts, url.hostname)).toBe(true);
  expect(JSON.stringify(request)).not.toMatch(/\{\{\s*\w|%7B%7B|undefined|\[object/i);
  for (const [name, value] of Object.entries(request.headers)) {
    expect(name).toBe(name.toLowerCase());
    expect(value).toMatch(/^[\t\x20-\x7e]+$/);
  }
}

it('has types of every kind', () => {
  expect([httpTests, protocolTests, tokenTests, injected].map((kind) => kind.length > 10)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

describe.each(httpTests)('The test request of %s', (_, type, test) => {
  it('is built from the example, and goes where the type says, with each secret where the type says', async () => {
    const values = canaryValues(type);
    const request = await requestOf(type, values, { token: TOKEN, now: NOW });
    expectSound(request, type, values);
    const { url, ...added } = partsOfInjection(type);
    const parts = { ...test.headers, ...added, url: [test.url, test.query, url], body: [test.json, test.form] };
    expect(carriedBy(request, values)).toEqual(saidToBeCarried(parts, values));
  });

  it('has answers that people are told of, without secrets', () => {
    const values = canaryValues(type);
    const secrets = secretsOf(type, values);
    for (const status of [200, 400, 401, 403, 404, 429, 500]) {
      const verdict = judge(test, { status, body: JSON.stringify({ message: secrets.join(' ') }) }, secrets);
      expect(explain(type, verdict)).toMatch(/^\S.*[.?!…]$/);
      expect(explain(type, verdict)).not.toContain('canary');
    }
  });
});

describe.each(tokenTests)('The token request of %s', (_, type) => {
  it('is built from the example, and goes where the type says, with each secret where the type says', async () => {
    const values = canaryValues(type);
    const request = await tokenRequestOf(type, values, { now: NOW });
    expectSound(request, type, values);
    const { tokenUrl, clientSecret, tokenParameters, clientAuthentication = 'header' } = type.oauth2 ?? {};
    const isInBody = clientAuthentication === 'body';
    const parts = {
      url: tokenUrl,
      body: [tokenParameters, isInBody && clientSecret],
      authorization: !isInBody && clientSecret,
    };
    expect(carriedBy(request, values)).toEqual(saidToBeCarried(parts, values));
  });
});

describe.each(injected)('A request with %s', (_, type) => {
  it('carries each secret where the type says', async () => {
    const values = canaryValues(type);
    const [host = 'any.example.com'] = hostsOf(type, values);
    const plain = { method: 'GET', url: `https://${host.replace('*', 'sub')}/path?a=1` };
    const request = await inject(type, values, plain, { token: TOKEN, now: NOW });
    expectSound(request, type, values);
    expect(carriedBy(request, values)).toEqual(saidToBeCarried(named(partsOfInjection(type), values), values));
  });
});

/** Parts whose names are templates, under the names that the values give. */
function named(parts: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> {
  const filled = (name: string) =>
    name.replace(/\{\{(\w+)\}\}/g, (_, input: string) => String(values[input]).toLowerCase());
  return Object.fromEntries(Object.entries(parts).map(([name, templates]) => [filled(name), templates]));
}

describe.each(protocolTests)('The parameters of %s', (_, type, test) => {
  it('are those of the example, and lead where the type says', () => {
    const values = canaryValues(type);
    const parameters = parametersOf(test, type, values);
    expect(parameters.servers.length).toBeGreaterThan(0);
    for (const { host } of parameters.servers) expect(isAllowed(hostsOf(type, values), host)).toBe(true);
    expect(JSON.stringify(parameters)).not.toMatch(/\{\{|undefined|null/);
    const secrets = secretsOf(type, values);
    const carried = JSON.stringify(parameters).replaceAll('\\n', '\n');
    expect(secrets.filter((secret) => !carried.includes(secret))).toEqual([]);
  });
});
