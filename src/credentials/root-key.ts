import { join } from 'node:path';
import {
  createRootKeyFile,
  keyCheck,
  LocalRootKey,
  passesKeyCheck,
  readRootKeyFile,
  SealError,
  type KeyProvider,
} from '@keyrack/sealing';
import { Database, isDuplicate } from '../persistence/index.js';
import { StartError, type Config } from '../platform/index.js';
import { KeyCheck } from './entities.js';

/**
 * The root key that this installation was set up with. At the first start it is made (SQLite) or taken (given), and a
 * check value is stored; at later starts a key that does not pass the check is refused before anything is read or written.
 * @throws StartError that says what to do
 */
export async function obtainRootKey(config: Config, database: Database): Promise<KeyProvider> {
  const stored = await database.manager.find(KeyCheck);
  const rootKey = await readRootKey(config, stored.length > 0);
  if (stored.length === 0) {
    const check = { keyId: rootKey.keyId, value: await keyCheck(rootKey), createdAt: new Date() };
    try {
      await database.write((tx) => tx.insert(KeyCheck, check));
    } catch (error) {
      if (!isDuplicate(error)) throw error; // another process started at the same time, with the same key
    }
    return rootKey;
  }
  for (const { value } of stored) if (await passesKeyCheck(rootKey, value)) return rootKey;
  throw new StartError(
    'This is not the root key that the credentials in this database were sealed with, so none of them would open. ' +
      'Nothing was changed. Give the key that was used before: KEYRACK_ROOT_KEY, KEYRACK_ROOT_KEY_FILE, or root.key in the data directory.',
  );
}

async function readRootKey({ rootKey, database, dataDir }: Config, isSetUp: boolean): Promise<LocalRootKey> {
  if (rootKey?.from === 'value') return LocalRootKey.fromBase64(rootKey.base64);
  if (rootKey?.from === 'file') return readFile(rootKey.path, 'KEYRACK_ROOT_KEY_FILE names');
  if (database.engine !== 'sqlite') {
    throw new StartError(
      'On MySQL, MariaDB and PostgreSQL the root key must be given: set KEYRACK_ROOT_KEY to 32 random bytes in base64 ' +
        '(openssl rand -base64 32), or KEYRACK_ROOT_KEY_FILE to a file with them, and keep a copy apart from the database.',
    );
  }
  const path = join(dataDir, 'root.key');
  if (isSetUp) return readFile(path, 'the credentials in this data directory were sealed with');
  try {
    return await createRootKeyFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFile(path, 'lies in the data directory');
    throw new StartError(`Cannot write the root key to ${path}: give Keyrack a data directory that it may write to.`);
  }
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
