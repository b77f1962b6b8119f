import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ImportError, openN8n, type Item } from '../src/index.js';
import { gcm, itemsOf, newDirectory, salted } from './support.js';

const KEY = 'not-the-key-of-anybody';
const DATA_KEY = createHash('sha256').update('a data key of a test').digest('hex');
const NODES = [{ id: 'n1', name: 'Ask', type: 'n8n-nodes-base.httpRequest', parameters: {}, credentials: { openAiApi: { id: 'c1' } } }]; // prettier-ignore
const DATE = '2026-01-02 03:04:05.000';

/** The tables of an n8n on SQLite, where columns of JSON are texts and flags are numbers. */
const TABLES: Record<string, object[]> = {
  project: [
    { id: 'p1', name: 'Ada <ada@example.com>', type: 'personal' },
    { id: 'p2', name: 'Research', type: 'team' },
  ],
  credentialsentity: [
    { id: 'c1', name: 'Sealed', type: 'openAiApi', data: salted('{"apiKey":"sk-1"}', KEY), createdAt: DATE },
    {
      id: 'c2',
      name: 'Rotated',
      type: 'openAiApi',
      data: `dk1:${gcm('{"apiKey":"sk-2"}', DATA_KEY)}`,
      createdAt: DATE,
    },
  ],
  sharedcredentials: [
    { credentialsId: 'c1', projectId: 'p1', role: 'credential:owner' },
    { credentialsId: 'c1', projectId: 'p2', role: 'credential:user' },
    { credentialsId: 'c2', projectId: 'p2', role: 'credential:owner' },
  ],
  workflowentity: [{ id: 'w1', name: 'Support bot', active: 1, nodes: JSON.stringify(NODES), connections: '{}' }],
  sharedworkflow: [{ workflowId: 'w1', projectId: 'p2', role: 'workflow:owner' }],
  deploymentkey: [
    { id: 'dk1', type: 'data_encryption', value: gcm(DATA_KEY, createHash('sha256').update(KEY).digest('hex')) },
  ],
};

const EXPECTED = [
  { kind: 'workspace', id: 'p1', name: 'Ada <ada@example.com>' },
  { kind: 'workspace', id: 'p2', name: 'Research' },
  { kind: 'credential', id: 'c1', name: 'Sealed', type: 'openAiApi', values: { apiKey: 'sk-1' }, createdAt: '2026-01-02T03:04:05.000Z', workspaceId: 'p1' }, // prettier-ignore
  { kind: 'credential', id: 'c2', name: 'Rotated', type: 'openAiApi', values: { apiKey: 'sk-2' }, createdAt: '2026-01-02T03:04:05.000Z', workspaceId: 'p2' }, // prettier-ignore
  { kind: 'share', credentialId: 'c1', workspaceId: 'p2' },
  { kind: 'flow', id: 'w1', name: 'Support bot', active: true, workspaceId: 'p2', definition: { id: 'w1', name: 'Support bot', active: true, nodes: NODES, connections: {} } }, // prettier-ignore
];

const directory = await newDirectory();
let made = 0;

/** What `n8n export:entities` writes: a page of lines for a table, sealed as a whole. */
function pages(tables: Record<string, object[]>, key: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      `${table}.jsonl`,
      `${salted(rows.map((row) => JSON.stringify(row)).join('\n'), key)}\n`,
    ]),
  );
}

async function archive(files: Record<string, string>): Promise<string> {
  const path = join(directory, `${++made}.zip`);
  const contents = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  await writeFile(path, zipSync(Object.fromEntries(contents)));
  return path;
}

const codeOf = (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof ImportError ? error.code : error),
  );

describe('What n8n exports as entities', () => {
  it('comes with projects, sharing and workflows, whichever key seals a credential', async () => {
    const credentials = await archive(pages(TABLES, KEY));
    const source = await openN8n({ credentials, key: KEY });
    expect(source.totals).toEqual({ workspaces: 2, credentials: 2, shares: 1, flows: 1 });
    expect(await itemsOf(Promise.resolve(source))).toEqual(EXPECTED);
  });

  it('comes from a directory too, and from an archive with a key of its own', async () => {
    const unpacked = join(directory, 'unpacked');
    await mkdir(unpacked);
    for (const [name, text] of Object.entries(pages(TABLES, KEY))) await writeFile(join(unpacked, name), text);
    expect(await itemsOf(openN8n({ credentials: unpacked, key: KEY }))).toEqual(EXPECTED);
    const credentials = await archive(pages(TABLES, 'another key'));
    expect(await itemsOf(openN8n({ credentials, key: KEY, archiveKey: 'another key\n' }))).toEqual(EXPECTED);
  });

  it('comes from all files of a table, in their order', async () => {
    const project = (id: number) => ({ id: `p${id}`, name: `Project ${id}` });
    const files = {
      ...pages({ project: [project(1)] }, KEY),
      'project.10.jsonl': pages({ project: [project(10)] }, KEY)['project.jsonl'] ?? '',
      'project.2.jsonl': pages({ project: [project(2)] }, KEY)['project.jsonl'] ?? '',
    };
    const items = await itemsOf(openN8n({ credentials: await archive(files), key: KEY }));
    expect(items.map((item: Item) => 'id' in item && item.id)).toEqual(['p1', 'p2', 'p10']);
  });

  it('is refused with the wrong key, without one, and when it is something else', async () => {
    const credentials = await archive(pages(TABLES, KEY));
    expect(await codeOf(openN8n({ credentials, key: 'another key' }))).toBe('WRONG_KEY');
    expect(await codeOf(openN8n({ credentials }))).toBe('NO_KEY');
    expect(await codeOf(openN8n({ credentials: await archive({ 'readme.txt': 'hello' }), key: KEY }))).toBe(
      'UNRECOGNISED',
    );
    const torn = join(directory, 'torn.zip');
    await writeFile(torn, 'PK and no more');
    expect(await codeOf(openN8n({ credentials: torn, key: KEY }))).toBe('NOT_READABLE');
    expect(await codeOf(openN8n({ credentials: join(directory, 'none.zip'), key: KEY }))).toBe('NOT_FOUND');
  });

  it.each([
    ['wrong', 'not-that-of-the-credentials', 'WRONG_KEY'],
    ['missing', undefined, 'NO_KEY'],
  ])('is refused before anything is read of it when the key of its credentials is %s', async (_how, key, code) => {
    const credentials = await archive(pages(TABLES, 'another key'));
    const opening = openN8n({ credentials, archiveKey: 'another key', ...(key !== undefined && { key }) });
    expect(await codeOf(opening)).toBe(code);
    await expect(opening).rejects.toThrow('N8N_ENCRYPTION_KEY');
  });

  it('opens without a key for credentials when none of them is sealed', async () => {
    const credentials = await archive(pages({ project: TABLES['project'] ?? [] }, 'another key'));
    expect(await itemsOf(openN8n({ credentials, archiveKey: 'another key' }))).toHaveLength(2);
  });

  it('opens if one credential does', async () => {
    const [sealed] = TABLES['credentialsentity'] ?? [];
    const credentialsentity = [
      { ...sealed, id: 'c0', data: salted('{"apiKey":"sk-0"}', 'another key') },
      { ...sealed },
    ];
    const items = await itemsOf(openN8n({ credentials: await archive(pages({ ...TABLES, credentialsentity }, KEY)), key: KEY })); // prettier-ignore
    expect(items.slice(2, 4)).toMatchObject([{ kind: 'skipped', id: 'c0', code: 'WRONG_KEY' }, { kind: 'credential', id: 'c1' }]); // prettier-ignore
  });

  it('says what of it does not open, and goes on', async () => {
    const files = pages(TABLES, KEY);
    const damaged = { ...files, 'workflowentity.jsonl': `${salted('{}', 'another key')}\n` };
    const items = await itemsOf(openN8n({ credentials: await archive(damaged), key: KEY }));
    expect(items.slice(0, 5)).toEqual(EXPECTED.slice(0, 5));
    expect(items.slice(5)).toMatchObject([{ kind: 'skipped', of: 'flow', code: 'WRONG_KEY' }]);
  });
});

describe('Rows that say which project has what', () => {
  const page = (rows: unknown[], key = KEY) => `${salted(rows.map((row) => JSON.stringify(row)).join('\n'), key)}\n`;
  const [ownerOf1, userOf1] = TABLES['sharedcredentials'] ?? [];
  const read = async (files: Record<string, string>) =>
    itemsOf(openN8n({ credentials: await archive({ ...pages(TABLES, KEY), ...files }), key: KEY }));

  it.each([
    ['on a page that does not open', page([ownerOf1, userOf1]) + page([{}], 'another key'), 'WRONG_KEY'],
    ['on a page that was cut', `${page([ownerOf1, userOf1])}AAAA\n`, 'WRONG_KEY'],
    ['without a project', page([ownerOf1, userOf1, { credentialsId: 'c2', role: 'credential:owner' }]), 'DAMAGED'],
    ['without a role', page([ownerOf1, userOf1, { credentialsId: 'c2', projectId: 'p2' }]), 'DAMAGED'],
    ['that are none', page([ownerOf1, userOf1, 7]), 'NOT_A_RECORD'],
  ])('are skipped %s, and what nobody else says it of with them', async (_how, shared, code) => {
    const items = await read({ 'sharedcredentials.jsonl': shared });
    expect(items.slice(0, 3)).toEqual(EXPECTED.slice(0, 3));
    expect(items.slice(3, 6)).toMatchObject([
      { kind: 'skipped', of: 'credential', id: 'c2', name: 'Rotated', code: 'DAMAGED' },
      EXPECTED[4],
      { kind: 'skipped', of: 'share', code },
    ]);
    expect(items[6]).toEqual(EXPECTED[5]);
  });

  it('are skipped for workflows likewise, and leave credentials where they are', async () => {
    const items = await read({ 'sharedworkflow.jsonl': 'AAAA\n' });
    expect(items.slice(0, 5)).toEqual(EXPECTED.slice(0, 5));
    expect(items.slice(5)).toMatchObject([
      { kind: 'skipped', of: 'share', id: 'sharedworkflow.jsonl page 1', code: 'WRONG_KEY' },
      { kind: 'skipped', of: 'flow', id: 'w1', name: 'Support bot', code: 'DAMAGED' },
    ]);
  });

  it('count, and so do those that cannot be read', async () => {
    const files = { ...pages(TABLES, KEY), 'sharedworkflow.jsonl': 'AAAA\n' };
    const { totals } = await openN8n({ credentials: await archive(files), key: KEY });
    expect(totals).toEqual({ workspaces: 2, credentials: 2, shares: 2, flows: 1 });
  });

  it('say it of all that they name, and of nothing else', async () => {
    const items = await read({ 'sharedcredentials.jsonl': page([ownerOf1, userOf1]) });
    expect(items[3]).toMatchObject({ kind: 'credential', id: 'c2' });
    expect(items[3]).not.toHaveProperty('workspaceId');
  });
});

describe('An archive', () => {
  const ROWS = Array.from({ length: 200 }, (_, at) => ({ id: `p${at}`, name: `Project ${at}` }));
  const DIRECTORY = Buffer.from('PK\x01\x02');

  /** With one of the numbers that its directory has of its one file changed. */
  async function lying(offset: number, change: (number: number) => number): Promise<string> {
    const text = pages({ project: ROWS }, KEY)['project.jsonl'] ?? '';
    const bytes = Buffer.from(zipSync({ 'project.jsonl': strToU8(text) }));
    const at = bytes.indexOf(DIRECTORY) + offset;
    bytes.writeUInt32LE(change(bytes.readUInt32LE(at)), at);
    const path = join(directory, `${++made}.zip`);
    await writeFile(path, bytes);
    return path;
  }

  it.each([
    ['less', 24, (size: number) => size - 64],
    ['nothing', 24, () => 0],
    ['more', 24, (size: number) => size + 64],
    ['more than is read', 24, () => 0xfffffffe],
    ['less that is packed', 20, (size: number) => size - 64],
    ['another checksum', 16, (sum: number) => (sum ^ 1) >>> 0],
    ['another place', 42, () => 7],
  ])('whose directory tells of %s is refused, and nothing is cut off', async (_what, offset, change) => {
    expect(await codeOf(openN8n({ credentials: await lying(offset, change), key: KEY }))).toBe('NOT_READABLE');
    expect(await codeOf(openN8n({ credentials: await lying(offset, (number) => number), key: KEY }))).toBe('opened');
  });

  it('that was written in one go, some of it as it is, is read', async () => {
    const chunks: Uint8Array[] = [];
    const zip = new Zip((_, chunk) => chunks.push(chunk));
    for (const [name, text] of Object.entries(pages(TABLES, KEY))) {
      const file = name.startsWith('project')
        ? new ZipPassThrough(`entities/${name}`)
        : new ZipDeflate(`entities/${name}`);
      zip.add(file);
      file.push(strToU8(text), true);
    }
    zip.end();
    const path = join(directory, 'streamed.zip');
    await writeFile(path, Buffer.concat(chunks));
    expect(await itemsOf(openN8n({ credentials: path, key: KEY }))).toEqual(EXPECTED);
  });
});
