import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { openDatabase } from '../../src/persistence/index.js';
import { StartError } from '../../src/platform/index.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { must, newCredential } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';

const SECRETS = ['canary-3b9f1c-first', 'canary-8e2d77-second', 'canary-c01a52-third'] as const;

/** A value as it may stand in a file. In base64 it has three forms, by where it begins; the ends depend on its neighbours. */
function forms(secret: string): Buffer[] {
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.from('.'.repeat(offset) + secret)
      .toString('base64')
      .slice(4, -4),
  );
  const others = [Buffer.from(secret).toString('hex'), encodeURIComponent(secret)];
  return [secret, ...base64, ...others].map((text) => Buffer.from(text));
}

describe.runIf(engine === 'sqlite')('The files of an SQLite database', () => {
  let test: TestDatabase;
  let service: Service;
  beforeAll(async () => {
    test = await createTestDatabase();
    service = await startOn(test.config);
  });
  afterAll(async () => {
    await service.stop();
    await test.drop();
  });

  async function filesHolding(values: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const name of await readdir(test.config.dataDir)) {
      const bytes = await readFile(join(test.config.dataDir, name));
      for (const form of values.flatMap(forms)) if (bytes.includes(form)) found.push(`${name}: ${form.toString()}`);
    }
    return found;
  }

  it('hold no secret value in clear, be it created, changed, refused, or deleted', async () => {
    const [first, second, third] = SECRETS;
    const { admin } = service;
    const id = await newCredential(admin, {
      name: 'find me',
      credentialName: 'openAIApi',
      plainDataObj: { openAIApiKey: first },
    });
    await must(admin.put(`/credentials/${id}`, { plainDataObj: { openAIApiKey: second } }));
    expect((await admin.put(`/credentials/${id}`, { plainDataObj: { nonsense: third } })).status).toBe(400);
    expect((await admin.post('/credentials', { name: third, credentialName: third })).status).toBe(400);
    const deleted = await newCredential(admin, {
      name: 'deleted',
      credentialName: 'openAIApi',
      plainDataObj: { openAIApiKey: third },
    });
    await must(admin.delete(`/credentials/${deleted}`));
    expect(await readdir(test.config.dataDir)).toContain('keyrack.db-wal');
    expect(await filesHolding(SECRETS)).toEqual([]);
  });

  it('hold what is no secret, so that the search would find a secret', async () => {
    expect(await filesHolding(['find me'])).not.toEqual([]);
  });

  it('hold no token of an API key', async () => {
    const { body } = await must(
      service.admin.post<{ token: string }>('/api-keys', { name: 'a key', permissions: ['credentials:view'] }),
    );
    expect(await filesHolding([service.adminToken, body.token])).toEqual([]);
  });

  it('do not hold the root key', async () => {
    const { rootKey } = test.config;
    if (rootKey?.from !== 'value') throw new Error('the test gives the root key');
    expect(await filesHolding([rootKey.base64, Buffer.from(rootKey.base64, 'base64').toString('hex')])).toEqual([]);
  });

  it('are for one process at a time: the next one is told so, and the first one goes on', async () => {
    const second = openDatabase(test.config, entities);
    await expect(second).rejects.toThrow(StartError);
    await expect(second).rejects.toThrow(/Another Keyrack process is using .*keyrack\.db.*KEYRACK_DATA_DIR/);
    await newCredential(service.admin);
  });

  it('may be opened by the next process once the first has stopped', async () => {
    await service.stop();
    service = await startOn(test.config);
    expect((await service.admin.as('').get('/health/ready')).status).toBe(200);
  });
});

describe.runIf(engine === 'sqlite')('A data directory', () => {
  it('that cannot be made is named in a sentence', async () => {
    const test = await createTestDatabase();
    try {
      const inTheWay = join(test.config.dataDir, 'a-file');
      await writeFile(inTheWay, '');
      const database = { engine: 'sqlite' as const, file: join(inTheWay, 'data', 'keyrack.db') };
      const opened = openDatabase({ ...test.config, database }, entities);
      await expect(opened).rejects.toThrow(StartError);
      await expect(opened).rejects.toThrow(/Cannot write to .*KEYRACK_DATA_DIR/);
    } finally {
      await test.drop();
    }
  });
});
