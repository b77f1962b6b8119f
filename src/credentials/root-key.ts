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
import { Database } from '../persistence/index.js';
import { StartError, type Config } from '../platform/index.js';
import { KeyCheck, OrganizationKey, WorkspaceKey } from './entities.js';

/**
 * The root key that this installation was set up with. At the first start it is made (SQLite) or taken (given), and a
 * check value is stored; at later starts a key that does not pass the check is refused before anything is read or written.
 * @throws StartError that says what to do
 */
export async function obtainRootKey(config: Config, database: Database): Promise<KeyProvider> {
  const known = await database.manager.find(KeyCheck);
  const rootKey = await readRootKey(config, known.length > 0);
  const checks = known.length > 0 ? known : await storeCheck(database, rootKey);
  for (const { value } of checks) if (await passesKeyCheck(rootKey, value)) return rootKey;
  throw new StartError(
    'This is not the root key that the credentials in this database were sealed with, so none of them would open. ' +
      'Nothing was changed. Give the key that was used before: KEYRACK_ROOT_KEY, KEYRACK_ROOT_KEY_FILE, or root.key in the data directory.',
  );
}

/** Stores the check value of the first root key; or gives the one that another process, started at the same time, has stored. */
async function storeCheck(database: Database, rootKey: KeyProvider): Promise<KeyCheck[]> {
  const check = { keyId: rootKey.keyId, value: await keyCheck(rootKey), createdAt: new Date() };
  return database.write(async (tx) => {
    await database.lockStart(tx);
    const found = await tx.find(KeyCheck); // eslint-disable-line no-restricted-syntax -- it belongs to no tenant
    if (found.length > 0) return found;
    if ((await tx.count(WorkspaceKey)) + (await tx.count(OrganizationKey)) > 0) {
      throw new StartError(
        'The check value of the root key is missing from this database (table key_checks), although there are keys that ' +
          'a root key has wrapped. Nothing was changed. Restore the database from a backup.',
      );
    }
    await tx.insert(KeyCheck, check);
    return [check];
  });
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
