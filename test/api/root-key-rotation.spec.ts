import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { RootKeyRotation } from '../../src/credentials/root-key-rotation.js';
import { obtainRootKey } from '../../src/credentials/root-key.js';
import { openDatabase } from '../../src/persistence/index.js';
import { StartError, type Config } from '../../src/platform/index.js';
import { sql } from '../database/rows.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';

interface Line {
  rewrapped: number;
  remaining: number;
  byKey: Record<string, number>;
  done?: boolean;
  unreadable?: string[];
  message?: string;
}

const newKey = (): string => randomBytes(32).toString('base64');
const [first, second] = [newKey(), newKey()];

let test: TestDatabase;
let token: string;
/** Credentials in several workspaces, each with a client for its organization's first key. */
let credentials: { id: string; token: string }[];
const running = new Set<Service>();

beforeEach(async () => {
  test = await createTestDatabase({ KEYRACK_ROOT_KEY: first });
  const service = await start(first);
  token = service.adminToken;
  credentials = [{ id: await newCredential(service.admin, anOpenAIKey('sk-kept')), token }];
  for (let n = 0; n < 3; n++) {
    const { admin } = await newTenant(service);
    credentials.push({ id: await newCredential(admin, anOpenAIKey('sk-kept')), token: admin.token });
  }
  await stop(service);
});
afterEach(async () => {
  for (const service of running) await stop(service);
  await test.drop();
});

function configOf(current: string, previous?: string): Config {
  const source = (base64: string) => ({ from: 'value', base64 }) as const;
  return { ...test.config, rootKey: source(current), previousRootKey: previous === undefined ? undefined : source(previous) }; // prettier-ignore
}

async function startWith(config: Config): Promise<Service> {
  const service = await startOn(config);
  running.add(service);
  return service;
}

const start = (current: string, previous?: string): Promise<Service> => startWith(configOf(current, previous));

async function stop(service: Service): Promise<void> {
  if (running.delete(service)) await service.stop();
}

/** The sentence with which a start is refused for its root key. */
async function refusal(config: Config): Promise<string> {
  const { database, close } = await openDatabase(config, entities);
  try {
    await obtainRootKey(config, database);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  } finally {
    await close();
  }
  throw new Error('it was taken');
}

async function rotate(service: Service): Promise<Line[]> {
  const answer = await service.admin.as(token).post('/installation/root-key/rotation');
  expect(answer.status, answer.text).toBe(200);
  return answer.text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line); // prettier-ignore
}

/** Every credential gives its value to its organization. */
async function everythingOpens({ admin }: Service): Promise<void> {
  for (const { id, token: key } of credentials) {
    const { text } = await must(admin.as(key).post(`/credentials/${id}/resolve`));
    expect(text).toContain('sk-kept');
  }
}

/** What no database has a part in. */
const itOnce = it.skipIf(engine !== 'sqlite');

describe(`Changing the root key on ${engine}`, () => {
  it('moves every key, tells how far it came, and does without the previous one afterwards', async () => {
    const service = await start(second, first);
    await everythingOpens(service);
    const lines = await rotate(service);
    const end = lines.at(-1);
    expect(end).toMatchObject({ rewrapped: 4, remaining: 0, done: true, unreadable: [] });
    expect(Object.values(end?.byKey ?? {})).toEqual([4]);
    expect(end?.message).toContain('Take KEYRACK_PREVIOUS_ROOT_KEY');
    expect(JSON.stringify(lines)).not.toContain(second);
    await everythingOpens(service);
    await stop(service);
    await everythingOpens(await start(second));
  });

  itOnce('leaves what data keys have sealed as it is', async () => {
    const service = await start(second, first);
    const sealed = () => sql(service, 'SELECT id, sealed, version FROM credentials ORDER BY id');
    const before = await sealed();
    await rotate(service);
    expect(await sealed()).toEqual(before);
  });

  itOnce('is in the audit log, when it begins and when it is done', async () => {
    const service = await start(second, first);
    await rotate(service);
    const admin = service.admin.as(token);
    const { body } = await must(admin.get<{ data: { details: { step: string } }[] }>('/audit?event=installation.rekeyed')); // prettier-ignore
    expect(body.data.map(({ details }) => details.step)).toEqual(['done', 'begun']);
  });

  it('has the previous key start the service no more', async () => {
    const service = await start(second, first);
    await rotate(service);
    await stop(service);
    expect(await refusal(configOf(first))).toMatch(/not the root key/);
    expect(await refusal(configOf(newKey(), first))).toMatch(/not that key either/);
  });

  it('can be broken off after any batch and asked for again', async () => {
    const service = await start(second, first);
    const run = service.get(RootKeyRotation).run();
    await run.next(); // the keys of workspaces are moved, and nothing was told to be done
    await run.return({ rewrapped: 0, remaining: 0, byKey: {}, done: false, unreadable: [] });
    await stop(service);
    await stop(await start(first, second)); // either of them is current until it is done
    const again = await start(second, first);
    await everythingOpens(again);
    expect((await rotate(again)).at(-1)).toMatchObject({ remaining: 0, done: true });
    expect((await rotate(again)).at(-1)).toMatchObject({ rewrapped: 0, done: true });
    await everythingOpens(again);
  });

  it('goes on where a batch was moved and the next one was not', async () => {
    const service = await start(second, first);
    const [kept] = await sql(service, 'SELECT id, wrapped FROM data_keys ORDER BY id LIMIT 1');
    const run = service.get(RootKeyRotation).run();
    await run.next();
    await run.return({ rewrapped: 0, remaining: 0, byKey: {}, done: false, unreadable: [] });
    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE id = ?', kept?.['wrapped'], kept?.['id']);
    expect((await rotate(service)).at(-1)).toMatchObject({ rewrapped: 1, done: true });
  });

  it('gives the same to several who ask for it at once', async () => {
    const service = await start(second, first);
    const runs = await Promise.all([rotate(service), rotate(service), rotate(service)]);
    for (const run of runs) expect(run.at(-1)).toMatchObject({ remaining: 0, done: true });
    expect(runs.reduce((sum, run) => sum + (run.at(-1)?.rewrapped ?? 0), 0)).toBe(4);
    await everythingOpens(service);
  });

  it('names keys that were altered, and keeps the previous root key for them', async () => {
    const service = await start(second, first);
    const [row] = await sql(service, 'SELECT id, wrapped FROM data_keys ORDER BY id LIMIT 1');
    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE id = ?', `${String(row?.['wrapped']).slice(0, -8)}AAAAAAAA`, row?.['id']); // prettier-ignore
    const end = (await rotate(service)).at(-1);
    expect(end).toMatchObject({ rewrapped: 3, remaining: 1, done: false, unreadable: [row?.['id']] });
    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE id = ?', row?.['wrapped'], row?.['id']);
    expect((await rotate(service)).at(-1)).toMatchObject({ rewrapped: 1, done: true });
  });

  itOnce('is refused without a previous root key, with what to do', async () => {
    const service = await start(first);
    const answer = await service.admin.as(token).post<{ message: string }>('/installation/root-key/rotation');
    expect(answer.status).toBe(409);
    expect(answer.body.message).toMatch(/openssl rand -base64 32.*KEYRACK_PREVIOUS_ROOT_KEY/);
  });

  it('is told by the diagnosis, and by the counts of what is encrypted, while it is under way', async () => {
    const service = await start(second, first);
    const admin = service.admin.as(token);
    const check = async () => {
      const { body } = await must(admin.get<{ checks: { name: string; status: string; advice?: string }[] }>('/installation/diagnosis')); // prettier-ignore
      return body.checks.find(({ name }) => name === 'root-key');
    };
    const uses = async () =>
      (await must(admin.get<{ rootKeys: { use: string; workspaceKeys: number }[] }>('/installation/ciphertexts'))).body
        .rootKeys; // prettier-ignore
    expect(await check()).toMatchObject({ status: 'warning', advice: expect.stringContaining('rotation') as string });
    expect((await uses()).map(({ use, workspaceKeys }) => [use, workspaceKeys])).toEqual([['current', 0], ['previous', 4]]); // prettier-ignore
    await rotate(service);
    expect(await check()).toMatchObject({ status: 'warning', advice: expect.stringContaining('out of the') as string });
    expect((await uses()).map(({ use, workspaceKeys }) => [use, workspaceKeys])).toEqual([['current', 4], ['previous', 0]]); // prettier-ignore
  });
});

describe(`A start on ${engine} with another root key`, () => {
  it('takes it when the previous one is the right one, and starts with it alone only when everything was moved', async () => {
    await stop(await start(second, first));
    const service = await start(second);
    const { status } = await service.admin.as(token).post(`/credentials/${credentials[0]?.id}/resolve`);
    expect(status).toBe(409);
    const answer = await service.admin.as(token).get<{ checks: { name: string; status: string }[] }>('/installation/diagnosis'); // prettier-ignore
    expect(answer.body.checks.find(({ name }) => name === 'root-key')).toMatchObject({ status: 'failure' });
    await stop(service);
    await everythingOpens(await start(second, first));
  });

  itOnce('refuses it when neither is the right one, and stores nothing', async () => {
    expect(await refusal(configOf(second, newKey()))).toMatch(/not the root key.*not that key either/);
    const service = await start(first);
    expect(await sql(service, 'SELECT key_id FROM key_checks')).toHaveLength(1);
  });

  itOnce('refuses the same key for both', async () => {
    expect(await refusal(configOf(first, first))).toMatch(/are the same/);
  });
});

describe.runIf(engine === 'sqlite')(
  'A start on SQLite with the root key of the data directory as the previous one',
  () => {
    it('makes another root.key where there is none, and only when the previous one is the right one', async () => {
      await test.drop();
      test = await createTestDatabase({ KEYRACK_ROOT_KEY: '' });
      const { config } = test;
      const made = await startWith(config);
      token = made.adminToken;
      credentials = [{ id: await newCredential(made.admin, anOpenAIKey('sk-kept')), token }];
      await stop(made);
      const [key, old] = [join(config.dataDir, 'root.key'), join(config.dataDir, 'previous.key')];
      await rename(key, old);
      const wrong = { from: 'value', base64: newKey() } as const;
      expect(await refusal({ ...config, previousRootKey: wrong })).toMatch(/root\.key.*is missing/);
      expect(await readdir(config.dataDir)).not.toContain('root.key');
      const service = await startWith({ ...config, previousRootKey: { from: 'file', path: old } });
      expect((await stat(key)).mode & 0o777).toBe(0o600);
      expect(await readFile(key, 'utf8')).not.toBe(await readFile(old, 'utf8'));
      expect((await rotate(service)).at(-1)).toMatchObject({ done: true });
      await stop(service);
      await everythingOpens(await startWith(config));
    });
  },
);

describe.runIf(engine !== 'sqlite')(`Several processes on ${engine} while the root key changes`, () => {
  it('move every key once between them', async () => {
    const [one, other] = await Promise.all([start(second, first), start(second, first)]);
    const runs = await Promise.all([rotate(one), rotate(other)]);
    for (const run of runs) expect(run.at(-1)).toMatchObject({ remaining: 0, done: true });
    expect(runs.reduce((sum, run) => sum + (run.at(-1)?.rewrapped ?? 0), 0)).toBe(4);
    for (const service of [one, other]) await everythingOpens(service);
  });

  it('go on with either key as the current one, as long as each has both', async () => {
    const old = await start(first, second);
    const next = await start(second, first);
    const { admin } = await newTenant({ ...next, admin: next.admin.as(token) });
    credentials.push({ id: await newCredential(admin, anOpenAIKey('sk-kept')), token: admin.token });
    for (const service of [old, next]) await everythingOpens(service);
    await rotate(next);
    for (const service of [old, next]) await everythingOpens(service);
  });

  it('cannot wrap anything with a key that the others have done away with', async () => {
    const stale = await start(first);
    const tenant = await newTenant({ ...stale, admin: stale.admin.as(token) });
    await rotate(await start(second, first));
    const answer = await stale.admin.as(tenant.admin.token).post('/credentials', anOpenAIKey());
    expect(answer.status).toBe(503);
    expect(answer.text).toMatch(/root key of this installation was changed/);
    const keys = await sql(stale, 'SELECT wrapped FROM data_keys WHERE organization_id = ?', tenant.organizationId);
    expect(keys).toEqual([]);
  });
}); // prettier-ignore
