import { join } from 'node:path';
import { SqliteConnection } from '../../src/persistence/sqlite/connection.js';
import { newDirectory } from '../service/process.js';
import { CommandLine } from './cli.js';

/** A service, with the place of its data and of its root key. */
export interface Installation {
  keyrack: CommandLine;
  data: string;
  rootKey: string;
}

/** Starts a service with data of its own, or on those of another that has ended. */
export async function install(env: Record<string, string> = {}, data?: string): Promise<Installation> {
  const directory = data ?? join(await newDirectory(), 'data');
  const keyrack = await CommandLine.start({ KEYRACK_DATA_DIR: directory, ...env });
  return { keyrack, data: directory, rootKey: env['KEYRACK_ROOT_KEY_FILE'] ?? join(directory, 'root.key') };
}

/** Runs SQL on the database of a service, beside the service. */
export function sqlOn<Row = Record<string, unknown>>({ data }: Installation, sql: string, ...values: string[]): Row[] {
  const connection = new SqliteConnection(join(data, 'keyrack.db'));
  try {
    const statement = connection.prepare(sql);
    if (statement.reader) return statement.all(...values) as Row[];
    statement.run(...values);
    return [];
  } finally {
    connection.close();
  }
}

/** What is stored, but for what an attempt changes: what was refused, and when keys were last used. */
export function storedIn(installation: Installation): Record<string, string[]> {
  const tables = sqlOn<{ name: string }>(installation, "SELECT name FROM sqlite_master WHERE type = 'table'");
  const lasting = tables.filter(({ name }) => !['throttles', 'credential_uses'].includes(name));
  return Object.fromEntries(
    lasting.map(({ name }) => [
      name,
      sqlOn(installation, `SELECT * FROM ${name}`)
        .filter(({ outcome }) => outcome !== 'refused')
        .map((row) => JSON.stringify({ ...row, last_used_at: null }))
        .sort(),
    ]),
  );
}
