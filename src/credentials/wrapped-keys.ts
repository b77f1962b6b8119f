import type { EntityManager } from 'typeorm';
import type { Database } from '../persistence/index.js';

/** The tables whose `wrapped` holds a data key that a root key has wrapped. */
export const WRAPPED = ['data_keys', 'organization_keys'] as const;

/** `krw1:`, and the id of the root key, which has 16 characters. */
const ID = { from: 6, length: 16 };

/** How many data keys each root key wraps. */
export async function wrappedBy(database: Database, tx?: EntityManager): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of WRAPPED) {
    for (const { keyId, count } of await wrappedIn(database, table, tx)) counts[keyId] = (counts[keyId] ?? 0) + count;
  }
  return counts;
}

/** The same in one table. */
export async function wrappedIn(
  database: Database,
  table: (typeof WRAPPED)[number],
  tx: EntityManager = database.manager,
): Promise<{ keyId: string; count: number }[]> {
  const keyId = `SUBSTR(wrapped, ${ID.from}, ${ID.length})`;
  const sql = `SELECT ${keyId} AS key_id, COUNT(*) AS count FROM ${table} GROUP BY ${keyId}`;
  const rows = await database.readIn(tx, sql, []);
  return rows.map((row) => ({ keyId: String(row['key_id']), count: Number(row['count']) }));
}
