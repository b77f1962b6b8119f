import type { Pool as MysqlPool } from 'mysql2';
import type { Pool as PostgresPool } from 'pg';
import type { DataSource } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { DatabaseConfig } from '../platform/index.js';
import { SqliteConnection } from './sqlite/connection.js';

type Row = Record<string, unknown>;

/** Reads what was committed when it was opened, whatever is written meanwhile. It holds a connection until it is closed. */
export interface Snapshot {
  /** `?` stands for a parameter. */
  read(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openSnapshot(config: DatabaseConfig, { driver }: DataSource): Promise<Snapshot> {
  if (config.engine === 'sqlite') return ofSqlite(config.file);
  if (config.engine === 'mysql') return ofMysql((driver as MysqlDriver).pool as MysqlPool);
  return ofPostgres((driver as PostgresDriver).master as PostgresPool);
}

function ofSqlite(file: string): Snapshot {
  const connection = new SqliteConnection(file, { readonly: true });
  connection.exec('BEGIN');
  connection.prepare('SELECT 1 FROM sqlite_master').all(); // BEGIN alone fixes nothing: the first read does
  return {
    read: (sql, parameters) =>
      new Promise((resolve) => resolve(connection.prepare(sql).all(...(parameters as string[])))),
    close: () => new Promise((resolve) => resolve(connection.close())),
  };
}

async function ofMysql(pool: MysqlPool): Promise<Snapshot> {
  const connection = await pool.promise().getConnection();
  const end = async (): Promise<void> => {
    try {
      await connection.query('ROLLBACK');
      connection.release();
    } catch {
      connection.destroy();
    }
  };
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  } catch (error) {
    await end();
    throw error;
  }
  return {
    read: async (sql, parameters) => (await connection.query(sql, [...parameters]))[0] as Row[],
    close: end,
  };
}

/** The next read fails when the server has ended the connection; said to nobody, its own word on it would end the process. */
const ignored = (): void => undefined;

async function ofPostgres(pool: PostgresPool): Promise<Snapshot> {
  const client = await pool.connect();
  client.on('error', ignored); // the pool listens only while nobody has the connection; that of MySQL always does
  const end = async (): Promise<void> => {
    try {
      await client.query('ROLLBACK');
      client.off('error', ignored);
      client.release();
    } catch (error) {
      client.release(error as Error); // which throws the connection away
    }
  };
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SELECT 1 FROM migrations'); // the first query fixes what is seen
  } catch (error) {
    await end();
    throw error;
  }
  return {
    read: async (sql, parameters) => {
      let n = 0;
      const text = sql.replace(/\?/g, () => `$${++n}`);
      return (await client.query<Row>(text, [...parameters])).rows;
    },
    close: end,
  };
}
