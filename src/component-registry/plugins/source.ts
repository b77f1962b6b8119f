import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { StartError } from '../../platform/index.js';

/** A place that credential types are read from. */
export interface Source {
  /** What the types say of where they came from: the package with its version, or the directory as it was configured. */
  origin: string;
  /** Absolute. */
  directory: string;
  manifest: Manifest | undefined;
}

/** The parts of a package.json that tell what kind of types a package has. */
export interface Manifest {
  name?: string;
  version?: string;
  /** Ours: the directory of the definitions inside the package. */
  keyrack?: { types?: string };
  n8n?: { credentials?: string[] };
}

/**
 * Finds what one word of KEYRACK_TYPES names: a directory, or a package that is installed where Keyrack was started.
 * @throws StartError when there is no such thing
 */
export async function locate(word: string): Promise<Source> {
  const directory = isPath(word) ? resolve(word) : packageDirectory(word);
  if (directory === undefined) {
    throw new StartError(
      `KEYRACK_TYPES names ${word}, and no package of this name is installed in ${resolve('node_modules')} or above. ` +
        `Install it (npm install ${word}), or give the path of a directory, such as ./types.`,
    );
  }
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new StartError(`KEYRACK_TYPES names ${word}, and ${directory} is no directory.`);
  }
  const manifest = await manifestOf(directory);
  const { name, version } = manifest ?? {};
  return { origin: isPath(word) || !name ? word : `${name}@${version ?? '?'}`, directory, manifest };
}

/** A package name never begins so. */
function isPath(word: string): boolean {
  return word.startsWith('.') || isAbsolute(word) || word.includes('\\');
}

/** By hand rather than by `require.resolve`: a package need not export its package.json, nor anything at all. */
function packageDirectory(name: string): string | undefined {
  for (let place = resolve('.'); ; place = dirname(place)) {
    const directory = join(place, 'node_modules', name);
    if (existsSync(directory)) return directory;
    if (place === dirname(place)) return undefined;
  }
}

async function manifestOf(directory: string): Promise<Manifest | undefined> {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Manifest;
  } catch {
    throw new StartError(`${file} is no JSON.`);
  }
}
