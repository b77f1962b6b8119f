import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pluginTypes } from '../../src/component-registry/plugins/index.js';
import { aDirectory } from './packages.js';

const made: string[] = [];
const directoryWith = async (files: Record<string, unknown>): Promise<string> => {
  const directory = await aDirectory(files);
  made.push(directory);
  return directory;
};
afterAll(() => Promise.all(made.map((directory) => rm(directory, { recursive: true, force: true }))));

const FLOWISE = { name: 'flowise-components', version: '3.1.4' };

/** A credential class as Flowise's compiler writes it. */
function aClass(constructor: string, before = '', after = ''): string {
  return `"use strict";\n${before}\nclass X {\n  constructor() {\n${constructor}\n  }\n}\nmodule.exports = { credClass: X };\n${after}`;
}

const WHOLE = "this.label = 'X API'; this.name = 'xApi'; this.version = 1.0; this.inputs = [];";

async function flowise(source: string): Promise<string> {
  return directoryWith({ 'package.json': FLOWISE, 'dist/credentials/X.credential.js': source });
}

describe('A package of Flowise', () => {
  it.each([
    ['a function that is called', "this.label = (() => 'x')();"],
    ['another module', "this.label = require('fs').readFileSync('/etc/passwd', 'utf8');"],
    ['the process', 'this.label = process.env.HOME;'],
    ['a global', 'this.label = globalThis.name;'],
    ['a template that computes', 'this.label = `${1 + 1}`;'],
    ['a regular expression', 'this.label = /x/;'],
    ['a getter', "this.inputs = [{ get name() { return 'x'; } }];"],
    ['a spread', 'this.inputs = [...scopes];'],
    ['a computed key', "this.inputs = [{ ['na' + 'me']: 'x' }];"],
    ['a loop', 'while (true) {}'],
    ['a condition', "this.label = true ? 'x' : 'y';"],
    ['another method of a list', "this.label = ['x'].map(String);"],
    ['an assignment elsewhere', "Object.prototype.polluted = 'x';"],
    ['a computed field', "this['label'] = 'x';"],
  ])('is refused, with the line, where a definition is %s', async (_, statement) => {
    const directory = await flowise(aClass(`${WHOLE}\n${statement}`));
    await expect(pluginTypes([directory])).rejects.toThrow(
      /X\.credential\.js: line \d+ is more than a value that is spelled out/,
    );
  });

  it('runs nothing of what stands around the class', async () => {
    const trace = join(await directoryWith({ 'a.txt': '' }), 'trace');
    const mischief = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran'); process.exit(1);`;
    const directory = await flowise(aClass(WHOLE, `let a = 1;\n${mischief}`, mischief));
    expect((await pluginTypes([directory])).map(({ type }) => type.name)).toEqual(['xApi']);
    expect(existsSync(trace)).toBe(false);
  });

  it('cannot reach prototypes through the names of its members', async () => {
    const directory = await flowise(
      aClass(`${WHOLE} this.__proto__ = { polluted: 'x' }; this.constructor = { polluted: 'x' };`),
    );
    await pluginTypes([directory]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['no class', 'module.exports = {};', /exactly one class/],
    ['two classes', 'class A {}\nclass B {}', /exactly one class/],
    ['no constructor', 'class A {}', /no constructor/],
    ['no JavaScript', 'class {', /X\.credential\.js: /],
    [
      'too deep for anybody',
      aClass(`this.inputs = ${'['.repeat(50_000)}${']'.repeat(50_000)};`),
      /X\.credential\.js: /,
    ],
    ['without inputs of a known kind', aClass("this.label = 'X'; this.name = 'xApi'; this.version = 1; this.inputs = [{ label: 'L', name: 'n', type: 'asyncOptions' }];"), /xApi: inputs\.0\.type/], // prettier-ignore
  ])('is refused when a file is %s', async (_, source, says) => {
    await expect(pluginTypes([await flowise(source)])).rejects.toThrow(says);
  });

  it('is refused when it was not built', async () => {
    const directory = await directoryWith({ 'package.json': FLOWISE });
    await expect(pluginTypes([directory])).rejects.toThrow(/has no folder dist\/credentials/);
  });
});

const N8N = { name: 'n8n-nodes-acme', version: '1.0.0', n8n: { credentials: ['dist/credentials/A.credentials.js'] } };
const FILE = 'dist/types/credentials.json';
const aType = (changes: Record<string, unknown> = {}) => ({
  name: 'acmeApi',
  displayName: 'Acme',
  properties: [],
  ...changes,
});

async function n8n(types: unknown): Promise<string> {
  return directoryWith({ 'package.json': N8N, [FILE]: types });
}

describe('A package of n8n', () => {
  it('without a description of its types is not run: what is missing is said', async () => {
    const trace = join(await directoryWith({ 'a.txt': '' }), 'trace');
    const mischief = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran');`;
    const directory = await directoryWith({ 'package.json': { ...N8N, main: 'index.js' }, 'index.js': mischief, 'dist/credentials/A.credentials.js': mischief }); // prettier-ignore
    await expect(pluginTypes([directory])).rejects.toThrow(
      /has no dist\/types\/credentials\.json.*does not run the package's code/,
    );
    expect(existsSync(trace)).toBe(false);
  });

  it.each([
    ['no JSON', '{', /credentials\.json: .*JSON/],
    ['no list', {}, /must be a list of types/],
    ['a list of something else', [5, null], /must be a list of types/],
    ['a type that extends itself', [aType({ extends: ['acmeApi'] })], /acmeApi: it extends itself/],
    ['types that extend each other', [aType({ extends: ['b'] }), aType({ name: 'b', extends: ['acmeApi'] })], /it extends itself/], // prettier-ignore
    ['a name that is none', [aType({ name: '../../x' })], /the name must be letters/],
    ['an input name that is none', [aType({ properties: [{ name: 'a b', displayName: 'A', type: 'string' }] })], /input name a b must be/], // prettier-ignore
  ])('is refused when its description is %s', async (_, types, says) => {
    await expect(pluginTypes([await n8n(types)])).rejects.toThrow(says);
  });

  it.each([
    ['$credentials.a.constructor("return process")()', 'a call'],
    ['$credentials.a ? 1 : 2', 'a choice'],
    ['new Date()', 'the time'],
    ['$parameter["x"]', 'something else'],
    ['$credentials["a"] + $credentials["b"]', 'a sum of values'],
  ])('has no test where it computes: {{%s}}, %s', async (expression) => {
    const type = aType({
      properties: [{ name: 'a', displayName: 'A', type: 'string', typeOptions: { password: true } }],
      authenticate: { type: 'generic', properties: { headers: { x: `={{${expression}}}` } } },
      test: { request: { baseURL: 'https://api.example.com', url: '/' } },
    });
    const [component] = await pluginTypes([await n8n([type])]);
    expect(component?.type.test).toEqual({ untestable: expect.any(String) as string });
    expect(component?.type.inject).toBeUndefined();
  });

  it('sends values only to the host that its test names, or that an input does', async () => {
    const properties = [{ name: 'a', displayName: 'A', type: 'string' }];
    const hostsOf = async (baseURL: string): Promise<unknown> => {
      const [component] = await pluginTypes([
        await n8n([aType({ properties, test: { request: { baseURL, url: '/x' } } })]),
      ]);
      return component?.type.hosts;
    };
    expect(await hostsOf('https://api.example.com')).toEqual(['api.example.com']);
    expect(await hostsOf('={{$credentials.a}}')).toEqual([{ input: 'a' }]);
    expect(await hostsOf('=https://{{$credentials.a}}.example.com')).toEqual(['*.example.com']);
    expect(await hostsOf('=https://{{$credentials.a}}')).toEqual([{ input: 'a' }]);
    expect(await hostsOf('=https://{{$credentials.a}}.com')).toEqual([]); // that would be any .com there is
    expect(await hostsOf('=https://api.{{$credentials.a}}example.com')).toEqual([]);
  });
});
