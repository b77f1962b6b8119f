import type { CredentialTypeDefinition } from '@keyrack/credential-types';
import { describe, expect, it } from 'vitest';
import { inject, requestOf, type PlainRequest } from '../src/index.js';
import { errorOf, NOW, refusalOf, typeNamed, typeWith } from './support.js';

const URL_OF_ACME = 'https://api.acme.example.com/v1';

const added = (
  definition: Partial<CredentialTypeDefinition>,
  values: Record<string, unknown>,
  request: Partial<PlainRequest> = {},
) => inject(typeWith(definition), values, { method: 'GET', url: URL_OF_ACME, ...request }, { now: NOW });

const tested = (definition: Partial<CredentialTypeDefinition>, values: Record<string, unknown>) =>
  requestOf(typeWith(definition), { url: URL_OF_ACME, ...values }, { now: NOW });

describe('A header', () => {
  it('is added in lower case, and replaces what the request has under that name', async () => {
    const { headers } = await added(
      { inject: { headers: { 'X-Api-Key': '{{key}}' } } },
      { key: 'k' },
      { headers: { 'x-api-KEY': 'forged', Accept: 'text/plain' } },
    );
    expect(headers).toEqual({ 'x-api-key': 'k', accept: 'text/plain' });
  });

  it('is left out with its optional input', async () => {
    const headers = { 'x-key': '{{key}}', 'x-org': '{{organization}}' };
    expect((await added({ inject: { headers } }, { key: 'k' })).headers).toEqual({ 'x-key': 'k' });
  });

  it('cannot be left out with an input that is not optional', async () => {
    const definition = { inject: { headers: { 'x-key': '{{key}}' } } };
    expect(await refusalOf(() => added(definition, {}))).toBe('Acme API cannot be used without API key.');
    expect(await refusalOf(() => tested(definition, {}))).toBe('Acme API cannot be tested without API key.');
  });

  it.each([
    [{ watsonxAIAuthType: 'bearertoken', watsonxAIBearerToken: 'b' }, 't', 'Bearer b'],
    [{ watsonxAIAuthType: 'iam', watsonxAIApikey: 'k' }, 't', 'Bearer t'],
  ])('is the first of several that can be filled: %j', async (values, token, authorization) => {
    const request = { method: 'GET', url: 'https://us-south.ml.cloud.ibm.com/' };
    const { headers } = await inject(typeNamed('ibmWatsonx'), values, request, { token, now: NOW });
    expect(headers['authorization']).toBe(authorization);
  });

  it('says what is missing when none of several can be filled', async () => {
    const request = { method: 'GET', url: 'https://us-south.ml.cloud.ibm.com/' };
    const work = () => inject(typeNamed('ibmWatsonx'), { watsonxAIApikey: 'k' }, request, { now: NOW });
    expect(await refusalOf(work)).toBe('IBM Watsonx cannot be used without an access token.');
  });

  it('may have a name that an input gives', async () => {
    const request = { method: 'GET', url: 'https://any.example.com/' };
    const { headers } = await inject(typeNamed('httpApiKey'), { key: 'X-Key', value: 'v' }, request, { now: NOW });
    expect(headers).toEqual({ 'x-key': 'v' });
  });

  it('is an own property even as __proto__', async () => {
    const request = { method: 'GET', url: 'https://any.example.com/' };
    const { headers } = await inject(typeNamed('httpApiKey'), { key: '__proto__', value: 'v' }, request, { now: NOW });
    expect(Object.entries(headers)).toEqual([['__proto__', 'v']]);
  });

  it.each([
    ['a b', 'Key must be the name of an HTTP header: letters, digits and hyphens.'],
    ['a\r\nb', 'Key must be the name of an HTTP header: letters, digits and hyphens.'],
    ['a:', 'Key must be the name of an HTTP header: letters, digits and hyphens.'],
    ['Host', 'Key names a header that belongs to the connection.'],
    ['content-length', 'Key names a header that belongs to the connection.'],
    ['Transfer-Encoding', 'Key names a header that belongs to the connection.'],
    ['proxy-authorization', 'Key names a header that belongs to the connection.'],
  ])('refuses the name %j', async (key, message) => {
    const request = { method: 'GET', url: 'https://any.example.com/' };
    const work = () => inject(typeNamed('httpApiKey'), { key, value: 'v' }, request, { now: NOW });
    expect(await errorOf(work)).toMatchObject({ message, input: 'key' });
  });

  it('of the connection is dropped from the request', async () => {
    const headers = { Host: 'evil.com', Connection: 'x', 'Content-Length': '5', TE: 'x', accept: '*/*' };
    expect((await added({}, {}, { headers })).headers).toEqual({ accept: '*/*' });
  });
});

describe('A query parameter', () => {
  it('is added, encoded, and replaces what the request has under that name', async () => {
    const url = `${URL_OF_ACME}?q=a+b&ke%79=forged&x=%20y&key=forged`;
    const { url: sent } = await added({ inject: { query: { key: '{{key}}' } } }, { key: "a&b='c d+e" }, { url });
    expect(sent).toBe(`${URL_OF_ACME}?q=a+b&x=%20y&key=a%26b%3D%27c%20d%2Be`);
  });

  it('is left out with its optional input', async () => {
    const query = { key: '{{key}}', org: '{{organization}}' };
    expect((await added({ inject: { query } }, { key: 'k' })).url).toBe(`${URL_OF_ACME}?key=k`);
  });

  it('may have a name that an input gives', async () => {
    const request = { method: 'GET', url: 'https://any.example.com/?a=1#frag' };
    const values = { name: 'a&b', value: '#' };
    expect((await inject(typeNamed('httpQueryAuth'), values, request, { now: NOW })).url).toBe(
      'https://any.example.com/?a=1&a%26b=%23',
    );
  });
});

describe('User and password', () => {
  const inputs: CredentialTypeDefinition['inputs'] = [
    { name: 'user', label: 'User', type: 'string', optional: true },
    { name: 'password', label: 'Password', type: 'password', optional: true },
  ];
  const definition = (username: string, password: string): Partial<CredentialTypeDefinition> => ({
    inputs,
    hosts: ['*.acme.example.com'],
    test: { method: 'GET', url: URL_OF_ACME },
    inject: { basic: { username, password } },
  });

  it.each([
    ['both', '{{user}}', '{{password}}', { user: 'ä', password: 'p:w' }, 'ä:p:w'],
    ['only one', '{{user}}', '{{password}}', { user: 'u' }, 'u:'],
    ['only a password', '{{user}}', '{{password}}', { password: 'p' }, ':p'],
    ['a fixed user', 'api', '{{password}}', { password: 'p' }, 'api:p'],
    ['a suffix', '{{user}}/token', '{{password}}', { user: 'u', password: 'p' }, 'u/token:p'],
  ])('make a Basic header: %s', async (_what, username, password, values, plain) => {
    const { headers } = await added(definition(username, password), values);
    expect(headers['authorization']).toBe(`Basic ${Buffer.from(plain).toString('base64')}`);
  });

  it.each(['{{user}}', 'api'])('make no header when nothing is given: %s', async (username) => {
    expect((await added(definition(username, '{{password}}'), {})).headers).toEqual({});
  });

  it('cannot have a colon in the user', async () => {
    const work = () => added(definition('{{user}}', '{{password}}'), { user: 'a:b', password: 'p' });
    expect(await errorOf(work)).toMatchObject({ message: 'User must not contain a colon.', input: 'user' });
  });

  it('in a URL become a header', async () => {
    const request = await tested({}, { url: 'https://ad%40min:p%3Aw@api.example.com/' });
    expect(request).toMatchObject({
      url: 'https://api.example.com/me',
      headers: { authorization: `Basic ${Buffer.from('ad@min:p:w').toString('base64')}` },
    });
  });

  it('in a URL give way to what the type adds', async () => {
    const definition = { inject: { headers: { authorization: 'Bearer {{key}}' } } };
    const request = await tested(definition, { url: 'https://u:p@api.example.com/', key: 'k' });
    expect(request.headers).toEqual({ authorization: 'Bearer k' });
  });

  it('in a URL that is badly encoded are refused', async () => {
    expect(await refusalOf(() => tested({}, { url: 'https://u:100%@api.example.com/' }))).toBe(
      'Acme API has a URL whose user and password are not percent-encoded (% as %25).',
    );
  });

  it('for digest authentication are left to the client', async () => {
    const request = { method: 'GET', url: 'https://any.example.com/' };
    const values = { username: 'u', password: 'p' };
    const sent = await inject(typeNamed('httpDigestAuth'), values, request, { now: NOW });
    expect([sent.digest, sent.headers]).toEqual([values, {}]);
  });
});

describe('TLS', () => {
  it('takes certificate, key and authorities, with line breaks that were written out', async () => {
    const request = { method: 'GET', url: 'https://any.example.com/' };
    const values = { certificate: 'a\\nb', privateKey: 'c\nd', passphrase: 'e\\nf' };
    expect((await inject(typeNamed('tlsClientCertificate'), values, request, { now: NOW })).tls).toEqual({
      certificate: 'a\nb',
      key: 'c\nd',
      passphrase: 'e\\nf',
    });
  });

  it('is left as usual when nothing is given for it', async () => {
    const values = { server: 'https://k8s.example.com:6443', token: 't' };
    expect(await requestOf(typeNamed('kubernetesServiceAccount'), values, { now: NOW })).not.toHaveProperty('tls');
  });
});

describe('The request of a test', () => {
  it('has its own headers and query, and a JSON body with places', async () => {
    const test = {
      method: 'POST' as const,
      url: '{{url}}/me?a=1',
      headers: { Accept: 'application/json', 'x-org': '{{organization}}' },
      query: { region: '{{region}}', org: '{{organization}}' },
      json: { key: '{{key}}', org: '{{organization}}', list: ['{{region}}', '{{organization}}', 1, null], no: false },
    };
    expect(await tested({ test }, { key: '"}\\' })).toEqual({
      method: 'POST',
      url: `${URL_OF_ACME}/me?a=1&region=eu`,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ key: '"}\\', list: ['eu', 1, null], no: false }),
      hosts: ['api.acme.example.com', '*.acme.example.com'],
    });
  });

  it('has a form', async () => {
    const test = { method: 'POST' as const, url: '{{url}}', form: { key: '{{key}}', org: '{{organization}}', a: 'b' } };
    expect(await tested({ test }, { key: 'k&x=1' })).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'key=k%26x%3D1&a=b',
    });
  });

  it.each([
    ['telegramApi', { accessToken: 'a' }, { method: 'GET', url: 'https://api.telegram.org/bota/getMe' }],
    ['weaviateApi', { weaviateApiKey: 'a', scheme: 'http', host: 'db:80' }, { url: 'http://db/v1/meta' }],
    ['tursoApi', { authToken: 'a', databaseUrl: 'libsql://x.turso.io' }, { url: 'https://x.turso.io/v2/pipeline' }],
    [
      'webDavApi',
      { user: 'a', password: 'b', url: 'https://c.example.com/dav/' },
      { url: 'https://c.example.com/dav/' },
    ],
    ['cohereApi', { cohereApiKey: 'a' }, { method: 'POST', headers: { authorization: 'Bearer a' } }],
  ])('of %s', async (name, values, request) => {
    expect(await requestOf(typeNamed(name), values, { now: NOW })).toMatchObject(request);
  });

  it.each([
    ['jiraApi', { username: 'u', accessToken: 't' }, 'Jira API cannot be tested without URL.'],
    ['discordWebhook', { webhookUrl: 'https://evil.com/api/webhooks/1' }, 'Discord webhook may be sent only to discord.com, *.discord.com or discordapp.com.'], // prettier-ignore
    ['elasticsearchApi', { endpoint: 'es.example.com:9200', apiKey: 'k' }, 'Elasticsearch Endpoint must be a URL with its scheme, such as https://host, and without spaces.'], // prettier-ignore
    ['elasticsearchApi', { endpoint: 'ftp://es.example.com', apiKey: 'k' }, 'Elasticsearch Endpoint must give a URL that begins with https:// or http://.'], // prettier-ignore
    ['elasticsearchApi', { endpoint: 'https://[', apiKey: 'k' }, 'Elasticsearch Endpoint must give a URL that begins with https:// or http://.'], // prettier-ignore
    ['apiKey', {}, 'API key cannot be tested. The key may belong to any service, so there is no request that could try it.'], // prettier-ignore
    ['kafkaApi', {}, 'Kafka is not tested by an HTTP request, but by kafka.'],
  ])('of %s with %j is refused', async (name, values, message) => {
    expect(await refusalOf(() => requestOf(typeNamed(name), values, { now: NOW }))).toBe(message);
  });
});
