import type { EntityManager } from 'typeorm';
import type { AnyEntity, Database } from '../../persistence/index.js';
import { problem } from '../../platform/index.js';

/** What the first start of a service makes. */
const FOUNDING: Readonly<Record<string, number>> = { organizations: 1, workspaces: 1, api_keys: 1 };
/** What comes by itself, and is worth nothing without the rest. */
const UNIMPORTANT = new Set(['key_checks', 'audit_entries', 'throttles', 'one_time_tokens']);

/**
 * Rows are restored only where nothing would be lost.
 * @throws Problem `conflict` naming what is there
 */
export async function assertEmpty(
  database: Database,
  tx: EntityManager,
  entities: readonly AnyEntity[],
): Promise<void> {
  const found: string[] = [];
  for (const { table } of entities) {
    if (UNIMPORTANT.has(table)) continue;
    const [row] = await database.readIn(tx, `SELECT COUNT(*) AS count FROM ${table}`, []);
    const count = Number(row?.['count']);
    if (count > (FOUNDING[table] ?? 0)) found.push(`${table.replaceAll('_', ' ')} (${count})`);
  }
  if (found.length === 0) return;
  throw problem(
    'conflict',
    `A backup is restored into an empty service only, and this one has ${found.join(', ')}. Start a service on an empty ` +
      'database, with the root key that belongs to the backup, and restore with the first key of that one. Nothing was changed',
  );
}

/**
 * Holds everybody else off what the first start has made until the transaction ends: each row that could be added refers to the
 * organization, or is an organization, which the lock of starts holds. Then what was counted stays so. In the order in which
 * others lock, so that nobody waits for each other.
 */
export async function holdOthersOff(database: Database, tx: EntityManager): Promise<void> {
  await database.lockStart(tx);
  if (database.engine === 'sqlite') return; // there, one writes at a time
  for (const table of ['key_checks', 'workspaces', 'api_keys', 'organizations'])
    await database.readIn(tx, `SELECT 1 FROM ${table} FOR UPDATE`, []);
}
