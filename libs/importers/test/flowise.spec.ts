import { DatabaseSync } from '@photostructure/sqlite';
import { readFlow } from '@keyrack/flow-readers';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { ImportError, openFlowise } from '../src/index.js';
import { addRow, engines, flowiseDatabase, type Row, type Rows } from './flowise-databases.js';
import { credentialsIn, fixture, flowsIn, itemsOf, newDirectory, salted, skippedIn, UUID } from './support.js';

interface Manifest {
  credentials: { id: string; name: string; credentialName: string; plainDataObj: Record<string, unknown> }[];
  flows: { id: string; name: string }[];
}

const FILE = fixture('flowise-3.1.4/database.sqlite');
const KEY = readFileSync(fixture('flowise-3.1.4/encryption.key'), 'utf8');
const MANIFEST = JSON.parse(readFileSync(fixture('flowise-3.1.4/manifest.json'), 'utf8')) as Manifest;
const BLANK = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';
const directory = await newDirectory();
const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const sealed = (values: unknown, key = KEY): string => salted(JSON.stringify(values), key);
const credential = (number: number, encryptedData: string, more: Row = {}): Row => ({
  id: uuid(number),
  name: `Credential ${number}`,
  credentialName: 'openAIApi',
  encryptedData,
  createdDate: '2026-11-20 10:40:08',
  ...more,
});

/** A database on SQLite, or another engine, that holds these rows. */
async function database(rows: Rows, engine: 'sqlite' | 'mysql' | 'postgres' = 'sqlite', version: 2 | 3 = 3) {
  const { place, drop } = await flowiseDatabase(engine, rows, { version, directory });
  drops.push(drop);
  return place;
}

const read = async (rows: Rows, key = KEY) => itemsOf(openFlowise({ database: await database(rows), key }));
const codeOf = (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof ImportError ? error.code : error),
  );

function fixtureRows(): Rows {
  const file = new DatabaseSync(FILE, { readOnly: true });
  const rows = (['workspace', 'credential', 'workspace_shared', 'chat_flow'] as const).map((table) => [
    table,
    file.prepare(`SELECT * FROM ${table}`).all(),
  ]);
  file.close();
  return Object.fromEntries(rows) as Rows;
}

describe('A Flowise 3.1.4 that ran', () => {
  it('gives every credential as its manifest has it', async () => {
    const credentials = credentialsIn(await itemsOf(openFlowise({ database: FILE, key: KEY })));
    const given = credentials.map(({ id, name, type, values }) => ({ id, name, type, values }));
    const expected = MANIFEST.credentials.map(({ id, name, credentialName: type, plainDataObj: values }) => ({ id, name, type, values })); // prettier-ignore
    expect(given).toHaveLength(8);
    expect(new Set(given)).toEqual(new Set(expected));
    expect(new Set(credentials.map(({ createdAt }) => createdAt?.slice(0, 10)))).toEqual(new Set(['2026-11-20']));
  });

  it('gives its workspace, and every flow as one that refers to these credentials', async () => {
    const items = await itemsOf(openFlowise({ database: FILE, key: KEY }));
    const [workspace] = items.filter((item) => item.kind === 'workspace');
    const flows = flowsIn(items);
    expect(workspace).toMatchObject({ name: 'Default Workspace' });
    expect(new Set(flows.map(({ id, name }) => ({ id, name })))).toEqual(
      new Set(MANIFEST.flows.map(({ id, name }) => ({ id, name }))),
    );
    expect(new Set(flows.map(({ workspaceId }) => workspaceId))).toEqual(new Set([workspace?.id]));
    const bot = flows.find(({ name }) => name === 'Support bot');
    expect(readFlow(bot?.definition).references[0]?.credentialId).toBe(MANIFEST.credentials[0]?.id);
  });

  it('says first how much there is', async () => {
    const source = await openFlowise({ database: FILE, key: KEY });
    await source.close();
    expect(source.totals).toEqual({ workspaces: 1, credentials: 8, shares: 0, flows: 3 });
  });

  it('opens with the key as an editor has saved it, with a line end', async () => {
    expect(credentialsIn(await itemsOf(openFlowise({ database: FILE, key: `${KEY}\n` })))).toHaveLength(8);
  });

  it('opens with no other key, and the error says where Flowise keeps its own', async () => {
    const opening = openFlowise({ database: FILE, key: 'another-key' });
    await expect(opening).rejects.toThrow(/FLOWISE_SECRETKEY_OVERWRITE.*SECRETKEY_PATH.*~\/\.flowise/);
    expect(await codeOf(openFlowise({ database: FILE, key: 'another-key' }))).toBe('WRONG_KEY');
    expect(await codeOf(openFlowise({ database: FILE, key: '' }))).toBe('NO_KEY');
  });
});

describe.each(await engines())('On %s', (engine) => {
  it('a Flowise 3 gives the same', async () => {
    const place = await database(fixtureRows(), engine);
    expect(new Set(await itemsOf(openFlowise({ database: place, key: KEY })))).toEqual(
      new Set(await itemsOf(openFlowise({ database: FILE, key: KEY }))),
    );
  });

  it('a Flowise 2 gives the same without workspaces', async () => {
    const place = await database(fixtureRows(), engine, 2);
    const source = await openFlowise({ database: place, key: KEY });
    await source.close();
    const expected = (await itemsOf(openFlowise({ database: FILE, key: KEY })))
      .filter(({ kind }) => kind !== 'workspace')
      .map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'workspaceId')));
    expect(source.totals).toEqual({ workspaces: 0, credentials: 8, shares: 0, flows: 3 });
    expect(new Set(await itemsOf(openFlowise({ database: place, key: KEY })))).toEqual(new Set(expected));
  });

  it('more rows than are fetched at once come, each once, and large ones with them', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => credential(at, sealed({ a: 'x'.repeat(50_000), at })));
    const place = await database({ credential: rows }, engine);
    const credentials = credentialsIn(await itemsOf(openFlowise({ database: place, key: KEY })));
    expect(credentials.map(({ values }) => values['at'])).toEqual(rows.map((_, at) => at));
  });

  it('what is larger than its bound is skipped', async () => {
    const rows = [credential(1, sealed({ a: 'a' })), credential(2, sealed({ a: 'x'.repeat(4_000_000) }))];
    const place = await database({ credential: rows }, engine);
    const items = await itemsOf(openFlowise({ database: place, key: KEY }));
    expect(items).toMatchObject([{ id: uuid(1) }, { kind: 'skipped', id: uuid(2), code: 'TOO_LARGE' }]);
  });

  it.skipIf(engine === 'sqlite')('rows that somebody writes meanwhile are not seen', async () => {
    const place = await database({ credential: [credential(1, sealed({ a: 'a' }))] }, engine);
    const source = await openFlowise({ database: place, key: KEY });
    await addRow(engine, place, 'credential', credential(2, sealed({ a: 'b' })));
    expect(credentialsIn(await itemsOf(Promise.resolve(source)))).toHaveLength(1);
    expect(credentialsIn(await itemsOf(openFlowise({ database: place, key: KEY })))).toHaveLength(2);
  });

  it('a reader may leave before the end', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => credential(at, sealed({ a: 'a' })));
    const source = await openFlowise({ database: await database({ credential: rows }, engine), key: KEY });
    for await (const item of source.items()) if (item.kind === 'credential') break;
    await expect(source.close()).resolves.toBeUndefined();
  });
});

describe('The key', () => {
  it('counts as right if the first row is damaged and others open', async () => {
    const items = await read({ credential: [credential(1, sealed({ a: 'a' }, 'other')), credential(2, sealed({ a: 'b' }))] }); // prettier-ignore
    expect(items).toMatchObject([
      { kind: 'skipped', of: 'credential', id: uuid(1), name: 'Credential 1', code: 'WRONG_KEY' },
      { kind: 'credential', id: uuid(2), values: { a: 'b' } },
    ]);
  });

  it('is not asked for where nothing is sealed', async () => {
    expect(await read({ credential: [credential(1, 'FlowiseCredential_1')] }, '')).toMatchObject([{ code: 'ELSEWHERE' }]); // prettier-ignore
  });
});

describe('A credential', () => {
  const values = { openAIApiKey: 'k' };

  it.each([
    ['cut off', sealed(values).slice(0, -6), 'DAMAGED'],
    ['none', 'plain text', 'DAMAGED'],
    ['empty', '', 'NO_VALUES'],
    ['of a text', sealed('hello'), 'NOT_A_RECORD'],
    ['of a list', sealed(['a']), 'NOT_A_RECORD'],
    ['of null', sealed(null), 'NO_VALUES'],
    ['of no values', sealed({}), 'NO_VALUES'],
    ['of the constant alone', sealed({ openAIApiKey: BLANK }), 'REDACTED'],
    ['of dots alone', sealed({ redisUrl: 'redis://a:••••••@h', empty: '' }), 'REDACTED'],
    ['nested too deep', salted(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`, KEY), 'TOO_LARGE'],
  ])('whose ciphertext is %s is skipped, and says why', async (_what, encryptedData, code) => {
    const rows = [credential(1, encryptedData), credential(2, sealed(values))];
    const items = await read({ credential: rows });
    expect(items.map(({ kind }) => kind).sort()).toEqual(['credential', 'skipped']);
    expect(skippedIn(items)).toMatchObject([{ of: 'credential', id: uuid(1), name: 'Credential 1', code }]);
  });

  it('that lost some inputs comes without these, and with a remark on each', async () => {
    const stored = { awsKey: 'AKIA', awsSecret: BLANK, nested: { deep: [BLANK] }, url: 'x://a:••••••@h', json: JSON.stringify({ deep: [BLANK] }) }; // prettier-ignore
    const [item] = credentialsIn(await read({ credential: [credential(1, sealed(stored))] }));
    expect(item?.values).toEqual({ awsKey: 'AKIA' });
    expect(item?.remarks?.map(({ input, code }) => [input, code])).toEqual([
      ['awsSecret', 'REDACTED'],
      ['nested', 'REDACTED'],
      ['url', 'REDACTED'],
      ['json', 'REDACTED'],
    ]);
  });

  it('keeps names that mean something to JavaScript, and changes no object by them', async () => {
    const text = '{"__proto__":{"polluted":"yes"},"constructor":"c","a":"NUL \\u0000 here"}';
    const [item] = credentialsIn(await read({ credential: [credential(1, salted(text, KEY))] }));
    expect(Object.keys(item?.values ?? {}).sort()).toEqual(['__proto__', 'a', 'constructor']);
    expect(item?.values['a']).toBe('NUL \0 here');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('whose id Keyrack does not take has another one, which is the same in each run', async () => {
    const rows = ['two words', 'x'.repeat(37), uuid(1)].map((id) => ({ ...credential(1, sealed(values)), id }));
    const flows = rows.slice(0, 1).map(({ id }) => ({ id, name: 'Flow', flowData: '{"nodes":[]}' }));
    const items = await read({ credential: rows, chat_flow: flows });
    const derived = new Map(credentialsIn(items).map(({ id, derivedId }) => [id, derivedId]));
    expect(derived).toEqual(new Map([['two words', expect.stringMatching(UUID)], ['x'.repeat(37), expect.stringMatching(UUID)], [uuid(1), undefined]])); // prettier-ignore
    expect(flowsIn(items)[0]?.derivedId).toMatch(UUID);
    expect(new Set([...derived.values(), flowsIn(items)[0]?.derivedId]).size).toBe(4);
    expect(await read({ credential: rows, chat_flow: flows })).toEqual(items);
  });

  it('comes beside others of the same name, and of the same id', async () => {
    const twin = { id: uuid(1), name: 'Twin' };
    const rows = [1, 2, 3].map((number) => credential(number, sealed({ number }), twin));
    const items = credentialsIn(await read({ credential: rows }));
    expect(items.map((item) => item.values['number']).sort()).toEqual([1, 2, 3]);
  });

  it('without an id, a name or a type is skipped', async () => {
    const rows = ['id', 'name', 'credentialName'].map((column, at) =>
      credential(at, sealed(values), { [column]: null }),
    );
    const items = await read({ credential: [...rows, credential(9, sealed(values))] });
    expect(skippedIn(items).map(({ code }) => code)).toEqual(['DAMAGED', 'DAMAGED', 'DAMAGED']);
  });
});

describe('A flow', () => {
  const flow = (number: number, flowData: string, more: Row = {}): Row => ({ id: uuid(number), name: `Flow ${number}`, flowData, type: 'CHATFLOW', deployed: 0, ...more }); // prettier-ignore
  const CANVAS = '{"nodes":[],"edges":[]}';

  it.each(['CHATFLOW', 'AGENTFLOW', 'MULTIAGENT', 'ASSISTANT'])('of type %s is active', async (type) => {
    const [item] = flowsIn(await read({ chat_flow: [flow(1, CANVAS, { type })] }));
    expect(item).toEqual({ kind: 'flow', id: uuid(1), name: 'Flow 1', active: true, definition: { nodes: [], edges: [] } }); // prettier-ignore
  });

  it.each([
    ['no JSON', '{"nodes":', 'DAMAGED'],
    ['no object', '7', 'NOT_A_RECORD'],
    ['too deep', `{"nodes":${'['.repeat(300)}${']'.repeat(300)}}`, 'TOO_LARGE'],
  ])('whose flowData is %s is skipped', async (_what, flowData, code) => {
    expect(await read({ chat_flow: [flow(1, flowData)] })).toMatchObject([{ kind: 'skipped', of: 'flow', name: 'Flow 1', code }]); // prettier-ignore
  });

  it('brings settings beside its canvas that refer to credentials, and no others', async () => {
    const row = flow(1, CANVAS, {
      speechToText: JSON.stringify({ openAIWhisper: { credentialId: uuid(7), status: true } }),
      analytic: JSON.stringify({ langFuse: { status: false } }),
    });
    const [item] = flowsIn(await read({ chat_flow: [row] }));
    expect(Object.keys(item?.definition ?? {})).toEqual(['flowData', 'speechToText']);
    expect(readFlow(item?.definition).references.map(({ credentialId }) => credentialId)).toEqual([uuid(7)]);
  });

  it('with a secret for its webhook comes without it, and with a remark', async () => {
    const [item] = flowsIn(await read({ chat_flow: [flow(1, CANVAS, { webhookSecret: sealed('s') })] }));
    expect(item?.remarks).toMatchObject([{ input: 'webhookSecret', code: 'NOT_SUPPORTED' }]);
  });
});
