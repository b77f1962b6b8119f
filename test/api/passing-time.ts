import { isoTime, timeParameter } from '../../src/persistence/index.js';
import { sql } from '../database/rows.js';
import type { Service } from '../support/service.js';

const COLUMNS = ['values_at', 'expires_at', 'rotate_at', 'due_at'];

/** Time passes for one credential: its dates move back by so many days. */
export async function letPass(service: Service, id: string, days: number): Promise<void> {
  const { database } = service;
  const [row] = await database.read(`SELECT ${COLUMNS.join(', ')} FROM credentials WHERE id = ?`, [id]);
  for (const [column, value] of Object.entries(row ?? {})) {
    if (value === null) continue;
    const moved = new Date(Date.parse(isoTime(value)) - days * 86_400_000);
    await sql(service, `UPDATE credentials SET ${column} = ? WHERE id = ?`, timeParameter(database.engine, moved), id);
  }
}

/** A time so many days from now, as requests have it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
