import mysql, { type Connection, type ConnectionOptions } from 'mysql2';
import { ImportError } from '../import-error.js';
import type { Database, Dialect, Row } from './database.js';

const CONNECT_MS = 10_000;
const ROWS_AHEAD = 8;

const dialect: Dialect = {
  quote: (name) => `\`${name}\``,
  text: (column) => column, // each value arrives as a text
  bytes: (column) => `OCTET_LENGTH(${column})`,
};

const SNAPSHOT = [
  // A reader that takes its time is no reason to hang up.
  'SET SESSION net_write_timeout = 86400, SESSION wait_timeout = 86400',
  'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
];

/** @throws what the driver throws */
export async function openMysql(url: URL): Promise<Database> {
  const connection = mysql.createConnection(optionsOf(url));
  connection.on('error', () => undefined); // the reading that is under way says so
  try {
    for (const sql of SNAPSHOT) await connection.promise().query(sql);
  } catch (error) {
    connection.destroy();
    throw error;
  }
  return new MysqlDatabase(connection);
}

function optionsOf(url: URL): ConnectionOptions {
  const mode = url.searchParams.get('ssl-mode')?.toUpperCase();
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    charset: 'utf8mb4_bin',
    connectTimeout: CONNECT_MS,
    typeCast: (field) => field.string(),
    ...(mode !== undefined && mode !== 'DISABLED' && { ssl: { rejectUnauthorized: mode !== 'REQUIRED' } }),
  };
}

class MysqlDatabase implements Database {
  readonly dialect = dialect;

  private isGone = false;

  constructor(private readonly connection: Connection) {}

  async columns(table: string): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    const sql = 'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE()';
    for await (const { name } of this.rows(`${sql} AND table_name = '${table}'`)) names.add(String(name));
    return names;
  }

  /** One that is left before its end takes the connection with it: the server would go on sending. */
  async *rows(sql: string): AsyncGenerator<Row> {
    if (this.isGone) throw new ImportError('NOT_READABLE', 'This source was left in the middle: open it anew.');
    const stream = this.connection.query(sql).stream({ highWaterMark: ROWS_AHEAD });
    let isRead = false;
    try {
      for await (const row of stream) yield row as Row;
      isRead = true;
    } finally {
      if (!isRead) this.end();
    }
  }

  async close(): Promise<void> {
    if (this.isGone) return;
    await this.connection
      .promise()
      .end()
      .catch(() => undefined);
    this.end();
  }

  private end(): void {
    this.isGone = true;
    this.connection.destroy();
  }
}
