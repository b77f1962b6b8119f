import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { newSignedIn } from '../support/sessions.js';
import { allRows } from '../rules/rows.js';
import { backUp, comparableRows, forged, restore, startEmpty, type Backup } from './backed-up.js';

const KEY = { KEYRACK_ROOT_KEY: randomBytes(32).toString('base64') };

interface Restored {
  dryRun: boolean;
  rows: number;
  tables: { name: string; rows: number }[];
  workspaces: { workspaceId: string; credentials: number; opened: number; unreadable: string[] }[];
}

let source: Service;
let credential: string;
let backup: Backup;
beforeAll(async () => {
  source = await startService(KEY);
  credential = await newCredential(source.admin, anOpenAIKey('sk-restored'));
  await newCredential((await newTenant(source)).admin);
  const { workspaceId = '' } = (await must(source.admin.get<Record<string, string>>('/me'))).body;
  await newSignedIn(source, source.admin, workspaceId, 'owner');
  backup = await backUp(source.admin);
});
afterAll(() => source.stop());

let target: Service | undefined;
afterEach(async () => {
  await target?.stop();
  target = undefined;
});

async function empty(env: Record<string, string> = KEY): Promise<Service> {
  return (target = await startEmpty(engine, env));
}

/** Everything that is stored, but for refusals. */
const stored = async (service: Service): Promise<unknown> => {
  const { api_keys: keys = [], ...tables } = await allRows(service, 'changes');
  return { ...tables, keys: keys.map((row) => ({ ...row, last_used_at: null })) };
};

/** What lines a backup must have is read before any database is asked, so one is enough to test it with. */
const itOnce = it.skipIf(engine !== 'sqlite');

/** Sends a backup that is to be refused, and gives the sentence. Nothing may have changed. */
async function refusal(service: Service, text: string, status: number): Promise<string> {
  const before = await stored(service);
  const answer = await restore<{ message: string }>(service.admin, text);
  expect(answer.status, answer.text).toBe(status);
  expect(await stored(service)).toEqual(before);
  expect((await service.admin.get('/me')).status).toBe(200);
  return answer.body.message;
}

describe(`A backup that is restored into an empty service on ${engine}`, () => {
  it('brings every row back, and its keys, and values that open', async () => {
    const service = await empty();
    const { body } = await must(restore<Restored>(service.admin, backup.text));
    expect(body).toMatchObject({ dryRun: false, rows: backup.end.rows, tables: backup.manifest.tables });
    expect(body.workspaces.map(({ credentials, opened, unreadable }) => [credentials, opened, unreadable])).toEqual([
      [1, 1, []],
      [1, 1, []],
    ]);
    expect((await service.admin.get('/me')).status).toBe(401);
    const admin = service.admin.as(source.adminToken);
    expect(comparableRows(await backUp(admin))).toEqual(comparableRows(backup));
    const { body: values } = await must(admin.post(`/credentials/${credential}/resolve`));
    expect(JSON.stringify(values)).toContain('sk-restored');
    await newCredential(admin);
    await newCredential((await newTenant({ ...service, admin })).admin);
  });

  it('is in the audit log there, and leaves nothing for a diagnosis to find', async () => {
    const service = await empty();
    await must(restore(service.admin, backup.text));
    const admin = service.admin.as(source.adminToken);
    const { body: log } = await must(admin.get<{ data: object[] }>('/audit?event=installation.restored'));
    expect(log.data).toEqual([expect.objectContaining({ details: expect.objectContaining({ rows: backup.end.rows }) as object })]); // prettier-ignore
    const { body } = await must(admin.get<{ checks: object[] }>('/installation/diagnosis'));
    expect(body.checks.filter((check) => !('status' in check) || check.status !== 'ok')).toEqual([]);
  });

  it('can be rehearsed, which tells the same and changes nothing', async () => {
    const service = await empty();
    const before = await stored(service);
    const { body } = await must(restore<Restored>(service.admin, backup.text, '?dryRun=true'));
    expect(body).toMatchObject({ dryRun: true, rows: backup.end.rows });
    expect(body.workspaces).toHaveLength(2);
    expect(await stored(service)).toEqual(before);
    await must(restore(service.admin, backup.text));
    expect((await service.admin.as(source.adminToken).get('/me')).status).toBe(200);
  });

  it('opens as well when its root key is the previous one there, and starts with the new one from then on', async () => {
    const next = randomBytes(32).toString('base64');
    const service = await empty({ KEYRACK_ROOT_KEY: next, KEYRACK_PREVIOUS_ROOT_KEY: KEY.KEYRACK_ROOT_KEY });
    await must(restore(service.admin, backup.text));
    const admin = service.admin.as(source.adminToken);
    const rotation = await admin.post<string>('/installation/root-key/rotation');
    expect(rotation.text).toContain('"done":true');
    const { body: values } = await must(admin.post(`/credentials/${credential}/resolve`));
    expect(JSON.stringify(values)).toContain('sk-restored');
  });

  it('says which credentials did not open when it was made, and is restored nevertheless', async () => {
    const service = await empty();
    const rows = backup.rows.map(({ table, row }) => {
      return row['id'] === credential ? { table, row: { ...row, sealed: `${String(row['sealed'])}AAAA` } } : { table, row }; // prettier-ignore
    });
    const { body } = await must(restore<Restored>(service.admin, forged(backup, rows)));
    expect(body.workspaces.flatMap(({ unreadable }) => unreadable)).toEqual([credential]);
    const { body: diagnosis } = await must(service.admin.as(source.adminToken).get<{ checks: { name: string; status: string; details: unknown }[] }>('/installation/diagnosis')); // prettier-ignore
    const check = diagnosis.checks.find(({ name }) => name === 'sealed-values');
    expect(check).toMatchObject({ status: 'failure', details: { broken: [{ count: 1, ids: [credential] }] } });
  });
});

describe('A backup with a flow as long as a body may be', () => {
  itOnce('is restored', async () => {
    const from = await startService(KEY);
    const [backslashes, numbers] = ['\\\\'.repeat(3_500_000), Array(190_000).fill('1e20').join()];
    const body = `{"name":"Long","definition":{"nodes":[],"connections":{},"text":"${backslashes}","numbers":[${numbers}]}}`;
    await must(from.admin.call('PUT', '/flows/a-long-flow', body));
    const long = await backUp(from.admin);
    await from.stop();
    expect(Math.max(...long.text.split('\n').map(({ length }) => length))).toBeGreaterThan(16 * 1024 * 1024);
    const service = await empty();
    const { body: restored } = await must(restore<Restored>(service.admin, long.text));
    expect(restored.rows).toBe(long.end.rows);
  });
});

describe(`A backup is not restored on ${engine}`, () => {
  it('into a service that is in use', async () => {
    const service = await empty();
    await newCredential(service.admin);
    expect(await refusal(service, backup.text, 409)).toMatch(/empty service.*credentials \(1\)/);
  });

  it('into a service that has another organization', async () => {
    const service = await empty();
    await newTenant(service);
    expect(await refusal(service, backup.text, 409)).toMatch(/organizations \(2\)/);
  });

  it('into a service with another root key, whose id and its own it names', async () => {
    const service = await empty({ KEYRACK_ROOT_KEY: randomBytes(32).toString('base64') });
    const sentence = await refusal(service, backup.text, 409);
    expect(sentence).toContain(backup.manifest.rootKeys[0]);
    expect(sentence).not.toContain(KEY.KEYRACK_ROOT_KEY);
  });

  itOnce('when its first line names a root key that its rows were not sealed under', async () => {
    const other = { KEYRACK_ROOT_KEY: randomBytes(32).toString('base64') };
    const service = await empty(other);
    const [own] = (await backUp(service.admin)).manifest.rootKeys;
    const claimed = { ...backup, manifest: { ...backup.manifest, rootKeys: [own ?? ''] } };
    expect(await refusal(service, forged(claimed, backup.rows), 409)).toContain(backup.manifest.rootKeys[0]);
  });

  itOnce('when it is of a version with other tables', async () => {
    const service = await empty();
    const older = { ...backup, manifest: { ...backup.manifest, migrations: backup.manifest.migrations.slice(0, -1) } };
    expect(await refusal(service, forged(older, backup.rows), 409)).toMatch(/Restore it with Keyrack \d/);
  });

  itOnce('when it was cut off, wherever that was', async () => {
    const service = await empty();
    const lines = backup.text.split('\n');
    const cuts = [
      lines.slice(0, -2).join('\n') + '\n', // without the last line
      lines.slice(0, 1).join('\n') + '\n',
      backup.text.slice(0, backup.text.length / 2),
      backup.text.slice(0, -10),
    ];
    for (const text of cuts) expect(await refusal(service, text, 400)).toMatch(/cut off/);
    expect(await refusal(service, '', 400)).toMatch(/cut off/);
  });

  itOnce.each([
    ['a row was changed', (text: string) => text.replace('sealed_version":1', 'sealed_version":2')],
    ['a row was taken out', (text: string) => text.replace(/\{"table":"audit_entries".*\n/, '')],
    ['a row was put in twice', (text: string) => text.replace(/(\{"table":"audit_entries".*\n)/, '$1$1')],
    ['its first line was changed', (text: string) => text.replace('"keyrack":"', '"keyrack":"1')],
    ['its last line was changed', (text: string) => text.replace(/"sha256":"./, '"sha256":"z')],
    ['something stands behind its last line', (text: string) => `${text}{"table":"users","row":{}}\n`],
    ['a row has another column', (text: string) => text.replace('"row":{', '"row":{"more":1,')],
    ['a row is of no table', (text: string) => text.replace('{"table":"audit_entries"', '{"table":"migrations"')],
    ['a row is of a table that is left out', (text: string) => text.replace('{"table":"audit_entries"', '{"table":"sessions"')], // prettier-ignore
    ['a line is no JSON', (text: string) => text.replace('{"table"', '{table')],
    ['a time is none', (text: string) => text.replace(/"created_at":"\d{4}/, '"created_at":"x')],
    ['it is of another format', (text: string) => text.replace('"version":1', '"version":2')],
    ['it is something else', () => '{"hello":"world"}\n'],
  ])('when %s', async (what, change) => {
    const service = await empty();
    const text = change(backup.text);
    expect(text).not.toBe(backup.text);
    const sentence = await refusal(service, text, what.includes('twice') ? 409 : 400);
    expect(sentence).toMatch(/Nothing was changed/);
  });

  it('when rows in it refer to others that are not there', async () => {
    const service = await empty();
    const rows = backup.rows.filter(({ table }) => table !== 'workspaces');
    expect(await refusal(service, forged(backup, rows), 409)).toMatch(/table \w+ for invalid/);
  });

  itOnce('without a body of JSON lines', async () => {
    const service = await empty();
    expect((await service.admin.post('/installation/restore', {})).status).toBe(400);
  });
});
