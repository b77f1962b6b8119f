import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build, cleanUp, newDirectory } from '../service/process.js';
import { must, newKey } from '../support/people.js';
import { CommandLine } from './cli.js';

interface Row {
  kind: string;
  id: string;
  name?: string;
  outcome: string;
  newId?: string;
  code?: string;
}

interface Report {
  dryRun: boolean;
  summary: Record<string, Record<string, number>>;
  rows: Row[];
}

const FIXTURES = fileURLToPath(new URL('../../libs/importers/test/fixtures/', import.meta.url));
const FLOWISE = join(FIXTURES, 'flowise-3.1.4');
const N8N = join(FIXTURES, 'n8n-2.41.1');
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

async function valuesOf(id: string): Promise<Record<string, unknown>> {
  const path = `/credentials/${id}/resolve`;
  return (await must(keyrack.service.client.post<{ values: Record<string, unknown> }>(path, {}))).body.values;
}

async function manifest(): Promise<{ id: string; name: string; plainDataObj: Record<string, unknown> }[]> {
  const text = await readFile(join(FLOWISE, 'manifest.json'), 'utf8');
  return (JSON.parse(text) as { credentials: { id: string; name: string; plainDataObj: Record<string, unknown> }[] })
    .credentials;
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
      expect(await valuesOf(id)).toMatchObject(Object.fromEntries(given));
    }
    const [changed] = rows.filter(({ outcome }) => outcome === 'changed');
    expect(changed).toMatchObject({ name: 'Custom thing', code: 'UNKNOWN_TYPE' });
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

  it('shares what was shared', async () => {
    const copy = join(await newDirectory(), 'database.sqlite');
    await copyFile(join(FLOWISE, 'database.sqlite'), copy);
    const [credential] = await manifest();
    const database = new DatabaseSync(copy);
    database.exec(`
      INSERT INTO workspace (id, name, organizationId, createdBy, updatedBy)
        SELECT 'second', 'Second', organizationId, createdBy, updatedBy FROM workspace LIMIT 1;
      INSERT INTO workspace_shared (id, workspaceId, sharedItemId, itemType) VALUES
        ('one', 'second', '${credential?.id}', 'credential'), ('two', 'second', 'of-nothing', 'credential');
    `);
    database.close();
    const given = ['import', 'flowise', '--database', copy, ...KEY, ...HERE, '--json'];
    const { code, stdout } = await keyrack.run(given);
    const { summary } = JSON.parse(stdout) as Report;
    expect({ code, share: summary['share'] }).toEqual({ code: 8, share: { imported: 1, skipped: 1 } });
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
    const copy = join(await newDirectory(), 'database.sqlite');
    await copyFile(join(FLOWISE, 'database.sqlite'), copy);
    await keyrack.json(['import', 'flowise', '--database', copy, ...KEY, ...HERE]);
    expect((await readFile(copy)).equals(await readFile(join(FLOWISE, 'database.sqlite')))).toBe(true);
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

describe('keyrack import n8n', () => {
  it('brings encrypted and decrypted exports over alike, and twice without change', async () => {
    const encrypted = ['--file', join(N8N, 'credentials.encrypted.json'), '--key-file', join(N8N, 'encryption.key')];
    const { rows } = await keyrack.json<Report>(['import', 'n8n', ...encrypted]);
    expect(rows.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Renamed', 'changed'],
      ['hdr', 'changed'],
      ['pg', 'changed'],
      ['oauth', 'changed'],
    ]);
    expect(await valuesOf('V3npVaxtoOcFmkB2')).toEqual({ name: 'X-Key', value: 'topsecret' });
    expect(await valuesOf('OWaFeR7cB72rXcAd')).toMatchObject({ host: 'db.example.com', user: 'u', password: 'p@ss' });
    const decrypted = await keyrack.json<Report>(['import', 'n8n', '--file', join(N8N, 'credentials.decrypted.json')]);
    expect(decrypted.summary).toEqual({ credential: { exists: 4 } });
  });
});

describe('keyrack import m9m', () => {
  it('takes its JSON, and skips with a reason what cannot be taken', async () => {
    const path = join(await newDirectory(), 'm9m.json');
    const basic = {
      id: 'cred_1',
      name: 'Shop',
      type: 'basicAuth',
      data: { username: 'ada', password: 'not-a-password' },
    };
    await writeFile(path, JSON.stringify([basic, { id: 'cred_2', name: 'Empty', type: 'basicAuth', data: {} }]));
    const { code, stdout } = await keyrack.run(['import', 'm9m', '--file', path, '--json']);
    const { rows } = JSON.parse(stdout) as Report;
    expect(code).toBe(8);
    expect(rows.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['cred_1', 'imported'],
      ['cred_2', 'skipped'],
    ]);
    expect(await valuesOf('cred_1')).toMatchObject({ password: 'not-a-password' });
  });
});

describe('keyrack import env', () => {
  it('guesses types, keeps the rest as generic secrets, and leaves settings out', async () => {
    const path = join(await newDirectory(), '.env');
    await writeFile(path, 'OPENAI_API_KEY=sk-from-env\nACME_TOKEN="not a token"\nLOG_LEVEL=debug\n');
    const { code, stdout } = await keyrack.run(['import', 'env', '--file', path, '--yes', '--json']);
    const { rows } = JSON.parse(stdout) as Report;
    expect(code).toBe(8); // one was left out
    expect(rows.map(({ name, id, outcome }) => [name ?? id, outcome]).sort()).toEqual([
      ['ACME_TOKEN', 'imported'],
      ['LOG_LEVEL', 'skipped'],
      ['OpenAI API', 'imported'],
    ]);
    const again = await keyrack.run(['import', 'env', '--file', path, '--yes', '--json']);
    expect((JSON.parse(again.stdout) as Report).summary['credential']).toEqual({ exists: 2 });
    const [generic] = await keyrack.json<{ id: string }[]>(['ls', '--type', 'generic']);
    expect(await valuesOf(generic?.id ?? '')).toEqual({ ACME_TOKEN: 'not a token' });
  });

  it('asks, which takes --yes where nobody can answer', async () => {
    const path = join(await newDirectory(), '.env');
    await writeFile(path, 'OPENAI_API_KEY=sk-from-env\n');
    const { code, stderr } = await keyrack.run(['import', 'env', '--file', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
  });
});

/** Everything that an import could change, as texts. */
async function state(): Promise<string[]> {
  const { client } = keyrack.service;
  const paths = ['/credentials', '/flows', '/workspaces', '/api-keys'];
  const texts = await Promise.all(paths.map((path) => must(client.get(path)).then(({ text }) => text)));
  return [texts.join('\n').replaceAll(/"lastUsedAt":"[^"]*"/g, '')];
}
