import type { EntityManager } from 'typeorm';
import type { Database } from '../persistence/index.js';
import { problem } from '../platform/index.js';

/**
 * Whoever wraps something, or does away with another root key, locks the check of its own before. That check goes only when
 * nothing is wrapped with its key: another process may have moved everything to a new root key since this one started.
 * @param others are locked as well, if they have a check: all in one order, so that two do not wait for each other
 * @throws Problem `unavailable` when the root key with this id has no check any more
 */
export async function assertRootKeyCounts(
  database: Database,
  tx: EntityManager,
  keyId: string,
  others: readonly string[] = [],
): Promise<void> {
  const ids = [keyId, ...others];
  const lock = database.engine === 'sqlite' ? '' : ' FOR UPDATE';
  const sql = `SELECT key_id FROM key_checks WHERE key_id IN (${ids.map(() => '?').join(', ')}) ORDER BY key_id${lock}`;
  const isThere = async (): Promise<boolean> =>
    (await database.readIn(tx, sql, ids)).some((row) => row['key_id'] === keyId);
  // Who has waited for a restore finds the old row gone, and the new one when they look again.
  if ((await isThere()) || (await isThere())) return;
  throw problem(
    'unavailable',
    'The root key of this installation was changed, and this process still runs with the one before: start it anew',
  );
}
