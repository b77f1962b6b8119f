import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { StartError } from '../../platform/index.js';
import type { Component } from '../component.js';
import { typeOf } from './definition.js';
import type { Source } from './source.js';

const KINDS = new Set(['.json', '.ts', '.mts', '.js', '.mjs']);
const NO_DEFINITIONS = /\.d\.m?ts$|\.(spec|test)\.\w+$|^(package|package-lock|tsconfig)\.json$/;

/**
 * Types in Keyrack's own format: every file of the directory is a definition, or a list of them; a module has it as its
 * default export.
 * @throws StartError naming the file, the type and what is wrong
 */
export async function ownTypes({ origin, directory, manifest }: Source): Promise<Component[]> {
  const folder = join(directory, manifest?.keyrack?.types ?? '.');
  const files = (await readdir(folder)).filter((file) => KINDS.has(extname(file)) && !NO_DEFINITIONS.test(file)).sort();
  if (files.length === 0) {
    throw new StartError(
      `KEYRACK_TYPES: ${folder} holds no definition of a credential type. One is a file ending in .json, .ts, .mts, .js or .mjs.`,
    );
  }
  const read = await Promise.all(files.map((file) => typesIn(join(folder, file))));
  return read.flatMap(({ types, changed }) => types.map((type) => ({ type, origin, changed, directory: folder })));
}

async function typesIn(file: string): Promise<{ types: Component['type'][]; changed: string }> {
  try {
    const given = extname(file) === '.json' ? (JSON.parse(await readFile(file, 'utf8')) as unknown) : await load(file);
    if (given === undefined)
      throw new TypeError('the module has no default export; it must be a definition, or a list');
    const types = (Array.isArray(given) ? given : [given]).map(typeOf);
    return { types, changed: (await stat(file)).mtime.toISOString() };
  } catch (error) {
    throw new StartError(`KEYRACK_TYPES: ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Runs a module of the operator's own, TypeScript included, with this very copy of `@keyrack/credential-types`. */
async function load(file: string): Promise<unknown> {
  const alias = { '@keyrack/credential-types': fileURLToPath(import.meta.resolve('@keyrack/credential-types')) };
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false, interopDefault: false, alias });
  const module = await jiti.import<{ default?: unknown }>(file);
  return module.default;
}
