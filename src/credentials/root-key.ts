import { keyCheck, passesKeyCheck, RootKeyPair, type KeyProvider } from '@keyrack/sealing';
import type { EntityManager } from 'typeorm';
import { Database } from '../persistence/index.js';
import { StartError, type Config } from '../platform/index.js';
import { KeyCheck, OrganizationKey, WorkspaceKey } from './entities.js';
import { readPreviousRootKey, readRootKey } from './root-key-source.js';
import { wrappedBy } from './wrapped-keys.js';

/**
 * The root key that this installation was set up with. At the first start it is made (SQLite) or taken (given), and a
 * check value is stored; at later starts a key that does not pass the check is refused before anything is read or written.
 * A new key is taken when the previous one, which must be given as well, passes the check: it gets a check of its own.
 * While other keys of this installation still wrap something, no start goes without them.
 * @throws StartError that says what to do
 */
export async function obtainRootKey(config: Config, database: Database): Promise<RootKeyPair> {
  const known = await database.manager.find(KeyCheck);
  const previous = await readPreviousRootKey(config);
  const isChanging = previous !== undefined && (await passesAny(previous, known));
  const needed = isChanging ? await lacking(database, known, [previous.keyId]) : known.map(({ keyId }) => keyId);
  const current = await readRootKey(config, needed);
  if (current.keyId === previous?.keyId) throw new StartError(SAME);
  const pair = new RootKeyPair(current, previous);
  const checks = known.length > 0 ? known : await storeFirstCheck(database, current);
  if (await passesAny(current, checks)) {
    assertNone(await lacking(database, checks, pair.keyIds));
    return pair;
  }
  if (previous && isChanging && (await storeNextCheck(database, current, previous))) return pair;
  throw new StartError(previous ? `${REFUSED} ${NEITHER}` : REFUSED);
}

/**
 * The ids of other root keys of this installation, which have a check, that data keys are wrapped with. What is wrapped with
 * none of those was altered: for one row that does not open, the rest goes on.
 */
async function lacking(
  database: Database,
  checks: readonly KeyCheck[],
  given: readonly string[],
  tx?: EntityManager,
): Promise<string[]> {
  const others = checks.map(({ keyId }) => keyId).filter((id) => !given.includes(id));
  if (others.length === 0) return []; // and nothing has to be counted, as at nearly every start
  const counts = await wrappedBy(database, tx);
  return others.filter((id) => (counts[id] ?? 0) > 0);
}

/** @throws StartError naming them */
function assertNone(keyIds: readonly string[]): void {
  if (keyIds.length === 0) return;
  throw new StartError(
    `Data keys in this database are wrapped with the root key ${keyIds.join(' and ')}, which is not given: a change of the ` +
      'root key was begun and not finished. Nothing was changed. Give the key that it began with and the one that it leads to, as ' +
      'KEYRACK_ROOT_KEY and KEYRACK_PREVIOUS_ROOT_KEY (or _FILE), and finish it (docs/operations.md, Changing the root key).',
  );
}

/** Whether a key is one of those that these checks were made with. */
export async function passesAny(rootKey: KeyProvider, checks: readonly Pick<KeyCheck, 'value'>[]): Promise<boolean> {
  for (const { value } of checks) if (await passesKeyCheck(rootKey, value)) return true;
  return false;
}

/** A check of a key, to be stored. */
export async function checkOf(rootKey: KeyProvider): Promise<KeyCheck> {
  return { keyId: rootKey.keyId, value: await keyCheck(rootKey), createdAt: new Date() };
}

const REFUSED =
  'This is not the root key that the credentials in this database were sealed with, so none of them would open. ' +
  'Nothing was changed. Give the key that was used before: KEYRACK_ROOT_KEY, KEYRACK_ROOT_KEY_FILE, or root.key in the data directory.';
const NEITHER = 'The previous root key that is given is not that key either.';
const SAME =
  'The root key and the previous root key are the same. Give the new key as KEYRACK_ROOT_KEY or KEYRACK_ROOT_KEY_FILE, and the ' +
  'one that it takes the place of as KEYRACK_PREVIOUS_ROOT_KEY or KEYRACK_PREVIOUS_ROOT_KEY_FILE; or take the latter away.';

/** Stores the check value of the first root key; or gives the one that another process, started at the same time, has stored. */
async function storeFirstCheck(database: Database, rootKey: KeyProvider): Promise<KeyCheck[]> {
  const check = await checkOf(rootKey);
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

/** Lets the database open with another root key as well, as long as the previous one still does. */
async function storeNextCheck(database: Database, current: KeyProvider, previous: KeyProvider): Promise<boolean> {
  const check = await checkOf(current);
  return database.write(async (tx) => {
    await database.lockStart(tx);
    const found = await tx.find(KeyCheck); // eslint-disable-line no-restricted-syntax -- it belongs to no tenant
    if (await passesAny(current, found)) return true; // another process, started at the same time, has stored it
    if (!(await passesAny(previous, found))) return false;
    assertNone(await lacking(database, found, [current.keyId, previous.keyId], tx));
    await tx.insert(KeyCheck, check);
    return true;
  });
}
