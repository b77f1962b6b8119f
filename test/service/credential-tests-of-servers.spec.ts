import { createClient } from '@redis/client';
import { createConnection } from 'mysql2/promise';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newCredential } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { isAbsent, PASSWORD } from './driver-fakes.js';

const user = `keyrack_${randomBytes(6).toString('hex')}`;
const mail = new SMTPServer({
  logger: false,
  authOptional: true,
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    password === PASSWORD ? done(null, { user: username }) : done(new Error('Authentication failed')),
});

let service: Service;
let mailPort = 0;
beforeAll(async () => {
  service = await startService({ KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
  mail.listen(0, '127.0.0.1');
  const inner = (mail as unknown as { server: Server }).server; // not in its types
  if (!inner.listening) await once(inner, 'listening');
  mailPort = (inner.address() as AddressInfo).port;
});
afterAll(async () => {
  await service.stop();
  await new Promise<void>((resolve) => mail.close(resolve));
});

interface Result {
  valid: boolean;
  result: string;
  message: string;
}

/** Saves values and asks for a test of them, as a person does. */
async function tested(credentialName: string, plainDataObj: object): Promise<Result> {
  const id = await newCredential(service.admin, { name: 'A server', credentialName, plainDataObj });
  const { body, text } = await must(service.admin.post<Result>(`/credentials/${id}/test`));
  expect(text).not.toContain(PASSWORD);
  const { lastTest } = (await must(service.admin.get<{ lastTest: object }>(`/credentials/${id}`))).body;
  expect(lastTest).toMatchObject({ result: body.result, message: body.message });
  return body;
}

const here = { host: '127.0.0.1', user, password: PASSWORD };
const wrong = { ...here, password: 'not-that-one-at-all' };
const VALID = { valid: true, result: 'valid' };
const INVALID = { valid: false, result: 'invalid' };

describe.skipIf(await isAbsent(5432))('A credential of PostgreSQL', () => {
  it('is valid, or names what is not there', async () => {
    const values = { ...here, user: 'postgres', port: 5432, database: 'postgres' };
    expect(await tested('PostgresApi', values)).toMatchObject(VALID);
    expect(await tested('PostgresUrl', { postgresUrl: 'postgres://postgres:x@127.0.0.1/postgres' })).toMatchObject(
      VALID,
    );
    expect(await tested('PostgresApi', { ...values, user })).toMatchObject(INVALID);
    const nowhere = await tested('PostgresApi', { ...values, database: user });
    expect(nowhere).toMatchObject({ valid: false, result: 'unknown' });
    expect(nowhere.message).toContain(`database "${user}" does not exist`);
  });
});

describe.skipIf(await isAbsent(3306))('A credential of MySQL', () => {
  const change = async (statement: string) => {
    const connection = await createConnection({ host: '127.0.0.1', user: 'root' });
    await connection.query(statement);
    await connection.end();
  };
  beforeAll(() => change(`CREATE USER '${user}'@'%' IDENTIFIED BY '${PASSWORD}'`));
  afterAll(() => change(`DROP USER '${user}'@'%'`));

  it('is valid with its password alone', async () => {
    expect(await tested('MySQLApi', here)).toMatchObject(VALID);
    const refused = await tested('MySQLApi', wrong);
    expect(refused).toMatchObject(INVALID);
    expect(refused.message).toContain('refused the password');
  });
});

describe.skipIf(await isAbsent(6379))('A credential of Redis', () => {
  const change = async (...command: string[]) => {
    const client = createClient();
    await client.connect();
    await client.sendCommand(command);
    client.destroy();
  };
  beforeAll(() => change('ACL', 'SETUSER', user, 'on', `>${PASSWORD}`, '+@all', '~*'));
  afterAll(() => change('ACL', 'DELUSER', user));

  it('is valid with its password alone', async () => {
    const values = { redisCacheHost: '127.0.0.1', redisCachePort: 6379, redisCacheUser: user, redisCachePwd: PASSWORD };
    expect(await tested('redisCacheApi', values)).toMatchObject(VALID);
    expect(await tested('redisCacheApi', { ...values, redisCachePwd: wrong.password })).toMatchObject(INVALID);
  });
});

describe.skipIf(await isAbsent(5672))('A credential of RabbitMQ', () => {
  it('is valid with its password alone', async () => {
    const guest = { ...here, user: 'guest', password: 'guest' };
    expect(await tested('rabbitMqApi', guest)).toMatchObject(VALID);
    expect(await tested('rabbitMqApi', { ...guest, password: PASSWORD })).toMatchObject(INVALID);
    expect(await tested('amqpUrl', { url: 'amqp://guest:guest@127.0.0.1' })).toMatchObject(VALID);
  });
});

describe('A credential of a mail server', () => {
  it('is valid with its password alone', async () => {
    expect(await tested('smtpCredentials', { ...here, port: mailPort })).toMatchObject(VALID);
    expect(await tested('smtpCredentials', { ...wrong, port: mailPort })).toMatchObject(INVALID);
  });
});

describe('A credential of a server', () => {
  it('that nobody runs is neither valid nor invalid', async () => {
    const gone = await tested('PostgresApi', { ...here, port: 9 });
    expect(gone).toMatchObject({ valid: false, result: 'unknown' });
    expect(gone.message).toContain('127.0.0.1:9');
  });
});
