import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ImportError, openN8n } from '../src/index.js';
import { credentialsIn, fixture, flowsIn, gcm, itemsOf, newDirectory, salted, skippedIn, UUID } from './support.js';

interface Exported {
  id: string;
  name: string;
  type: string;
  createdAt: string;
  data: Record<string, unknown>;
}

const ENCRYPTED = fixture('n8n-2.41.1/credentials.encrypted.json');
const DECRYPTED = fixture('n8n-2.41.1/credentials.decrypted.json');
const KEY = await readFile(fixture('n8n-2.41.1/encryption.key'), 'utf8');
const EXPORTED = JSON.parse(await readFile(DECRYPTED, 'utf8')) as Exported[];
const EXPECTED = EXPORTED.map(({ id, name, type, data: values, createdAt }) => ({ kind: 'credential', id, name, type, values, createdAt })); // prettier-ignore
const directory = await newDirectory();
let files = 0;

async function file(content: unknown): Promise<string> {
  const path = join(directory, `${++files}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const entry = (data: unknown, more: object = {}): object => ({
  id: 'c1',
  name: 'One',
  type: 'openAiApi',
  data,
  ...more,
});
const read = async (entries: unknown, key?: string) =>
  itemsOf(openN8n({ credentials: await file(entries), ...(key !== undefined && { key }) }));
const codeOf = (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof ImportError ? error.code : error),
  );

describe('Credentials that n8n 2.41.1 exported', () => {
  it('come from an export that is decrypted', async () => {
    expect(await itemsOf(openN8n({ credentials: DECRYPTED }))).toEqual(EXPECTED);
  });

  it.each([
    ['as it is', KEY],
    ['with a line end', `${KEY}\n`],
  ])('come from one that is encrypted, with the key %s', async (_how, key) => {
    // prettier-ignore
    expect(await itemsOf(openN8n({ credentials: ENCRYPTED, key }))).toEqual(EXPECTED);
  });

  it('come from a directory with a file for each', async () => {
    const separate = join(directory, 'separate');
    await mkdir(separate);
    for (const one of EXPORTED) await writeFile(join(separate, `${one.id}.json`), JSON.stringify(one, null, 2));
    const items = await itemsOf(openN8n({ credentials: separate }));
    expect(new Set(items)).toEqual(new Set(EXPECTED));
  });

  it('come from a system whose keys are rotated, with the rows of its table', async () => {
    const rotated = randomBytes(32).toString('hex');
    const wrapping = createHash('sha256').update(KEY).digest('hex');
    const deploymentKeys = await file([{ id: 'key-1', type: 'data_encryption', value: gcm(rotated, wrapping) }]);
    const sealed = EXPORTED.map((one) => ({ ...one, data: `key-1:${gcm(JSON.stringify(one.data), rotated)}` }));
    const credentials = await file(sealed);
    expect(await itemsOf(openN8n({ credentials, key: KEY, deploymentKeys }))).toEqual(EXPECTED);
    expect(await codeOf(openN8n({ credentials, key: KEY }))).toBe('NO_KEY');
    expect(await codeOf(openN8n({ credentials, key: 'other', deploymentKeys }))).toBe('NO_KEY');
    const mixed = await file([...sealed, { ...EXPORTED[0], data: 'key-2:AAAA' }]);
    expect(skippedIn(await itemsOf(openN8n({ credentials: mixed, key: KEY, deploymentKeys })))).toMatchObject([{ code: 'NO_KEY' }]); // prettier-ignore
  });

  it('are not opened with another key, nor without one, and the error says where n8n keeps its own', async () => {
    expect(await codeOf(openN8n({ credentials: ENCRYPTED, key: 'other' }))).toBe('WRONG_KEY');
    await expect(openN8n({ credentials: ENCRYPTED })).rejects.toThrow(/N8N_ENCRYPTION_KEY.*config.*--decrypted/);
  });
});

describe('An entry', () => {
  it.each([
    ['sealed with another key', salted('{"a":1}', 'other'), 'WRONG_KEY'],
    ['garbage that is JSON', salted('7', KEY), 'WRONG_KEY'],
    ['no ciphertext', 'hello', 'DAMAGED'],
    ['cut off', salted('{"a":1}', KEY).slice(0, -4), 'DAMAGED'],
    ['empty', {}, 'NO_VALUES'],
    ['absent', undefined, 'NO_VALUES'],
    ['a list', ['a'], 'NOT_A_RECORD'],
    ['redacted', { apiKey: '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6' }, 'REDACTED'],
  ])('whose data is %s is skipped', async (_what, data, code) => {
    const items = await read([entry(data), entry(salted('{"a":"b"}', KEY), { id: 'c2' })], KEY);
    expect(items).toMatchObject([
      { kind: 'skipped', of: 'credential', id: 'c1', name: 'One', code },
      { kind: 'credential', id: 'c2', values: { a: 'b' } },
    ]);
  });

  it('of an old n8n has a number for an id', async () => {
    expect(await read([entry({ a: 'b' }, { id: 12, nodesAccess: [] })])).toMatchObject([{ id: '12' }]);
  });

  it('without an id has one derived from where it stands', async () => {
    const credentials = await file([entry({ a: '1' }, { id: undefined }), entry({ a: '2' }, { id: null })]);
    const read = async () => credentialsIn(await itemsOf(openN8n({ credentials, workflows: credentials })));
    const [one, two] = await read();
    expect(one).toMatchObject({ id: expect.stringMatching(/#1$/) as string, derivedId: expect.stringMatching(UUID) as string }); // prettier-ignore
    expect(two?.derivedId).not.toBe(one?.derivedId);
    expect(await read()).toEqual([one, two]);
    const workflows = await file([{ name: 'Leads', nodes: [] }]);
    expect(flowsIn(await itemsOf(openN8n({ credentials, workflows })))).toMatchObject([{ derivedId: expect.stringMatching(UUID) as string }]); // prettier-ignore
  });

  it.each([true, 1])('that is shared with all projects says that it is not any more', async (isGlobal) => {
    const [item] = credentialsIn(await read([entry({ a: 'b' }, { isGlobal })]));
    expect(item?.remarks).toMatchObject([{ input: 'isGlobal', code: 'NOT_SUPPORTED' }]);
  });

  it('that is redacted within a text of JSON comes without that', async () => {
    const headers = JSON.stringify({ 'x-key': [JSON.stringify(['***'])] });
    const [item] = credentialsIn(await read([entry({ headers, kept: '{"x-key": "a***b"}', text: '[***]' })]));
    expect(item?.values).toEqual({ kept: '{"x-key": "a***b"}', text: '[***]' });
    expect(item?.remarks).toMatchObject([{ input: 'headers', code: 'REDACTED' }]);
  });

  it.each([
    ['2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z'],
    [new Date(Date.now() + 60_000).toISOString(), undefined],
    [new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/[TZ]/g, ' ').trim(), undefined],
    ['2026-13-01 00:00:00', undefined],
  ])('was made when it says, unless that is still to come', async (createdAt, expected) => {
    const [item] = credentialsIn(await read([entry({ a: 'b' }, { createdAt })]));
    expect(item?.createdAt).toBe(expected);
  });

  it('that is no object, or not JSON, is skipped by its place', async () => {
    const text = `\uFEFF[ ${JSON.stringify(entry({ a: '}"]\\' }))}, 7, {"a": nothing}, ${JSON.stringify(entry({ __proto: 1 }))} ]\n`; // prettier-ignore
    const items = await read(text);
    expect(
      items.map((item) => (item.kind === 'skipped' ? `${item.id.replace(/^\d+/, '')} ${item.code}` : item.kind)),
    ).toEqual([
      // prettier-ignore
      'credential',
      '.json #2 NOT_A_RECORD',
      '.json #3 DAMAGED',
      'credential',
    ]);
  });

  it('that is enormous is skipped', async () => {
    const items = await read([entry({ a: 'x'.repeat(17_000_000) }), entry({ a: 'b' })]);
    expect(items).toMatchObject([{ code: 'TOO_LARGE' }, { values: { a: 'b' } }]);
  });

  it('comes as often as it stands there', async () => {
    expect(credentialsIn(await read([entry({ a: '1' }), entry({ a: '2' })])).map(({ values }) => values['a'])).toEqual(['1', '2']); // prettier-ignore
  });

  it('keeps names that mean something to JavaScript', async () => {
    const [item] = credentialsIn(
      await read('[{"id":"1","name":"n","type":"t","data":{"__proto__":{"x":"y"},"a":"b"}}]'),
    );
    expect(Object.keys(item?.values ?? {}).sort()).toEqual(['__proto__', 'a']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('A file', () => {
  it.each([
    ['cut off', '[{"id":"1","name":"n","type":"t","data":{}}, {"id"', 'NOT_READABLE'],
    ['longer than its array', '[{"id":"1","name":"n","type":"t","data":{}}] [{"a":1}]', 'NOT_READABLE'],
    ['no JSON', 'name: value', 'UNRECOGNISED'],
    ['of other things', '[{"id":"1","name":"a workflow","nodes":[]}]', 'UNRECOGNISED'],
  ])('that is %s is refused', async (_what, text, code) => {
    expect(await codeOf(openN8n({ credentials: await file(text) }))).toBe(code);
  });

  it('that is not there is refused', async () => {
    expect(await codeOf(openN8n({ credentials: join(directory, 'nowhere') }))).toBe('NOT_FOUND');
  });

  it('without an entry has none', async () => {
    expect(await read(' [ ] ')).toEqual([]);
  });

  it.each([' ', ''])('of objects after each other, with %j between, has these', async (between) => {
    const lines = [entry({ a: '1' }), entry({ a: '2' })].map((one) => JSON.stringify(one));
    expect(await read(lines.join(between))).toHaveLength(2);
  });
});

describe('Workflows', () => {
  it('come as they were exported', async () => {
    const workflow = { id: 'w1', name: 'Leads', active: true, nodes: [], connections: {}, settings: {} };
    const workflows = await file([workflow, { ...workflow, id: 'w2', active: false }, { id: 'w3', name: 'No nodes' }]);
    const source = await openN8n({ credentials: DECRYPTED, workflows });
    expect(source.totals).toEqual({ workspaces: 0, credentials: 4, shares: 0, flows: 3 });
    const items = await itemsOf(Promise.resolve(source));
    expect(flowsIn(items).map(({ id, active }) => [id, active])).toEqual([['w1', true], ['w2', false]]); // prettier-ignore
    expect(flowsIn(items)[0]?.definition).toEqual(workflow);
    expect(skippedIn(items)).toMatchObject([{ of: 'flow', id: 'w3', name: 'No nodes', code: 'DAMAGED' }]);
  });
});
