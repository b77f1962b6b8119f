import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { codeOf, ImportError } from '../import-error.js';

/** What is read at once: an archive as it lies there, and one of its files unpacked, which has 500 rows at the most. */
const MOST = 268_435_456;
/** A table without rows has no file. */
export const TELLING = ['credentialsentity', 'project', 'workflowentity'];
const isTelling = (name: string): boolean => TELLING.some((table) => name === `${table}.jsonl`);
const FILE = /^([a-z0-9]+)(?:\.(\d+))?\.jsonl$/;

/** What `n8n export:entities` wrote: a file of lines for each 500 rows of each table, in an archive or unpacked. */
export interface Archive {
  /** The files of a table, in their order. */
  files(table: string): string[];
  /** @throws ImportError for what is larger than is read */
  read(file: string): Promise<string>;
}

/** Undefined for what is no such export. @throws ImportError for an archive that cannot be read */
export async function openArchive(path: string): Promise<Archive | undefined> {
  const isDirectory = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isDirectory) return unpacked(path);
  return path.endsWith('.zip') ? zipped(path) : undefined;
}

async function unpacked(path: string): Promise<Archive | undefined> {
  const names = await readdir(path);
  if (!names.some(isTelling)) return undefined;
  const read = async (file: string): Promise<string> => {
    assertReadable(file, (await stat(join(path, file))).size);
    return readFile(join(path, file), 'utf8');
  };
  return { files: (table) => filesOf(table, names), read };
}

async function zipped(path: string): Promise<Archive> {
  const bytes = await bytesOf(path);
  const sizes = new Map<string, number>();
  unzip(path, bytes, ({ name, originalSize }) => {
    sizes.set(basename(name), originalSize);
    return false;
  });
  if (![...sizes.keys()].some(isTelling))
    throw new ImportError('UNRECOGNISED', `${path} holds no tables, as what \`n8n export:entities\` writes.`);
  const read = (file: string): Promise<string> => {
    assertReadable(file, sizes.get(file) ?? 0);
    const [content] = Object.values(unzip(path, bytes, ({ name }) => basename(name) === file));
    return Promise.resolve(new TextDecoder().decode(content));
  };
  return { files: (table) => filesOf(table, [...sizes.keys()]), read };
}

/** `project.jsonl`, then `project.2.jsonl`, and so on. */
function filesOf(table: string, names: readonly string[]): string[] {
  const numbered = names.flatMap((name) => {
    const [, of, number = '1'] = FILE.exec(name) ?? [];
    return of === table ? [{ name, number: Number(number) }] : [];
  });
  return numbered.sort((a, b) => a.number - b.number).map(({ name }) => name);
}

function unzip(
  path: string,
  bytes: Uint8Array,
  filter: (file: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw new ImportError('NOT_READABLE', `${path} is no whole ZIP archive.`);
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    assertReadable(path, (await stat(path)).size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('NOT_FOUND', `${path} is no file that can be read (${codeOf(error)}).`);
  }
}

function assertReadable(file: string, size: number): void {
  if (size > MOST) throw new ImportError('NOT_READABLE', `${file} is larger than ${MOST} bytes.`);
}
