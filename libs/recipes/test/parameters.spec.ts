import type { ProtocolTest } from '@keyrack/credential-types';
import { describe, expect, it } from 'vitest';
import { parametersOf } from '../src/index.js';
import { errorOf, typeNamed } from './support.js';

function testOf(name: string): ProtocolTest {
  const { test } = typeNamed(name);
  if ('untestable' in test || 'method' in test || test.protocol === 'oauth2') throw new Error(`${name} is for HTTP`);
  return test;
}

const parameters = (name: string, values: Record<string, unknown>) =>
  parametersOf(testOf(name), typeNamed(name), values);

describe('The parameters of', () => {
  it('a host in a field of its own', () => {
    const values = {
      host: 'Db.example.com',
      port: 27018,
      user: 'u',
      password: 'p:w@/',
      authSource: 'admin',
      tls: true,
    };
    expect(parameters('mongoDbApi', values)).toEqual({
      protocol: 'mongodb',
      host: 'db.example.com',
      port: 27018,
      servers: [{ host: 'db.example.com', port: 27018 }],
      user: 'u',
      password: 'p:w@/',
      tls: true,
      further: { authSource: 'admin' },
    });
  });

  it('a host with a port, which counts before the port beside it', () => {
    const values = { host: 'db.example.com:5433', port: 5432, user: 'u', password: 'p', database: 'd' };
    expect(parameters('postgresCredentials', values)).toMatchObject({ host: 'db.example.com', port: 5433, tls: false });
  });

  it('several brokers', () => {
    const values = {
      bootstrapServers: 'a:9092, b:9093',
      username: 'u',
      password: 'p',
      saslMechanism: 'PLAIN',
      tls: false,
    };
    expect(parameters('kafkaApi', values)).toMatchObject({
      servers: [{ host: 'a', port: 9092 }, { host: 'b', port: 9093 }],
      tls: false,
      further: { mechanism: 'PLAIN' },
    }); // prettier-ignore
  });

  it('fixed ones', () => {
    expect(parameters('duckDbMotherDuckApi', { token: 't', database: 'd' })).toMatchObject({
      host: 'pg.us-east-1-aws.motherduck.com',
      port: 5432,
      user: 'postgres',
      password: 't',
      tls: true,
    });
  });

  it('keys of several lines', () => {
    const privateKey = '-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----\n';
    const values = { host: 'h', port: 22, user: 'u', privateKey };
    expect(parameters('sshPrivateKey', values)).toMatchObject({ user: 'u', further: { privateKey } });
  });

  it('what is chosen, and not what is left over from another choice', () => {
    const values = {
      url: 'tls://n.example.com:4222',
      authentication: 'token',
      token: 't',
      user: 'old',
      password: 'old',
    };
    const { user, password, tls, further } = parameters('natsApi', values);
    expect([user, password, tls, further]).toEqual([undefined, undefined, true, { token: 't' }]);
  });

  it.each([
    ['PostgresUrl', 'postgresUrl', 'postgresql://u:p%40s%2Fs@db.example.com:5433/my%20app?sslmode=require', { host: 'db.example.com', port: 5433, user: 'u', password: 'p@s/s', database: 'my app', tls: true }], // prettier-ignore
    ['PostgresUrl', 'postgresUrl', 'postgres://db/app?sslmode=prefer&user=u&password=p', { host: 'db', user: 'u', password: 'p', tls: false }], // prettier-ignore
    ['PostgresUrl', 'postgresUrl', 'postgres://[::1]:5432/app', { host: '::1', port: 5432, tls: false }],
    ['mySqlUrl', 'url', 'mysql://u@db:3306?ssl=true', { host: 'db', user: 'u', tls: true }],
    ['sqlServerUrl', 'url', 'sqlserver://u:p@db:1433?database=d&encrypt=true', { database: 'd', tls: true }],
    ['sqlServerUrl', 'url', 'sqlserver://db:1433;database=d;user=u;password=p;encrypt=false', { database: 'd', user: 'u', password: 'p', tls: false }], // prettier-ignore
    [
      'redisCacheUrlApi',
      'redisUrl',
      'rediss://:p@r.example.com:6380/2',
      { port: 6380, password: 'p', database: '2', tls: true },
    ],
    ['amqpUrl', 'url', 'amqps://u:p@q.example.com/%2F', { database: '/', tls: true }],
    ['mongoDBUrlApi', 'mongoDBConnectUrl', 'mongodb://u:p@a:1,b:2/db?tls=true', { servers: [{ host: 'a', port: 1 }, { host: 'b', port: 2 }], tls: true }], // prettier-ignore
    [
      'mongoDBUrlApi',
      'mongoDBConnectUrl',
      'mongodb+srv://u:p@c.x.mongodb.net/db',
      { host: 'c.x.mongodb.net', tls: true },
    ],
    ['mongoDBUrlApi', 'mongoDBConnectUrl', 'mongodb+srv://u:p@c.x.mongodb.net/db?tls=false', { tls: false }],
  ])('%s with %s %s', (name, input, url, expected) => {
    expect(parameters(name, { [input]: url })).toMatchObject({ url, ...expected });
  });

  it.each([
    ['neo4j+s://h:7687', true],
    ['bolt+ssc://h', true],
    ['bolt://h', false],
  ])('a URL beside user and password: %s', (url, tls) => {
    const values = { url, username: 'u', password: 'p' };
    expect(parameters('neo4jApi', values)).toMatchObject({ url, user: 'u', password: 'p', tls });
  });

  it('a connection string, beside which nothing else is needed, and which counts first', () => {
    expect(parameters('MySQLApi', { connectionString: 'mysql://u:p@db/x' })).toMatchObject({ host: 'db', user: 'u' });
    const values = { connectionString: 'mysql://u:p@db/x', host: 'other', port: 1, user: 'v', password: 'q' };
    expect(parameters('MySQLApi', values)).toMatchObject({ servers: [{ host: 'db' }], user: 'u', password: 'p' });
    expect(parameters('MySQLApi', values)).not.toHaveProperty('port');
  });
});

describe('There are no parameters when', () => {
  const ELSEWHERE = (name: string) =>
    `Postgres URL must not have the parameter ${name}, which leads to another host or a file.`;
  const HOST = 'must name a host after ://, with special characters in user and password percent-encoded (@ as %40).';

  it.each([
    [
      'the host is absent',
      'MySQLApi',
      { user: 'u', password: 'p' },
      'MySQL API cannot be tested without Host.',
      'host',
    ],
    ['the URL is absent', 'mySqlUrl', {}, 'MySQL URL cannot be tested without Connection URL.', 'url'],
    [
      'the user is absent',
      'MySQLApi',
      { host: 'h', password: 'p' },
      'MySQL API cannot be tested without User.',
      'user',
    ],
    ['the host is a URL', 'mongoDbApi', { host: 'https://h', user: 'u', password: 'p' }, 'Host must be a host name, or host:port, and nothing else.', 'host'], // prettier-ignore
    ['the host has a path', 'mongoDbApi', { host: 'h/x', user: 'u', password: 'p' }, 'Host must be a host name, or host:port, and nothing else.', 'host'], // prettier-ignore
    ['one broker is none', 'kafkaApi', { bootstrapServers: 'a:1,b c', username: 'u', password: 'p' }, 'Bootstrap servers must be a host name, or host:port, and nothing else.', 'bootstrapServers'], // prettier-ignore
    ['the port is none', 'mongoDbApi', { host: 'h', port: 70000, user: 'u', password: 'p' }, 'Port must be a port: a whole number from 1 to 65535.', 'port'], // prettier-ignore
    ['the user has two lines', 'ftpApi', { host: 'h', user: 'u\r\nDELE x', password: 'p' }, 'User must not contain line breaks or NUL.', 'user'], // prettier-ignore
    ['the password of a URL has two lines', 'amqpUrl', { url: 'amqp://u:p%0D%0Ax@h' }, 'Connection URL must not contain line breaks or NUL.', 'url'], // prettier-ignore
    ['a URL holds a NUL', 'PostgresUrl', { postgresUrl: 'postgres://u%00x:p@h' }, 'Postgres URL must not contain line breaks or NUL.', 'postgresUrl'], // prettier-ignore
    ['a value holds a NUL', 'ftpApi', { host: 'h', user: 'u\0', password: 'p' }, 'User must not contain the character NUL.', 'user'], // prettier-ignore
    ['the URL has a space', 'PostgresUrl', { postgresUrl: 'postgres://h/a b' }, 'Postgres URL must not contain spaces, line breaks or \\.', 'postgresUrl'], // prettier-ignore
    ['the URL has a backslash', 'PostgresUrl', { postgresUrl: 'postgres://a\\@b' }, 'Postgres URL must not contain spaces, line breaks or \\.', 'postgresUrl'], // prettier-ignore
    ['the URL names no host', 'PostgresUrl', { postgresUrl: 'postgres:///app' }, `Postgres URL ${HOST}`, 'postgresUrl'],
    ['the URL names a socket', 'PostgresUrl', { postgresUrl: 'postgres://%2Fvar%2Frun/app' }, `Postgres URL ${HOST}`, 'postgresUrl'], // prettier-ignore
    ['a password holds an @', 'PostgresUrl', { postgresUrl: 'postgres://u:p@ss@evil/app' }, `Postgres URL ${HOST}`, 'postgresUrl'], // prettier-ignore
    ['a password holds a %', 'PostgresUrl', { postgresUrl: 'postgres://u:100%@h/app' }, 'Postgres URL must have % in user and password written as %25.', 'postgresUrl'], // prettier-ignore
    ['the URL leads elsewhere', 'PostgresUrl', { postgresUrl: 'postgres://h/app?host=evil.com' }, ELSEWHERE('host'), 'postgresUrl'], // prettier-ignore
    ['the URL leads to a file', 'PostgresUrl', { postgresUrl: 'postgres://h/app?sslmode=require&sslKey=/etc/shadow' }, ELSEWHERE('sslKey'), 'postgresUrl'], // prettier-ignore
    ['the URL leads through a proxy', 'mongoDBUrlApi', { mongoDBConnectUrl: 'mongodb://h/?proxyHost=evil.com' }, 'ATLAS Connection URL must not have the parameter proxyHost, which leads to another host or a file.', 'mongoDBConnectUrl'], // prettier-ignore
  ])('%s', async (_what, name, values, message, input) => {
    expect(await errorOf(() => parameters(name, values))).toMatchObject({ message, input });
  });
});
