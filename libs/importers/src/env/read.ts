import { readFile, stat } from 'node:fs/promises';
import { codeOf, ImportError } from '../import-error.js';
import type { SkippedItem } from '../item.js';
import { utf8 } from '../openssl.js';
import { skipped } from '../skipped.js';
import { statementAt } from './lines.js';

const MOST_BYTES = 4_194_304;

/** A variable of the environment. */
export interface Variable {
  name: string;
  value: string;
}

/** What a `.env` file holds. */
export interface EnvFile {
  variables: Variable[];
  /** Variables whose value is in doubt, by their names, and lines that are none, by their numbers. */
  skipped: SkippedItem[];
}

/**
 * The variables that a `.env` file sets: the last value of a name counts, and nothing is substituted. Those without a value
 * are left out.
 * @throws ImportError if it cannot be read
 */
export async function readEnv({ file }: { file: string }): Promise<EnvFile> {
  const lines = (await textOf(file)).replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const variables = new Map<string, string>();
  const unread = new Map<string, SkippedItem>();
  for (let at = 0; at < lines.length;) {
    const statement = statementAt(lines, at);
    if (statement.what === 'variable') {
      unread.delete(statement.name);
      variables.set(statement.name, statement.value);
    } else if (statement.what === 'unread') {
      // The text of a line may be a part of a secret, so that none of it is said.
      const { name, why } = statement;
      const id = name ?? `line ${at + 1}`;
      if (name !== undefined) variables.delete(name);
      unread.set(id, skipped('variable', id, undefined, { code: 'DAMAGED', message: why }));
    }
    at += statement.lines;
  }
  const set = [...variables].filter(([, value]) => value !== '');
  return { variables: set.map(([name, value]) => ({ name, value })), skipped: [...unread.values()] };
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).size <= MOST_BYTES) return utf8(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw new ImportError('NOT_READABLE', `${file} is no text in UTF-8.`);
    throw new ImportError('NOT_FOUND', `${file} is no file that can be read (${codeOf(error)}).`);
  }
  throw new ImportError('NOT_READABLE', `${file} is larger than ${MOST_BYTES} bytes.`);
}
