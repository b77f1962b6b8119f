import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool as MysqlPool } from 'mysql2';
import type { Pool as PostgresPool } from 'pg';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Problem, problem, type DatabaseConfig, type Engine } from '../platform/index.js';
import type { AnyEntity } from './entity.js';
import { insertsOf } from './inserts.js';
import { openSnapshot, type Snapshot } from './snapshot.js';
import { SqliteConnection } from './sqlite/connection.js';
import { SqliteBusyError } from './sqlite/isolate.js';

export type Row = Record<string, unknown>;

const ATTEMPTS = 5;
/** Deadlock, lock wait time-out (MySQL); serialization failure, deadlock (PostgreSQL). The transaction was undone and may be repeated. */
const REPEATABLE = new Set<unknown>([1213, 1205, '40001', '40P01']);

/** The database as services see it: one way to write, one way to read fast. */
export class Database {
  readonly engine: Engine;
  private readonly reader: SqliteConnection | undefined;
  private readonly texts = new Map<string, { name: string; text: string }>();

  constructor(
    readonly dataSource: DataSource,
    private readonly config: DatabaseConfig,
  ) {
    this.engine = config.engine;
    if (config.engine === 'sqlite') this.reader = new SqliteConnection(config.file, { readonly: true });
  }

  /** For reading entities outside a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /**
   * Runs `work` in one transaction: all of it is on the disk when this resolves, or nothing of it when it rejects. Every
   * read and write inside goes through `tx`. `work` may run again after a deadlock or a `stale` problem, so it must not
   * do anything outside the database.
   */
  async write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRepeatable(error)) throw availabilityOf(error);
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  /** The same for work that cannot be repeated, such as reading a stream: it is never run again. */
  async writeOnce<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      throw availabilityOf(error);
    }
  }

  /** What was committed by now, to be read in many steps. To be closed, as few of them fit in. */
  async snapshot(): Promise<Snapshot> {
    try {
      return await openSnapshot(this.config, this.dataSource);
    } catch (error) {
      throw availabilityOf(error);
    }
  }

  /** Rows of a SELECT outside any transaction. `?` stands for a parameter on every engine; column names come back as written. */
  async read(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    try {
      if (this.reader) return this.reader.prepare(sql).all(...(parameters as string[]));
      return await this.readFromServer(sql, parameters);
    } catch (error) {
      // As TypeORM throws it elsewhere: of that, the log takes no message, which would quote values.
      throw availabilityOf(new QueryFailedError(sql, [], error as Error));
    }
  }

  private async readFromServer(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (this.engine === 'mysql') {
      const pool = (this.dataSource.driver as MysqlDriver).pool as MysqlPool;
      const [rows] = await pool.promise().query(sql, [...parameters]);
      return rows as Row[];
    }
    const pool = (this.dataSource.driver as PostgresDriver).master as PostgresPool;
    const { rows } = await pool.query<Row>({ ...this.numbered(sql), values: [...parameters] });
    return rows;
  }

  /** The same inside a transaction. */
  async readIn(tx: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const text = this.engine === 'postgres' ? this.numbered(sql).text : sql;
    return tx.query<Row[]>(text, [...parameters]);
  }

  /**
   * Adds rows inside a transaction, in few statements and without TypeORM, which takes a hundred times as long to build
   * each.
   */
  async insertIn<T extends object>(tx: EntityManager, entity: AnyEntity, rows: readonly T[]): Promise<void> {
    for (const { sql, parameters } of insertsOf(this.engine, entity, rows)) await this.readIn(tx, sql, parameters);
  }

  /** Lets one process at a time do what is done once in the life of a database, until the transaction ends. */
  async lockStart(tx: EntityManager): Promise<void> {
    if (this.engine !== 'sqlite') await tx.query('SELECT id FROM migrations ORDER BY id LIMIT 1 FOR UPDATE');
  }

  /**
   * A mark that stays equal as long as nobody, in this process or another, has committed anything: what was read under
   * it still holds. `undefined` where asking costs as much as reading again.
   */
  changeMark(): number | undefined {
    const [row] = this.reader?.prepare('PRAGMA data_version').all() ?? [];
    return row === undefined ? undefined : Number(row['data_version']);
  }

  close(): void {
    this.reader?.close();
  }

  /** PostgreSQL numbers its parameters, and prepares a statement once when it has a name. */
  private numbered(sql: string): { name: string; text: string } {
    let known = this.texts.get(sql);
    if (!known) {
      let n = 0;
      const text = sql.replace(/\?/g, () => `$${++n}`);
      known = { text, name: createHash('sha1').update(text).digest('hex') };
      this.texts.set(sql, known);
    }
    return known;
  }
}

/** What drivers say when the server cannot be reached, or goes away. */
const UNREACHABLE =
  /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|PROTOCOL_CONNECTION_LOST|ER_CON_COUNT_ERROR|57P0[123]|53300|08\w{3})$/;

/** An error that is no fault of the request or the code, as a problem that says so; others as they are. */
function availabilityOf(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (isOrphan(error))
    return problem('conflict', 'What this belongs to was removed at the same time. Nothing was changed');
  if (isRepeatable(error))
    return problem('unavailable', 'Others were writing the same. Nothing was changed; try again in a moment', error);
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const unreachable = UNREACHABLE.test(String(driverError?.code ?? code));
  const busy = error instanceof SqliteBusyError || driverError instanceof SqliteBusyError;
  const waited = error instanceof Error && error.message.includes('timeout exceeded when trying to connect'); // pg gives it no code
  if (!unreachable && !busy && !waited) return error;
  return problem('unavailable', 'The database does not answer. Nothing was changed; try again in a moment', error);
}

function isRepeatable(error: unknown): boolean {
  if (error instanceof Problem) return error.kind === 'stale';
  const { errno, code } = driverErrorOf(error);
  return REPEATABLE.has(errno) || REPEATABLE.has(code);
}

/** Whether a row was refused for one that it refers to: another process has removed that since it was read. */
function isOrphan(error: unknown): boolean {
  const { errno, code } = driverErrorOf(error);
  const { query = '' } = error as Partial<QueryFailedError>; // a deletion has the same code, and messages come in any language
  return errno === 1452 || (code === '23503' && /^\s*(?:insert|update)\b/i.test(query));
}

function driverErrorOf(error: unknown): { errno?: unknown; code?: unknown; message?: string } {
  return (error as Partial<QueryFailedError> | undefined)?.driverError ?? {};
}

/** Whether an error says that a row with these unique values exists already. */
export function isDuplicate(error: unknown): boolean {
  const { driverError } = error as {
    driverError?: { errno?: unknown; code?: unknown; errcode?: unknown; message?: string };
  };
  if (!driverError) return false;
  return (
    driverError.errno === 1062 ||
    driverError.code === '23505' ||
    /UNIQUE constraint failed/.test(driverError.message ?? '')
  );
}

/** Whether an error says that a row does not fit: into its columns, or with the other rows there are. */
export function isRefusedRow(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, code, message } = error.driverError as { errno?: number; code?: unknown; message?: string };
  // PostgreSQL's classes 22 and 23; MySQL's duplicate, missing parent, too long, out of range, null and odd value.
  return (
    /^2[23]\w{3}$/.test(String(code)) ||
    [1048, 1062, 1264, 1292, 1366, 1406, 1452].includes(errno ?? 0) ||
    /constraint failed/i.test(message ?? '')
  );
}

/** A time as answers carry it: ISO 8601, UTC, milliseconds. Takes what the drivers give: a Date, or SQLite's text. */
export function isoTime(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  return text.includes('T') ? text : `${text.replace(' ', 'T')}Z`;
}
