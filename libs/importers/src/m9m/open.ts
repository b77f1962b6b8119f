import { stat } from 'node:fs/promises';
import { codeOf, ImportError } from '../import-error.js';
import type { Source } from '../item.js';
import { openSqlite, isSqlite } from '../sql/sqlite.js';
import { documentOf } from './document.js';
import { storeOf } from './store.js';

export interface M9mSource {
  /** m9m's SQLite store (`m9m.db`), or JSON: a list of credentials, or `{credentials, workflows}`. */
  file: string;
}

/**
 * Opens what m9m has stored, which is in clear.
 * @throws ImportError if it cannot be read, or is nothing of m9m
 */
export async function openM9m({ file }: M9mSource): Promise<Source> {
  try {
    await stat(file);
    if (!isSqlite(file)) return await documentOf(file);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('NOT_FOUND', `${file} is no file that can be read (${codeOf(error)}).`);
  }
  return storeOf(await openSqlite(file), file);
}
