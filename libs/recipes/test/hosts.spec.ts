import { describe, expect, it } from 'vitest';
import { hostsOf, inject, isAllowed, serversIn } from '../src/index.js';
import { NOW, refusalOf, typeNamed } from './support.js';

describe('The servers of a text', () => {
  it.each([
    ['https://API.example.com/v1', [{ host: 'api.example.com' }]],
    ['https://api.example.com:8443', [{ host: 'api.example.com', port: 8443 }]],
    ['https://good.com@evil.com/', [{ host: 'evil.com' }]],
    ['https://evil.com\\@good.com/', [{ host: 'evil.com' }]],
    ['api.example.com', [{ host: 'api.example.com' }]],
    ['api.example.com:5432', [{ host: 'api.example.com', port: 5432 }]],
    ['a:9092, b:9093,', [{ host: 'a', port: 9092 }, { host: 'b', port: 9093 }]], // prettier-ignore
    ['postgres://u:p@db.example.com:5432/app?sslmode=require', [{ host: 'db.example.com', port: 5432 }]],
    ['mongodb://u:p@a:1,b:2,c/db', [{ host: 'a', port: 1 }, { host: 'b', port: 2 }, { host: 'c' }]], // prettier-ignore
    ['mongodb+srv://u:p@cluster0.abc.mongodb.net/db', [{ host: 'cluster0.abc.mongodb.net' }]],
    ['sqlserver://db.example.com:1433;database=app;password=x', [{ host: 'db.example.com', port: 1433 }]],
    ['redis://:secret@localhost:6379/0', [{ host: 'localhost', port: 6379 }]],
    ['postgres://[2001:DB8::1]:5432/app', [{ host: '2001:db8::1', port: 5432 }]],
    ['[::1]', [{ host: '::1' }]],
    ['postgres://0x7f.1/app', [{ host: '127.0.0.1' }]],
    ['http://2130706433/', [{ host: '127.0.0.1' }]],
    ['bücher.example', [{ host: 'xn--bcher-kva.example' }]],
  ])('%s are %j', (text, servers) => {
    expect(serversIn(text)).toEqual(servers);
  });

  it.each([
    ['', 'nothing'],
    ['not a host', 'words'],
    ['*.example.com', 'a wildcard'],
    ['https://', 'a URL without a host'],
    ['postgres://%2Fvar%2Frun/app', 'a socket'],
    ['mongodb://good.com,%2Ftmp%2Fmongo.sock/db', 'a host and a socket'],
    ['host:99999', 'a port that is none'],
    ['host:0', 'port 0'],
    ['my-deployment:ZXhhbXBsZS5jb20kZXhhbXBsZQ==', 'a Cloud ID'],
    ['postgres://u:p@ss@evil.com/app', 'an @ in a password that is not encoded'],
    ['mongodb://u:12/p@evil.com/db', 'a / in a password that is not encoded'],
    ['evil.com/path', 'a path'],
    ['a@evil.com', 'a user'],
    ['jdbc:postgresql://db/app', 'what no driver here reads'],
  ])('%s are none: %s', (text) => {
    expect(serversIn(text)).toEqual([]);
  });
});

describe('The hosts of a credential', () => {
  it.each([
    ['openAIApi', {}, ['api.openai.com']],
    ['telegramApi', { baseUrl: 'https://tg.example.com:8081/x' }, ['api.telegram.org', 'tg.example.com']],
    ['qdrantApi', {}, []],
    ['klingAiApi', {}, ['api-singapore.klingai.com']],
    ['kafkaApi', { bootstrapServers: 'a:9092,b:9092' }, ['a', 'b']],
    ['mongoDBUrlApi', { mongoDBConnectUrl: 'mongodb://a,b:2/x' }, ['a', 'b']],
    ['mongoDBUrlApi', { mongoDBConnectUrl: 'mongodb+srv://c0.abc.mongodb.net/' }, ['c0.abc.mongodb.net', '*.abc.mongodb.net']], // prettier-ignore
    ['mongoDBUrlApi', { mongoDBConnectUrl: 'mongodb+srv://c0.net/' }, ['c0.net']],
    ['elasticSearchUserPassword', { cloudId: 'name:ZXhhbXBsZQ==' }, ['*.found.io', '*.cloud.es.io', '*.elastic-cloud.com']], // prettier-ignore
    ['elasticSearchUserPassword', { cloudId: 'https://es.example.com:9200' }, ['es.example.com', '*.found.io', '*.cloud.es.io', '*.elastic-cloud.com']], // prettier-ignore
    ['MySQLApi', { connectionString: 'mysql://u:p@db/x', host: 'other' }, ['other', 'db']],
    ['httpHeaderAuth', { name: 'x', value: 'y' }, []],
  ])('of %s with %j are %j', (name, values, hosts) => {
    expect(hostsOf(typeNamed(name), values)).toEqual(hosts);
  });

  it.each([
    ['api.openai.com', true],
    ['API.OpenAI.com', true],
    ['api.openai.com.', false],
    ['api.openai.com.evil.com', false],
    ['evilapi.openai.com', false],
    ['eu.acme.com', true],
    ['a.b.acme.com', true],
    ['acme.com', false],
    ['evilacme.com', false],
    ['[::1]', true],
    ['::1', true],
  ])('allow %s: %s', (host, allowed) => {
    expect(isAllowed(['api.openai.com', '*.acme.com', '::1'], host)).toBe(allowed);
  });
});

describe('A secret', () => {
  const sent = (name: string, values: Record<string, unknown>, url: string) => () =>
    inject(typeNamed(name), values, { method: 'GET', url }, { now: NOW });

  it.each([
    ['openAIApi', { openAIApiKey: 'k' }, 'https://evil.com/', 'OpenAI API may be sent only to api.openai.com.'],
    ['openAIApi', { openAIApiKey: 'k' }, 'https://api.openai.com@evil.com/', 'OpenAI API may be sent only to api.openai.com.'], // prettier-ignore
    ['openAIApi', { openAIApiKey: 'k' }, 'http://api.openai.com/', 'OpenAI API may be sent only over https.'],
    ['klingAiApi', { apiKey: 'k' }, 'http://api-singapore.klingai.com/', 'Kling AI API may be sent only over https.'],
    ['gitlabApi', { url: 'https://git.acme.com', accessToken: 'k' }, 'https://evil.com/', 'GitLab API may be sent only to gitlab.com or the host of GitLab URL.'], // prettier-ignore
    ['qdrantApi', { qdrantApiKey: 'k' }, 'https://evil.com/', 'Qdrant API may be sent only to the host of URL.'],
    ['openAIApi', { openAIApiKey: 'k' }, 'file:///etc/passwd', 'The URL of the request must begin with https:// or http://.'], // prettier-ignore
    ['openAIApi', { openAIApiKey: 'k' }, 'nonsense', 'The URL of the request must begin with https:// or http://.'],
  ])('of %s with %j is not sent to %s', async (name, values, url, message) => {
    expect(await refusalOf(sent(name, values, url))).toBe(message);
  });

  it.each([
    ['an address that somebody typed, without TLS', 'gitlabApi', { url: 'http://git.lan', accessToken: 'k' }, 'http://git.lan/x'], // prettier-ignore
    ['anywhere, when the type names no host', 'httpBearerToken', { token: 'k' }, 'http://anywhere.example.com/'],
  ])('is sent to %s', async (_where, name, values, url) => {
    expect((await sent(name, values, url)()).headers['authorization']).toBe('Bearer k');
  });

  it('may follow redirects within the hosts of the type, or on the host of the request where there are none', async () => {
    expect((await sent('openAIApi', { openAIApiKey: 'k' }, 'https://api.openai.com/')()).hosts).toEqual([
      'api.openai.com',
    ]);
    expect((await sent('httpBearerToken', { token: 'k' }, 'https://a.example.com/')()).hosts).toEqual([
      'a.example.com',
    ]);
  });
});
