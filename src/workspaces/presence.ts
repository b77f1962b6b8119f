import type { EntityManager } from 'typeorm';
import type { Actor } from '../authorization/index.js';
import type { Database } from '../persistence/index.js';
import { isPlausibleId, problem } from '../platform/index.js';

/**
 * Locks the rows of people until the transaction ends. What begins a way in (a session, a key, a membership) and what ends all
 * of them (leaving, another password) take this lock first, so that neither misses what the other is just doing.
 */
export async function lockPeople(
  database: Database,
  tx: EntityManager,
  ids: Iterable<string | null | undefined>,
): Promise<void> {
  if (database.engine === 'sqlite') return; // it has one writer at a time
  const known = [...new Set(ids)].filter((id) => typeof id === 'string' && isPlausibleId(id)).toSorted();
  const sql = 'SELECT id FROM users WHERE id = ? FOR UPDATE';
  for (const id of known) await database.readIn(tx, sql, [id]); // one after the other, in the same order everywhere
}

/**
 * For what outlives the request, such as a key: whoever asks may have been removed since the request came in. Holds off
 * until the transaction ends that they are. To be called first in it.
 * @throws Problem `unauthenticated`
 */
export async function assertStillHere(
  database: Database,
  tx: EntityManager,
  { workspaceId, grant: { userId, makerId, keyId, sessionId } }: Actor,
): Promise<void> {
  await lockPeople(database, tx, [userId, makerId]);
  const lock = database.engine === 'sqlite' ? '' : ' FOR UPDATE'; // nobody revokes the key meanwhile
  const looks: [sql: string, parameters: string[]][] = [];
  if (userId !== null)
    looks.push(['SELECT user_id FROM members WHERE workspace_id = ? AND user_id = ?', [workspaceId, userId]]);
  if (keyId !== null) looks.push([`SELECT id FROM api_keys WHERE id = ?${lock}`, [keyId]]);
  if (sessionId !== null) looks.push(['SELECT id FROM sessions WHERE id = ?', [sessionId]]);
  for (const [sql, parameters] of looks)
    if ((await database.readIn(tx, sql, parameters)).length === 0)
      throw problem('unauthenticated', 'You were removed, or your session or API key has ended, while you asked for this. Nothing was changed'); // prettier-ignore
}
