import { ImportError } from '../import-error.js';
import type { Skip } from '../item.js';
import { isFields, parseJson, type Fields } from '../json.js';
import { isSalted, openSalted } from '../openssl.js';
import { TELLING, type Archive } from './archive.js';
import type { Entry } from './files.js';

/** Where the key of an export stands. */
export const PLACES =
  'It is sealed with the key that stood in the file of --keyFile when it was made, or else with the encryption key of n8n: ' +
  'N8N_ENCRYPTION_KEY, or encryptionKey in the file config in N8N_USER_FOLDER/.n8n.';

/** The rows of a table. Each line of a file is a page: rows as lines of JSON, sealed together. */
export async function* rowsOf(archive: Archive, table: string, key: string): AsyncGenerator<Entry> {
  const { path } = archive;
  for (const file of archive.files(table)) {
    let number = 0;
    for (const page of linesOf(await archive.read(file))) {
      const text = openPage(page, key);
      if (text === undefined) {
        const message = 'its page of the export does not open: it was altered, or sealed with another key';
        yield { path, place: `${file} page ${++number}`, skip: { code: 'WRONG_KEY', message } };
        continue;
      }
      for (const row of linesOf(text)) yield { path, place: `${file} #${++number}`, ...rowOf(row) };
    }
  }
}

/** The key that opens a page. @throws ImportError without one */
export async function fittingKey(archive: Archive, candidates: readonly (string | undefined)[]): Promise<string> {
  const given = [...new Set(candidates)].filter((each): each is string => each !== undefined && each !== '');
  if (given.length === 0) throw new ImportError('NO_KEY', `The export is sealed, and no key is given. ${PLACES}`);
  let pages = 0;
  for (const file of TELLING.flatMap((table) => archive.files(table))) {
    for (const page of linesOf(await archive.read(file))) {
      const fitting = given.find((each) => openPage(page, each) !== undefined);
      if (fitting !== undefined) return fitting;
      pages++;
    }
  }
  const [first = ''] = given;
  if (pages === 0) return first;
  throw new ImportError('WRONG_KEY', `This key opens no page of the export. ${PLACES}`);
}

function rowOf(row: string): { fields: Fields } | { skip: Skip } {
  const parsed = parseJson(row);
  if ('value' in parsed && isFields(parsed.value)) return { fields: parsed.value };
  return { skip: { code: 'NOT_A_RECORD', message: 'it is no JSON object' } };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Garbage that is text does come out of a wrong key; an object in each line does not. */
function openPage(page: string, key: string): string | undefined {
  const text = isSalted(page) ? openSalted(page, key) : undefined;
  return text?.trimStart().startsWith('{') ? text : undefined;
}
