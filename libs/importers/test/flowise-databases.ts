import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';

/** A row of one of Flowise's tables. */
export type Row = Readonly<Record<string, string | number | null>>;
export type Rows = Readonly<Partial<Record<keyof typeof SCHEMA, readonly Row[]>>>;
type Engine = 'sqlite' | 'mysql' | 'postgres';

/** The columns that matter of Flowise 3's tables, with a mark at those that Flowise 2 does not have. */
const SCHEMA = {
  workspace: ['*', 'id', 'name'],
  credential: ['', 'id', 'name', 'credentialName', 'encryptedData', 'createdDate', '*workspaceId'],
  workspace_shared: ['*', 'id', 'workspaceId', 'sharedItemId', 'itemType'],
  chat_flow: ['', 'id', 'name', 'flowData', 'deployed', 'type', 'analytic', 'speechToText', '*textToSpeech', '*webhookSecret', '*workspaceId'], // prettier-ignore
  variable: ['', 'id', 'name', 'value', 'type'],
  assistant: ['', 'id', 'details', 'credential', '*type'],
  document_store: ['', 'id', 'name', 'loaders', 'vectorStoreConfig', 'embeddingConfig', 'recordManagerConfig'],
  custom_mcp_server: ['*', 'id', 'name', 'authConfig'],
} as const;

const KINDS: Record<Engine, Record<string, string>> = {
  sqlite: { id: 'varchar', createdDate: 'datetime', deployed: 'boolean' },
  mysql: { id: 'varchar(255)', createdDate: 'datetime(6)', deployed: 'tinyint(1)' },
  postgres: { id: 'uuid', createdDate: 'timestamp', deployed: 'boolean', workspaceId: 'uuid' },
};

interface Server {
  run(sql: string, values?: unknown[]): Promise<unknown>;
  end(): Promise<unknown>;
}

/** A database as Flowise has it, with these rows, in the way that the engine wants it to be named; and its removal. */
export interface FlowiseDatabase {
  place: string;
  drop: () => Promise<void>;
}

export async function flowiseDatabase(
  engine: Engine,
  rows: Rows,
  { version = 3, directory = '' }: { version?: 2 | 3; directory?: string } = {},
): Promise<FlowiseDatabase> {
  const name = `keyrack_importers_${randomBytes(6).toString('hex')}`;
  const place = engine === 'sqlite' ? join(directory, `${name}.sqlite`) : `${SERVERS[engine]}/${name}`;
  if (engine !== 'sqlite') await onServer(engine, `CREATE DATABASE ${name}`);
  const server = await open(engine, place);
  for (const [table, [since, ...columns]] of Object.entries(SCHEMA)) {
    const kept = columns
      .filter((column) => version === 3 || !column.startsWith('*'))
      .map((one) => one.replace('*', ''));
    if (since === '*' && version === 2) continue;
    await server.run(`CREATE TABLE ${table} (${kept.map((column) => `${quoted(engine, column)} ${kindOf(engine, column)}`).join(', ')})`); // prettier-ignore
    for (const row of rows[table as keyof typeof SCHEMA] ?? []) await insert(server, engine, table, row, kept);
  }
  await server.end();
  const drop = (): Promise<void> =>
    engine === 'sqlite' ? Promise.resolve() : onServer(engine, `DROP DATABASE ${name}`);
  return { place, drop };
}

/** Another row in a table that has all of its columns. */
export async function addRow(engine: Engine, place: string, table: keyof typeof SCHEMA, row: Row): Promise<void> {
  const server = await open(engine, place);
  await insert(server, engine, table, row, Object.keys(row));
  await server.end();
}

/** The engines that answer; all of them with CI=true, so that one that does not is a failure. */
export async function engines(): Promise<Engine[]> {
  const isThere = async (port: number): Promise<boolean> => process.env['CI'] === 'true' || (await answers(port));
  return ['sqlite', ...((await isThere(3306)) ? ['mysql' as const] : []), ...((await isThere(5432)) ? ['postgres' as const] : [])]; // prettier-ignore
}

const SERVERS = { mysql: 'mysql://root@127.0.0.1:3306', postgres: 'postgres://postgres@127.0.0.1:5432' };

const quoted = (engine: Engine, name: string): string => (engine === 'mysql' ? `\`${name}\`` : `"${name}"`);
const kindOf = (engine: Engine, column: string): string =>
  KINDS[engine][column] ?? (engine === 'mysql' ? 'longtext' : 'text');

async function insert(server: Server, engine: Engine, table: string, row: Row, kept: string[]): Promise<void> {
  const entries = Object.entries(row).filter(([column]) => kept.includes(column));
  const places = entries.map((_, at) => (engine === 'postgres' ? `$${at + 1}` : '?'));
  const columns = entries.map(([column]) => quoted(engine, column));
  await server.run(`INSERT INTO ${table} (${columns.join()}) VALUES (${places.join()})`, entries.map(([, value]) => value)); // prettier-ignore
}

async function open(engine: Engine, place: string): Promise<Server> {
  if (engine === 'sqlite') return openSqlite(place);
  if (engine === 'mysql') {
    const connection = await mysql.createConnection({ uri: place, charset: 'utf8mb4' });
    return { run: (sql, values) => connection.query(sql, values), end: () => connection.end() };
  }
  const client = new pg.Client(place);
  await client.connect();
  return { run: (sql, values) => client.query(sql, values), end: () => client.end() };
}

async function openSqlite(place: string): Promise<Server> {
  const { DatabaseSync } = await import('@photostructure/sqlite');
  const database = new DatabaseSync(place);
  const run = (sql: string, values: unknown[] = []): Promise<unknown> =>
    Promise.resolve(database.prepare(sql).run(...(values as string[])));
  return { run, end: () => Promise.resolve(database.close()) };
}

async function onServer(engine: 'mysql' | 'postgres', sql: string): Promise<void> {
  const server = await open(engine, engine === 'mysql' ? `${SERVERS.mysql}/` : `${SERVERS.postgres}/postgres`);
  await server.run(sql);
  await server.end();
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => end(false)).once('error', () => end(false)).once('connect', () => end(true)); // prettier-ignore
  });
}
