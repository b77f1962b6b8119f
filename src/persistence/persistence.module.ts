import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Global, Inject, Injectable, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { StartError, type Config } from '../platform/index.js';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import type { AnyEntity } from './entity.js';
import { lockDatabaseFile } from './sqlite/file-lock.js';
import { Tables } from './tables.js';

const OPENED = Symbol('opened database');

interface Opened {
  database: Database;
  close: () => Promise<void>;
}

/** Opens the database: makes the data directory, takes the file lock, connects, migrates. */
export async function openDatabase(config: Config, entities: readonly AnyEntity[]): Promise<Opened> {
  const unlock = config.database.engine === 'sqlite' ? await prepareFile(config.database.file) : undefined;
  const dataSource = createDataSource(config.database, entities);
  try {
    await dataSource.initialize();
    await migrate(dataSource);
    const database = new Database(dataSource, config.database);
    const close = async (): Promise<void> => {
      database.close();
      await dataSource.destroy();
      unlock?.();
    };
    return { database, close };
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    unlock?.();
    throw startErrorOf(error, config);
  }
}

/** One process at a time: several may start on one database together. SQLite's is locked as a whole already. */
async function migrate(dataSource: DataSource): Promise<void> {
  const { type } = dataSource.options;
  const runner = dataSource.createQueryRunner();
  try {
    if (type === 'postgres') await runner.query('SELECT pg_advisory_lock(4242017)');
    if (type === 'mysql' || type === 'mariadb') await runner.query("SELECT GET_LOCK('keyrack.migrations', 120)");
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    if (type === 'postgres') await runner.query('SELECT pg_advisory_unlock(4242017)');
    if (type === 'mysql' || type === 'mariadb') await runner.query("SELECT RELEASE_LOCK('keyrack.migrations')");
    await runner.release();
  }
}

async function prepareFile(file: string): Promise<() => void> {
  const directory = dirname(file);
  try {
    const made = await mkdir(directory, { recursive: true, mode: 0o700 });
    if (made !== undefined) await chmod(directory, 0o700);
    return lockDatabaseFile(file);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`Cannot write to ${directory}: give Keyrack a directory of its own with KEYRACK_DATA_DIR.`);
  }
}

/** What the drivers say when they cannot connect, without their messages: those may quote the URL. */
function startErrorOf(error: unknown, { database }: Config): unknown {
  if (database.engine === 'sqlite') return error;
  const { code } = error as { code?: unknown };
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing listens at that address and port',
    ENOTFOUND: 'its host name does not resolve',
    ETIMEDOUT: 'it did not answer in time',
    ER_ACCESS_DENIED_ERROR: 'it refused the user name or password',
    ER_BAD_DB_ERROR: 'it has no database of that name; create it first',
    '28P01': 'it refused the user name or password',
    '3D000': 'it has no database of that name; create it first',
  };
  const timedOut = error instanceof Error && /\btimeout\b/.test(error.message); // pg gives it no code
  const reason = timedOut ? reasons['ETIMEDOUT'] : reasons[String(code)];
  return reason === undefined ? error : new StartError(`Cannot use the database that DATABASE_URL names: ${reason}.`);
}

@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(@Inject(OPENED) private readonly opened: Opened) {}

  onApplicationShutdown(): Promise<void> {
    return this.opened.close();
  }
}

@Global()
@Module({})
export class PersistenceModule {
  static forRoot(config: Config, entities: readonly AnyEntity[]): DynamicModule {
    return {
      module: PersistenceModule,
      providers: [
        { provide: OPENED, useFactory: () => openDatabase(config, entities) },
        { provide: Database, useFactory: ({ database }: Opened) => database, inject: [OPENED] },
        { provide: Tables, useValue: new Tables(entities) },
        DatabaseCloser,
      ],
      exports: [Database, Tables],
    };
  }
}
