import { DatabaseSync } from '@photostructure/sqlite';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openM9m } from '../src/index.js';
import { credentialsIn, flowsIn, itemsOf, newDirectory, UUID } from './support.js';

const directory = await newDirectory();
const POSTGRES = { host: 'db.example.com', port: 5432, user: 'u', password: 'p' };
const CREATED = '2026-04-01T10:00:00Z';
let files = 0;

function store(credentials: string[][], workflows: (string | number)[][] = []): string {
  const file = join(directory, `${++files}.db`);
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE credentials (id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, created_at DATETIME NOT NULL);
    CREATE TABLE workflows (id TEXT PRIMARY KEY, name TEXT NOT NULL, nodes TEXT NOT NULL, connections TEXT NOT NULL, settings TEXT, active INTEGER)`);
  for (const row of credentials) database.prepare('INSERT INTO credentials VALUES (?, ?, ?, ?, ?)').run(...row);
  for (const row of workflows) database.prepare('INSERT INTO workflows VALUES (?, ?, ?, ?, ?, ?)').run(...row);
  database.close();
  return file;
}

async function document(content: unknown): Promise<string> {
  const file = join(directory, `${++files}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe("m9m's store", () => {
  it('gives credentials and workflows', async () => {
    const node = { id: 'n', name: 'N', type: 't', parameters: {}, credentials: { db: 'cred-1' } };
    const file = store(
      [['cred-1', 'Main', 'postgresCredentials', JSON.stringify(POSTGRES), '2026-04-01 10:00:00.123456789+00:00']],
      [['wf-1', 'Leads', JSON.stringify([node]), '{}', 'null', 1]],
    );
    expect((await openM9m({ file })).totals).toEqual({ workspaces: 0, credentials: 1, shares: 0, flows: 1 });
    expect(await itemsOf(openM9m({ file }))).toEqual([
      { kind: 'credential', id: 'cred-1', name: 'Main', type: 'postgresCredentials', values: POSTGRES, createdAt: '2026-04-01T10:00:00.123Z' }, // prettier-ignore
      { kind: 'flow', id: 'wf-1', name: 'Leads', active: true, definition: { id: 'wf-1', name: 'Leads', nodes: [node], connections: {}, settings: null, active: true } }, // prettier-ignore
    ]);
  });

  it('skips what cannot be read, and goes on', async () => {
    const file = store(
      [
        ['cred-1', 'Of the web interface', 'apiKey', '{}', CREATED],
        ['cred-2', 'Broken', 'apiKey', '{"apiKey":', CREATED],
        ['cred-3', 'Without a type', '', '{"apiKey":"k"}', CREATED],
        ['cred-4', 'Whole', 'apiKey', '{"apiKey":"k"}', CREATED],
        ['cred-5', 'Null', 'apiKey', 'null', CREATED],
      ],
      [['wf-1', 'No nodes', 'null', '{}', '{}', 0]],
    );
    const items = await itemsOf(openM9m({ file }));
    expect(items.map((item) => (item.kind === 'skipped' ? [item.id, item.code] : item.kind))).toEqual([
      ['cred-1', 'NO_VALUES'],
      ['cred-2', 'DAMAGED'],
      ['cred-3', 'DAMAGED'],
      'credential',
      ['cred-5', 'NO_VALUES'],
      ['wf-1', 'DAMAGED'],
    ]);
  });
});

describe('JSON of m9m', () => {
  const credential = { id: 'cred-1', name: 'Key', type: 'apiKey', data: { apiKey: 'k' }, createdAt: CREATED };
  const expected = { kind: 'credential', id: 'cred-1', name: 'Key', type: 'apiKey', values: { apiKey: 'k' }, createdAt: '2026-04-01T10:00:00.000Z' }; // prettier-ignore
  const { id: _, ...withoutId } = credential;

  it.each([
    ['a list', [credential]],
    ['the answer to a list', { data: [credential], total: 1 }],
    ['one credential', credential],
    ['an object of them by id', { 'cred-1': withoutId }],
    ['the keys of its store', { 'credential:cred-1': withoutId }],
    ['an object with credentials and workflows', { credentials: [credential], workflows: [] }],
  ])('is read if it is %s', async (_what, content) => {
    expect(await itemsOf(openM9m({ file: await document(content) }))).toEqual([expected]);
  });

  it('gives workflows too', async () => {
    const workflow = { id: 'wf-1', name: 'Leads', nodes: [], active: false };
    const file = await document({ credentials: [], workflows: [workflow, 'none'] });
    expect(await itemsOf(openM9m({ file }))).toMatchObject([
      { kind: 'flow', id: 'wf-1', active: false, definition: workflow },
      { kind: 'skipped', of: 'flow', id: '#2', code: 'NOT_A_RECORD' },
    ]);
  });
});

describe('JSON of m9m without ids', () => {
  const { id: _, ...withoutId } = { id: '', name: 'Key', type: 'apiKey', data: { apiKey: 'k' } };
  const idsOf = async (file: string) =>
    credentialsIn(await itemsOf(openM9m({ file }))).map(({ id, derivedId }) => [id, derivedId] as const);

  it('has an id derived from where each stands, and not from its values', async () => {
    const file = await document([withoutId, withoutId, { ...withoutId, id: '' }]);
    const first = await idsOf(file);
    expect(first.map(([id]) => id)).toEqual(['#1', '#2', '#3']);
    for (const [, derived] of first) expect(derived).toMatch(UUID);
    expect(new Set(first.map(([, derived]) => derived)).size).toBe(3);
    await writeFile(file, JSON.stringify(Array(3).fill({ ...withoutId, data: { apiKey: 'another' } })));
    expect(await idsOf(file)).toEqual(first);
  });

  it('has other ids in another file', async () => {
    const file = await document([withoutId]);
    const copy = join(directory, 'copy.json');
    await copyFile(file, copy);
    expect((await idsOf(copy))[0]?.[1]).not.toBe((await idsOf(file))[0]?.[1]);
  });

  it.each(['two words', 'x'.repeat(37), 'ü', '.', '..'])(
    'has one for an id that Keyrack does not take: %s',
    async (id) => {
      const one = { ...withoutId, id };
      const [given] = await idsOf(await document([one]));
      expect(given).toEqual([id, expect.stringMatching(UUID)]);
      expect(await idsOf(await document({ [id]: withoutId }))).toEqual([given]);
      const longer = id.padEnd(id.length === 37 ? 256 : 0, 'x'); // ids of flows may be longer
      const flows = flowsIn(await itemsOf(openM9m({ file: await document({ workflows: [{ id: longer, name: 'Leads', nodes: [] }] }) }))); // prettier-ignore
      expect(flows).toMatchObject([{ id: longer, derivedId: expect.stringMatching(UUID) as string }]);
      expect(flows[0]?.derivedId).not.toBe(given?.[1]);
    },
  );
});

describe('What is none of m9m', () => {
  it.each(['7', '{"a":1}', 'no JSON'])('is refused: %s', async (text) => {
    await expect(openM9m({ file: await document(text) })).rejects.toMatchObject({ code: 'UNRECOGNISED' });
  });

  it('is refused as a database too, and as nothing', async () => {
    const file = join(directory, 'other.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE other (id TEXT)');
    database.close();
    await expect(openM9m({ file })).rejects.toMatchObject({ code: 'UNRECOGNISED' });
    await expect(openM9m({ file: join(directory, 'nowhere') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
