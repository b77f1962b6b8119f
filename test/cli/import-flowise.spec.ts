import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { must, newKey } from '../support/people.js';
import { CommandLine } from './cli.js';
import { FIXTURES, valuesOf, type Report } from './imports.js';

const FLOWISE = join(FIXTURES, 'flowise-3.1.4');
const DATABASE = ['--database', join(FLOWISE, 'database.sqlite')];
const KEY = ['--key-file', join(FLOWISE, 'encryption.key')];
const HERE = ['--workspace-map', 'Default Workspace=Default'];

let keyrack: CommandLine;
beforeAll(build);
beforeEach(async () => {
  keyrack = await CommandLine.start();
});
afterEach(cleanUp);
afterAll(cleanUp);

const flowise = (...more: string[]) => keyrack.json<Report>(['import', 'flowise', ...DATABASE, ...KEY, ...more]);

async function manifest(): Promise<{ id: string; name: string; plainDataObj: Record<string, unknown> }[]> {
  const text = await readFile(join(FLOWISE, 'manifest.json'), 'utf8');
  return (JSON.parse(text) as { credentials: { id: string; name: string; plainDataObj: Record<string, unknown> }[] })
    .credentials;
}

/** The database of Flowise, with a change. */
async function copyOf(sql: string): Promise<string> {
  const copy = join(await newDirectory(), 'database.sqlite');
  await copyFile(join(FLOWISE, 'database.sqlite'), copy);
  const database = new DatabaseSync(copy);
  database.exec(sql);
  database.close();
  return copy;
}

describe('keyrack import flowise', () => {
  it('brings everything over under its own ids, with its values', async () => {
    const { summary, rows } = await flowise(...HERE);
    expect(summary).toEqual({
      workspace: { exists: 1 },
      credential: { imported: 7, changed: 1 },
      flow: { imported: 3 },
    });
    for (const { id, plainDataObj } of await manifest()) {
      const given = Object.entries(plainDataObj).filter(([, value]) => value !== '');
      expect(await valuesOf(keyrack, id)).toMatchObject(Object.fromEntries(given));
    }
    const [changed] = rows.filter(({ outcome }) => outcome === 'changed');
    expect(changed).toMatchObject({ name: 'Custom thing', code: 'UNKNOWN_TYPE' });
    const broken = rows.filter(({ code }) => code === 'MISSING_CREDENTIAL');
    expect(broken).toMatchObject([{ name: 'Broken flow', outcome: 'imported' }]);
  });

  it('shows then which flows use what', async () => {
    await flowise(...HERE);
    const usages = await keyrack.json<{ flows: { name: string }[] }>(['usages', 'Production OpenAI']);
    expect(usages.flows.map(({ name }) => name)).toContain('Support bot');
  });

  it('changes nothing the second time', async () => {
    await flowise(...HERE);
    const [before] = await state();
    expect((await flowise(...HERE)).summary).toEqual({
      workspace: { exists: 1 },
      credential: { exists: 8 },
      flow: { exists: 3 },
    });
    expect((await state())[0]).toBe(before);
  });

  it('changes nothing in a dry run, and says what would come of each row', async () => {
    const [before] = await state();
    const tried = await flowise('--dry-run');
    expect((await state())[0]).toBe(before);
    const done = await flowise();
    expect(tried.rows.map(({ id, outcome }) => [id, outcome])).toEqual(done.rows.map(({ id, outcome }) => [id, outcome])); // prettier-ignore
  });

  it('makes the workspaces of the source, fills each, and leaves no key behind', async () => {
    const { rows } = await flowise();
    const made = rows.find(({ kind }) => kind === 'workspace');
    const { body: keys } = await must(keyrack.service.client.get<{ name: string }[]>('/api-keys'));
    expect(keys.map(({ name }) => name)).toEqual(['First admin key']);
    const there = await newKey(keyrack.service.client, ['credentials:view', 'flows:view'], {
      workspaceId: made?.newId,
    });
    expect((await there.get<unknown[]>('/credentials')).body).toHaveLength(8);
    expect((await there.get<{ total: number }>('/flows')).body.total).toBe(3);
    expect(await keyrack.json(['ls'])).toEqual([]);
  });

  it('says in a dry run what is there already in other workspaces, and leaves no key behind', async () => {
    await flowise();
    const { summary } = await flowise('--dry-run');
    expect(summary).toEqual({ workspace: { exists: 1 }, credential: { exists: 8 }, flow: { exists: 3 } });
    const { body: keys } = await must(keyrack.service.client.get<unknown[]>('/api-keys'));
    expect(keys).toHaveLength(1);
  });

  it('refuses to guess which workspace is meant, before anything is made', async () => {
    const [before] = await state();
    const given = ['import', 'flowise', ...DATABASE, ...KEY, '--workspace-map', 'Default workspace=Default'];
    const { code, stderr } = await keyrack.run(given);
    expect(code).toBe(2);
    expect(stderr).toContain('It has: Default Workspace');
    expect((await state())[0]).toBe(before);
  });

  it('gives a flow that is here the definition of the source, and says so', async () => {
    await flowise(...HERE);
    const { body } = await must(keyrack.service.client.get<{ data: { id: string }[] }>('/flows'));
    const [flow] = body.data;
    const other = { name: 'Told since', kind: 'n8n', definition: { nodes: [], connections: {} } };
    await must(keyrack.service.client.put(`/flows/${flow?.id}`, other));
    const { summary, rows } = await flowise(...HERE);
    expect(summary['flow']).toEqual({ exists: 2, updated: 1 });
    expect(rows.find(({ outcome }) => outcome === 'updated')).toMatchObject({ id: flow?.id, code: 'UPDATED' });
  });

  it('that is ended by a signal ends so, and leaves no key behind', async () => {
    const copy = await copyOf(`
      WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 3000)
      INSERT INTO credential (id, name, credentialName, encryptedData, createdDate, updatedDate, workspaceId)
        SELECT 'more' || n, name, credentialName, encryptedData, createdDate, updatedDate, workspaceId
        FROM more, (SELECT * FROM credential LIMIT 1)`);
    const { code, stderr } = await keyrack.run(['import', 'flowise', '--database', copy, ...KEY], {
      meanwhile: async ({ kill }) => {
        for (;;) {
          const { body } = await must(keyrack.service.client.get<unknown[]>('/api-keys'));
          if (body.length > 1) return kill('SIGINT');
        }
      },
    });
    expect({ code, isSaid: stderr.includes('Run it again') }).toEqual({ code: 130, isSaid: true });
    const { body: keys } = await must(keyrack.service.client.get<unknown[]>('/api-keys'));
    expect(keys).toHaveLength(1);
  });

  it('shares what was shared', async () => {
    const [credential, damaged] = await manifest();
    const copy = await copyOf(`
      INSERT INTO workspace (id, name, organizationId, createdBy, updatedBy)
        SELECT 'second', 'Second', organizationId, createdBy, updatedBy FROM workspace LIMIT 1;
      INSERT INTO workspace_shared (id, workspaceId, sharedItemId, itemType) VALUES
        ('one', 'second', '${credential?.id}', 'credential'), ('two', 'second', 'of-nothing', 'credential');
      UPDATE credential SET encryptedData = 'U2FsdGVkX18x' WHERE id = '${damaged?.id}';
    `);
    const given = ['import', 'flowise', '--database', copy, ...KEY, ...HERE, '--json'];
    const { code, stdout } = await keyrack.run(given);
    const { summary } = JSON.parse(stdout) as Report;
    expect({ code, summary }).toMatchObject({
      code: 8,
      summary: { credential: { skipped: 1 }, share: { imported: 1, skipped: 1 } },
    });
    expect(await keyrack.json(['shares', credential?.id ?? ''])).toMatchObject([{ workspaceName: 'Second' }]);
    const again = JSON.parse((await keyrack.run(given)).stdout) as Report;
    expect(again.summary['share']).toEqual({ exists: 1, skipped: 1 });
  });

  it('gives a credential whose id is taken another one, and its flows refer to that', async () => {
    await flowise(); // into the workspace of that name, so that all ids are taken
    const { rows, summary } = await flowise(...HERE);
    expect(summary['credential']).toEqual({ imported: 7, changed: 1 });
    const openAI = rows.find(({ name }) => name === 'Production OpenAI');
    expect(openAI?.newId).toBeDefined();
    const usages = await keyrack.json<{ flows: { name: string }[] }>(['usages', openAI?.newId ?? '']);
    expect(usages.flows.map(({ name }) => name)).toContain('Support bot');
    expect((await flowise(...HERE)).summary['credential']).toEqual({ exists: 8 });
  });

  it('finds the wrong key before anything is written, and says where the right one may be', async () => {
    const path = join(await newDirectory(), 'wrong.key');
    await writeFile(path, 'bm90LXRoZS1rZXktb2YtdGhpcy1vbmU=');
    const [before] = await state();
    const { code, stderr } = await keyrack.run(['import', 'flowise', ...DATABASE, '--key-file', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('FLOWISE_SECRETKEY_OVERWRITE');
    expect((await state())[0]).toBe(before);
  });

  it('can be killed and run again', async () => {
    const killed = await keyrack.run(['import', 'flowise', ...DATABASE, ...KEY, ...HERE], {
      meanwhile: async ({ kill }) => {
        for (;;) {
          const { body } = await must(keyrack.service.client.get<unknown[]>('/credentials'));
          if (body.length > 0) return kill('SIGKILL');
        }
      },
    });
    expect(killed.signal === 'SIGKILL' || killed.code === 0).toBe(true); // it may have been faster
    const { summary } = await flowise(...HERE);
    expect(summary['credential']?.['exists']).toBeGreaterThan(0);
    expect((await keyrack.json<unknown[]>(['ls'])).length).toBe(8);
    expect((await keyrack.json<unknown[]>(['flows', 'ls'])).length).toBe(3);
  });

  it('does not write to the database that it reads, nor take a password as an argument', async () => {
    const copy = await copyOf('');
    const before = await readFile(copy);
    await keyrack.json(['import', 'flowise', '--database', copy, ...KEY, ...HERE]);
    expect((await readFile(copy)).equals(before)).toBe(true);
    const url = 'mysql://flowise:not-a-password@127.0.0.1/flowise';
    const { code, stderr } = await keyrack.run(['import', 'flowise', '--database', url, ...KEY]);
    expect({ code, repeats: stderr.includes('not-a-password') }).toEqual({ code: 2, repeats: false });
  });

  it('says what the key lacks for other workspaces, and leaves nothing half-written', async () => {
    const permissions = ['credentials:view', 'credentials:create', 'flows:create', 'flows:update', 'workspaces:view'] as const; // prettier-ignore
    const weak = await newKey(keyrack.service.client, [...permissions]);
    const env = { KEYRACK_API_KEY: weak.token };
    const { code } = await keyrack.run(['import', 'flowise', ...DATABASE, ...KEY], { env });
    expect(code).toBe(4);
    expect(await keyrack.json(['ls'])).toEqual([]);
    expect((await keyrack.run(['import', 'flowise', ...DATABASE, ...KEY, ...HERE], { env })).code).toBe(0);
  });
});

/** Everything that an import could change, as texts. */
async function state(): Promise<string[]> {
  const { client } = keyrack.service;
  const paths = ['/credentials', '/flows', '/workspaces', '/api-keys'];
  const texts = await Promise.all(paths.map((path) => must(client.get(path)).then(({ text }) => text)));
  return [texts.join('\n').replaceAll(/"lastUsedAt":"[^"]*"/g, '')];
}
