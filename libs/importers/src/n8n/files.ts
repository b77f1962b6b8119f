import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeOf, ImportError } from '../import-error.js';
import type { Skip } from '../item.js';
import { isFields, parseJson, type Fields } from '../json.js';
import { jsonElements } from '../json-elements.js';

const MOST = 16_777_216;

/** One object of an export, or why it is none; the file that it stands in, and where in there. */
export type Entry = { path: string; place: string } & ({ fields: Fields } | { skip: Skip });

/** The objects in a file, or in all `.json` files of a directory, as `--separate` and `--backup` write them. */
export async function* entriesIn(path: string): AsyncGenerator<Entry> {
  for (const file of await filesAt(path)) {
    let number = 0;
    for await (const element of jsonElements(file, MOST)) {
      const place = `${basename(file)} #${++number}`;
      yield { path: file, place, ...entryOf(element) };
    }
  }
}

function entryOf(element: string | undefined): { fields: Fields } | { skip: Skip } {
  if (element === undefined) return { skip: { code: 'TOO_LARGE', message: 'it is larger than is read' } };
  const parsed = parseJson(element);
  if ('skip' in parsed) return parsed;
  if (isFields(parsed.value)) return { fields: parsed.value };
  return { skip: { code: 'NOT_A_RECORD', message: 'it is no JSON object' } };
}

async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw new ImportError('NOT_FOUND', `${path} is no file and no directory that can be read (${codeOf(error)}).`);
  }
}
