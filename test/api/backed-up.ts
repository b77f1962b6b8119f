import { createHash } from 'node:crypto';
import { loadConfig, type Engine } from '../../src/platform/index.js';
import type { Answer, Client } from '../support/client.js';
import { createDatabase } from '../support/engine.js';
import { startOn, type Service } from '../support/service.js';

export interface Line {
  table: string;
  row: Record<string, string | number | null>;
}

export interface Backup {
  text: string;
  manifest: {
    format: string;
    version: number;
    migrations: string[];
    rootKeys: string[];
    tables: { name: string; rows: number }[];
  };
  rows: Line[];
  end: { end: boolean; rows: number; sha256: string };
}

/** A backup, read. */
export async function backUp(client: Client): Promise<Backup> {
  const answer = await client.post('/installation/backup');
  if (answer.status !== 200) throw new Error(`the backup was answered ${answer.status}: ${answer.text}`);
  return readBackup(answer.text);
}

export function readBackup(text: string): Backup {
  const [manifest, ...rows] = text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown); // prettier-ignore
  return { text, manifest: manifest as Backup['manifest'], end: rows.pop() as Backup['end'], rows: rows as Line[] };
}

export function restore<T = Record<string, unknown>>(client: Client, text: string, query = ''): Promise<Answer<T>> {
  return client.call<T>('POST', `/installation/restore${query}`, text, { 'content-type': 'application/x-ndjson' });
}

/** The lines between the first and the last one, changed, with a first and a last line that fit them. */
export function forged(backup: Backup, rows: readonly Line[]): string {
  const tables = backup.manifest.tables.map(({ name }) => ({
    name,
    rows: rows.filter(({ table }) => table === name).length,
  }));
  const lines = [{ ...backup.manifest, tables }, ...rows].map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(lines).digest('hex');
  return `${lines}${JSON.stringify({ end: true, rows: rows.length, sha256 })}\n`;
}

/** Rows to compare: without when keys were last used, and what the audit log says of operating. */
export function comparableRows({ rows }: Backup): string[] {
  return rows
    .filter(({ row }) => !String(row['event']).startsWith('installation.'))
    .map(({ table, row }) => JSON.stringify({ table, row: { ...row, last_used_at: null } }))
    .sort();
}

/** An empty service on an engine, with this root key. It is gone after `stop`. */
export async function startEmpty(on: Engine, env: Record<string, string>): Promise<Service> {
  const { env: own, drop } = await createDatabase(on);
  const service = await startOn(loadConfig({ ...own, PORT: '0', LOG_LEVEL: 'debug', ...env }));
  return { ...service, stop: () => service.stop().then(drop) };
}
