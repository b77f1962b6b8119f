import { Mutex, Semaphore, withTimeout, type MutexInterface, type SemaphoreInterface } from 'async-mutex';
import type { DataSource, ReplicationMode } from 'typeorm';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel.js';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { SqliteConnection } from './connection.js';

type QueryAnswer = Awaited<ReturnType<BetterSqlite3QueryRunner['query']>>;

const READS = /^\s*(select|explain|pragma|values)\b/i;

export interface IsolationLimits {
  connections: number;
  /** How long a query waits for a connection, or a write for the write lock, before it fails. */
  waitMs: number;
}

/** A write that waited too long for its turn. */
export class SqliteBusyError extends Error {
  override readonly name = 'SqliteBusyError';
}

/**
 * Gives each query runner a connection of its own, and writers their turn.
 *
 * Stock TypeORM sends everybody's queries through one connection: requests see each other's open transactions, and one
 * rollback undoes the acknowledged writes of others. Here a transaction owns a connection from BEGIN IMMEDIATE to its
 * end and holds the only write lock; reads go on beside it (WAL). A write outside a transaction takes the lock for that
 * statement; if it is made inside somebody's transaction it waits for itself, and fails after `waitMs` with a sentence.
 */
export function isolateSqlite(dataSource: DataSource, limits: IsolationLimits): void {
  const { driver } = dataSource;
  if (!(driver instanceof BetterSqlite3Driver)) throw new TypeError('only SQLite needs this');
  const pool = new ConnectionPool(() => open(driver), limits);
  driver.createQueryRunner = (_mode: ReplicationMode) => new IsolatedQueryRunner(driver, pool);
  const disconnect = driver.disconnect.bind(driver);
  driver.disconnect = async () => {
    pool.close();
    // One file is left to copy. A connection that has not read yet would wait for itself.
    (driver.databaseConnection as SqliteConnection).exec(
      'SELECT 1 FROM sqlite_master; PRAGMA wal_checkpoint(TRUNCATE)',
    );
    await disconnect();
  };
}

function open(driver: BetterSqlite3Driver): SqliteConnection {
  const { database, prepareDatabase } = driver.options;
  const connection = new SqliteConnection(String(database));
  void prepareDatabase?.(connection);
  return connection;
}

interface Taken {
  connection: SqliteConnection;
  giveBack: (broken: boolean) => void;
}

class ConnectionPool {
  private readonly idle: SqliteConnection[] = [];
  private readonly all: SqliteConnection[] = [];
  private readonly places: SemaphoreInterface;
  private readonly writeLock: MutexInterface;

  constructor(
    private readonly open: () => SqliteConnection,
    { connections, waitMs }: IsolationLimits,
  ) {
    const seconds = waitMs / 1000;
    this.places = withTimeout(
      new Semaphore(connections),
      waitMs,
      new SqliteBusyError(`no SQLite connection became free within ${seconds} s: ${connections} are in use`),
    );
    this.writeLock = withTimeout(
      new Mutex(),
      waitMs,
      new SqliteBusyError(
        `another transaction held the SQLite write lock for ${seconds} s. If this write was made inside a transaction ` +
          `but not through its manager, it waited for itself: use the manager that the transaction hands out`,
      ),
    );
  }

  async take(): Promise<Taken> {
    const [, freePlace] = await this.places.acquire();
    const connection = this.idle.pop() ?? this.add(freePlace);
    const giveBack = (broken: boolean): void => {
      if (broken) this.drop(connection);
      else this.idle.push(connection);
      freePlace();
    };
    return { connection, giveBack };
  }

  lockWrites(): Promise<() => void> {
    return this.writeLock.acquire();
  }

  close(): void {
    for (const connection of this.all.splice(0)) connection.close();
    this.idle.length = 0;
  }

  private drop(connection: SqliteConnection): void {
    this.all.splice(this.all.indexOf(connection), 1);
    connection.close();
  }

  private add(freePlace: () => void): SqliteConnection {
    try {
      const connection = this.open();
      this.all.push(connection);
      return connection;
    } catch (error) {
      freePlace();
      throw error;
    }
  }
}

class IsolatedQueryRunner extends BetterSqlite3QueryRunner {
  private taken: Promise<Taken> | undefined;
  private unlock: (() => void) | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly pool: ConnectionPool,
  ) {
    super(driver);
  }

  override async connect(): Promise<SqliteConnection> {
    this.taken ??= this.pool.take();
    return (await this.taken).connection;
  }

  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<QueryAnswer> {
    const text = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
    if (this.unlock || READS.test(text)) return super.query(text, parameters, structured);
    const unlock = await this.pool.lockWrites();
    try {
      return await super.query(text, parameters, structured);
    } finally {
      unlock();
    }
  }

  override async startTransaction(level?: IsolationLevel): Promise<void> {
    if (this.transactionDepth === 0) this.unlock = await this.pool.lockWrites();
    try {
      await super.startTransaction(level);
    } catch (error) {
      this.endTurn();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    this.endTurn();
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      this.endTurn();
    }
  }

  override async release(): Promise<void> {
    if (this.isReleased) return;
    let broken = false;
    if (this.isTransactionActive) await this.rollbackTransaction().catch(() => (broken = true));
    await super.release();
    this.isReleased = true;
    const taken = await this.taken?.catch(() => undefined);
    this.taken = undefined;
    taken?.giveBack(broken);
    this.unlock?.(); // when SQLite has undone the transaction by itself, ROLLBACK failed and the turn is still ours
    this.unlock = undefined;
  }

  private endTurn(): void {
    if (this.transactionDepth > 0) return;
    this.unlock?.();
    this.unlock = undefined;
  }
}
