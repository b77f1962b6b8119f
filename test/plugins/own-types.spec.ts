import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeOf } from '../../src/component-registry/plugins/definition.js';
import { catalogue } from '@keyrack/credential-types';
import { newCredential } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { storedValues } from '../api/stored-values.js';
import { aDefinition, aDirectory, writeFiles } from './packages.js';

const made: string[] = [];
const directoryWith = async (files: Record<string, unknown>): Promise<string> => {
  const directory = await aDirectory(files);
  made.push(directory);
  return directory;
};
afterAll(() => Promise.all(made.map((directory) => rm(directory, { recursive: true, force: true }))));

interface Listed {
  name: string;
  origin: string;
  changed: string;
  testable: boolean;
  untestable?: string;
}

describe("Types in Keyrack's own format", () => {
  const TYPESCRIPT = `
    import { defineCredentialType } from '@keyrack/credential-types';
    const site: string = 'api.typed.example.com';
    export default defineCredentialType(${JSON.stringify(aDefinition({ name: 'typedApi', label: 'Typed API' }))} as const satisfies object);
    export { site };
  `;
  let directory: string;
  let service: Service;
  beforeAll(async () => {
    directory = await directoryWith({
      'acme.json': aDefinition({ icon: { file: './acme.svg' } }),
      'acme.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/><script>alert(1)</script></svg>',
      'typed.ts': TYPESCRIPT,
      'several.mjs': `export default ${JSON.stringify([aDefinition({ name: 'oneApi' }), aDefinition({ name: 'twoApi', test: { untestable: 'It asks nobody.' } })])};`,
      'typed.spec.ts': 'throw new Error("a test is no definition");',
      'README.md': 'not a definition',
    });
    service = await startService({ KEYRACK_TYPES: directory });
  });
  afterAll(() => service.stop());

  it('are listed with where they came from and when they were changed', async () => {
    const { body } = await service.admin.get<Listed[]>(
      `/components-credentials?origin=${encodeURIComponent(directory)}`,
    );
    expect(body.map(({ name }) => name).sort()).toEqual(['acmeApi', 'oneApi', 'twoApi', 'typedApi']);
    for (const { changed } of body) expect(Math.abs(Date.now() - Date.parse(changed))).toBeLessThan(600_000);
    expect(body.find(({ name }) => name === 'twoApi')).toMatchObject({
      testable: false,
      untestable: 'It asks nobody.',
    });
    expect(body.find(({ name }) => name === 'acmeApi')).toMatchObject({ testable: true });
  });

  it('are types like any other', async () => {
    const id = await newCredential(service.admin, {
      name: 'A',
      credentialName: 'typedApi',
      plainDataObj: { acmeKey: 'k' },
    });
    expect((await service.admin.get(`/credentials/${id}`)).body).toMatchObject({ credentialName: 'typedApi' });
    expect(await storedValues(service, id)).toEqual({ acmeKey: 'k' });
    expect((await service.admin.get('/components-credentials/typedApi/schema')).text).toContain('2020-12');
  });

  it('have the pictures beside them, made harmless', async () => {
    const { text, headers } = await service.admin.as('').get<string>('/components-credentials-icon/acmeApi');
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(text).toContain('M0 0h1v1z');
    expect(text).not.toContain('alert');
  });
});

it('takes every type of the catalogue when it comes as JSON, so that the format can be written outside', () => {
  for (const type of catalogue) expect(typeOf(JSON.parse(JSON.stringify(type)))).toEqual(type);
});

describe('A package of types', () => {
  it('that is installed is found by its name, and is the origin with its version', async () => {
    const name = `keyrack-test-types-${process.pid}`;
    const place = resolve('node_modules', name);
    made.push(place);
    await writeFiles(place, { 'package.json': { name, version: '2.0.1', keyrack: { types: 'types' } }, 'types/acme.json': aDefinition() }); // prettier-ignore
    const service = await startService({ KEYRACK_TYPES: name });
    try {
      const listed = async (origin: string) =>
        (await service.admin.get<Listed[]>(`/components-credentials?origin=${origin}`)).body;
      expect(await listed(name)).toMatchObject([{ name: 'acmeApi', origin: `${name}@2.0.1` }]);
      expect(await listed(`${name}@2.0.1`)).toHaveLength(1);
      expect(await listed(`${name}@2.0.2`)).toEqual([]);
    } finally {
      await service.stop();
    }
  });

  it('names their directory in its package.json', async () => {
    const directory = await directoryWith({
      'package.json': { name: 'acme-types', version: '2.0.1', keyrack: { types: 'dist' } },
      'dist/acme.json': aDefinition(),
      'other.json': { not: 'a definition' },
    });
    const service = await startService({ KEYRACK_TYPES: directory });
    try {
      expect((await service.admin.get<Listed>('/components-credentials/acmeApi')).body.origin).toBe(directory);
    } finally {
      await service.stop();
    }
  });
});

/** The sentence that a start with these types ends with. */
async function refusal(types: string, override = ''): Promise<string> {
  try {
    const service = await startService({ KEYRACK_TYPES: types, KEYRACK_TYPES_OVERRIDE: override });
    await service.stop();
  } catch (error) {
    expect(error).toMatchObject({ name: 'StartError' });
    return String(error);
  }
  return 'it started';
}

const password = { name: 'acmeKey', label: 'Key', type: 'password' };

const BROKEN: [what: string, file: string, content: unknown, says: RegExp][] = [
  ['no JSON', 'a.json', '{', /a\.json: .*JSON/],
  ['no object', 'a.json', '5', /a\.json: credential type without a name: the definition/],
  ['null', 'a.json', 'null', /a\.json: credential type without a name/],
  ['a missing part', 'a.json', aDefinition({ label: undefined }), /credential type acmeApi: label/],
  ['an unknown part', 'a.json', aDefinition({ tests: {} }), /credential type acmeApi: .*tests/],
  ['an unknown kind of input', 'a.json', aDefinition({ inputs: [{ ...password, type: 'secret' }] }), /acmeApi: inputs\.0\.type/], // prettier-ignore
  ['two inputs of one name', 'a.json', aDefinition({ inputs: [password, password] }), /two inputs answer to acmeKey/],
  ['a template that names no input', 'a.json', aDefinition({ inject: { headers: { a: '{{nope}}' } } }), /inject refers to nope, which is no input/], // prettier-ignore
  ['a place that is no place', 'a.json', aDefinition({ inject: { headers: { a: '{{acmeKey|evil}}' } } }), /inject refers to acmeKey\|evil/], // prettier-ignore
  ['an unknown protocol', 'a.json', aDefinition({ test: { protocol: 'gopher' } }), /acmeApi: test/],
  [
    'a pattern that is none',
    'a.json',
    aDefinition({ inputs: [{ ...password, leakPattern: '(' }] }),
    /regular expression/,
  ],
  ['migrations that do not lead to its version', 'a.json', aDefinition({ version: 2, migrations: [{ to: 3 }] }), /the last migration gives version 3, the type has 2/], // prettier-ignore
  ['a condition on no input', 'a.json', aDefinition({ inputs: [{ ...password, show: { nope: [true] } }] }), /show refers to nope/], // prettier-ignore
  ['a name that is none', 'a.json', aDefinition({ name: '../x' }), /the name must be letters/],
  [
    'a list with a broken one',
    'a.json',
    [aDefinition(), aDefinition({ name: 'otherApi', hosts: 'x' })],
    /otherApi: hosts/,
  ],
  ['a module without a default export', 'a.mjs', 'export const a = 1;', /a\.mjs: the module has no default export/],
  ['a module that throws', 'a.ts', 'throw new Error("not today");', /a\.ts: not today/],
  ['a module that does not parse', 'a.ts', 'export default {', /a\.ts: /],
];

describe('A broken definition stops the start, with its file, its type and the reason:', () => {
  it.each(BROKEN)('%s', async (_, file, content, says) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const directory = await directoryWith({ [file]: text, 'whole.json': aDefinition({ name: 'wholeApi' }) });
    const sentence = await refusal(directory);
    expect(sentence).toMatch(says);
    expect(sentence).toContain(directory);
  });

  it('a directory that is not there, or that holds no definition, and a package that is not installed', async () => {
    expect(await refusal('./no-such-directory')).toMatch(
      /KEYRACK_TYPES names \.\/no-such-directory, and .* is no directory/,
    );
    expect(await refusal(await directoryWith({ 'README.md': 'x' }))).toMatch(/holds no definition/);
    expect(await refusal('@acme/no-such-package')).toMatch(
      /no package of this name is installed.*npm install @acme\/no-such-package/,
    );
    const directory = await directoryWith({ 'a.json': aDefinition() });
    expect(await refusal(`${directory},${directory}`)).toMatch(/twice/);
  });
});

describe('A name that is taken', () => {
  it('is refused with both origins, unless the override lists it or says all', async () => {
    const first = await directoryWith({ 'a.json': aDefinition({ name: 'openAIApi' }) });
    const second = await directoryWith({ 'b.json': aDefinition({ name: 'acmeApi' }), 'c.json': aDefinition({ name: 'openAIApi' }) }); // prettier-ignore
    expect(await refusal(first)).toMatch(`openAIApi: in @keyrack/credential-types and in ${first}`);
    expect(await refusal(`${first},${second}`, 'acmeApi')).toMatch(`openAIApi: in ${first} and in ${second}`);
    expect(await refusal(first, 'openAIApi')).toBe('it started');
    expect(await refusal(`${first},${second}`, '*')).toBe('it started');
    expect(await refusal(first, 'openAIApi,nopeApi')).toMatch(/KEYRACK_TYPES_OVERRIDE names nopeApi/);
    expect(await refusal('', '*')).toMatch(/KEYRACK_TYPES is not/);
  });
});
