import { readFile, stat } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { codeOf, ImportError } from '../import-error.js';

const MOST_BYTES = 4_194_304;

/** A variable of the environment. */
export interface Variable {
  name: string;
  value: string;
}

/**
 * The variables that a `.env` file sets, as Node reads it: the last value of a name counts, and nothing is substituted.
 * Those without a value are left out.
 * @throws ImportError if it cannot be read
 */
export async function readEnv({ file }: { file: string }): Promise<Variable[]> {
  const text = await textOf(file);
  return Object.entries(parseEnv(text.replace(/^\uFEFF/, ''))).flatMap(([name, value = '']) =>
    value === '' ? [] : [{ name, value }],
  );
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).size <= MOST_BYTES) return await readFile(file, 'utf8');
  } catch (error) {
    throw new ImportError('NOT_FOUND', `${file} is no file that can be read (${codeOf(error)}).`);
  }
  throw new ImportError('NOT_READABLE', `${file} is larger than ${MOST_BYTES} bytes.`);
}
