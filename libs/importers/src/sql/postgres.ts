import pg from 'pg';
import type { Database, Dialect, Row } from './database.js';

const CONNECT_MS = 10_000;
const ROWS_AT_ONCE = 8;

const dialect: Dialect = {
  quote: (name) => `"${name}"`,
  text: (column) => `${column}::text`,
  bytes: (column) => `OCTET_LENGTH(${column}::text)`,
};

const SNAPSHOT = `SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`;

/** @throws what the driver throws */
export async function openPostgres(url: URL): Promise<Database> {
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined); // the reading that is under way says so
  try {
    await client.connect();
    await client.query(SNAPSHOT);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return new PostgresDatabase(client);
}

class PostgresDatabase implements Database {
  readonly dialect = dialect;
  private cursors = 0;

  constructor(private readonly client: pg.Client) {}

  async columns(table: string): Promise<ReadonlySet<string>> {
    const { rows } = await this.client.query<{ name: string }>(
      `SELECT a.attname AS name FROM pg_attribute a WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped`,
      [`"${table}"`],
    );
    return new Set(rows.map(({ name }) => name));
  }

  async *rows(sql: string): AsyncGenerator<Row> {
    const cursor = `importing_${++this.cursors}`;
    await this.client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const { rows } = await this.client.query<Row>(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
      yield* rows;
      if (rows.length < ROWS_AT_ONCE) break;
    }
    await this.client.query(`CLOSE ${cursor}`);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
