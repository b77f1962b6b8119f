import { join } from 'node:path';
import { createRootKeyFile, LocalRootKey, readRootKeyFile, SealError } from '@keyrack/sealing';
import { StartError, type Config } from '../platform/index.js';

/**
 * The root key that the configuration names; on SQLite, without one, that of the data directory.
 * @param needed the ids of the root keys that data depends on; when there are none, one is made there if it is missing
 * @throws StartError
 */
export async function readRootKey(
  { rootKey, database, dataDir }: Config,
  needed: readonly string[],
): Promise<LocalRootKey> {
  if (rootKey?.from === 'value') return LocalRootKey.fromBase64(rootKey.base64);
  if (rootKey?.from === 'file') return readFile(rootKey.path, 'KEYRACK_ROOT_KEY_FILE names');
  if (database.engine !== 'sqlite') {
    throw new StartError(
      'On MySQL, MariaDB and PostgreSQL the root key must be given: set KEYRACK_ROOT_KEY to 32 random bytes in base64 ' +
        '(openssl rand -base64 32), or KEYRACK_ROOT_KEY_FILE to a file with them, and keep a copy apart from the database.',
    );
  }
  const path = join(dataDir, 'root.key');
  if (needed.length > 0)
    return readFile(path, `the credentials in this data directory were sealed with (root key ${needed.join(' or ')})`);
  try {
    return await createRootKeyFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFile(path, 'lies in the data directory');
    throw new StartError(`Cannot write the root key to ${path}: give Keyrack a data directory that it may write to.`);
  }
}

/** The root key that another one takes the place of, if the configuration names one. */
export async function readPreviousRootKey({ previousRootKey }: Config): Promise<LocalRootKey | undefined> {
  if (previousRootKey?.from === 'value') return LocalRootKey.fromBase64(previousRootKey.base64);
  return previousRootKey && readFile(previousRootKey.path, 'KEYRACK_PREVIOUS_ROOT_KEY_FILE names');
}

async function readFile(path: string, which: string): Promise<LocalRootKey> {
  try {
    return await readRootKeyFile(path);
  } catch (error) {
    const why = error instanceof SealError ? 'does not hold 32 bytes in base64' : 'is missing or cannot be read';
    throw new StartError(
      `The root key file that ${which}, ${path}, ${why}. Put it back from your copy of it; nothing was changed.`,
    );
  }
}
