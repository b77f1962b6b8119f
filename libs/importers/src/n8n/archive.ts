import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { codeOf, ImportError } from '../import-error.js';

/** What is read at once: an archive as it lies there, and one of its files unpacked, which has 500 rows at the most. */
const MOST = 268_435_456;
/** A table without rows has no file. */
export const TELLING = ['credentialsentity', 'project', 'workflowentity'];
const isTelling = (name: string): boolean => TELLING.some((table) => name === `${table}.jsonl`);
const FILE = /^([a-z0-9]+)(?:\.(\d+))?\.jsonl$/;

/** What `n8n export:entities` wrote: a file of lines for each 500 rows of each table, in an archive or unpacked. */
export interface Archive {
  path: string;
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
  return { path, files: (table) => filesOf(table, names), read };
}

async function zipped(path: string): Promise<Archive> {
  const bytes = await bytesOf(path);
  const zip = await whole(path, fromBufferPromise(bytes));
  const entries = await whole(path, entriesOf(zip));
  if (![...entries.keys()].some(isTelling))
    throw new ImportError('UNRECOGNISED', `${path} holds no tables, as what \`n8n export:entities\` writes.`);
  const read = async (file: string): Promise<string> => {
    const entry = entries.get(file);
    assertReadable(file, entry?.uncompressedSize ?? 0);
    return entry ? (await whole(path, contentOf(zip, entry))).toString('utf8') : '';
  };
  return { path, files: (table) => filesOf(table, [...entries.keys()]), read };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(basename(entry.fileName), entry);
  return entries;
}

/** The library holds the size against what the directory says, and leaves the checksum to others. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const content = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(content) !== entry.crc32) throw new RangeError('A file is not what its directory says.');
  return content;
}

/** `project.jsonl`, then `project.2.jsonl`, and so on. */
function filesOf(table: string, names: readonly string[]): string[] {
  const numbered = names.flatMap((name) => {
    const [, of, number = '1'] = FILE.exec(name) ?? [];
    return of === table ? [{ name, number: Number(number) }] : [];
  });
  return numbered.sort((a, b) => a.number - b.number).map(({ name }) => name);
}

async function whole<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch {
    throw new ImportError('NOT_READABLE', `${path} is no whole ZIP archive.`);
  }
}

async function bytesOf(path: string): Promise<Buffer> {
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
