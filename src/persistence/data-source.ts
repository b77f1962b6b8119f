import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { DatabaseConfig } from '../platform/index.js';
import { entitySchema, type AnyEntity } from './entity.js';
import { migrations } from './migrations/index.js';
import { SqliteConnection } from './sqlite/connection.js';
import { isolateSqlite } from './sqlite/isolate.js';

const SQLITE_LIMITS = { connections: 8, waitMs: 10_000 };
const SERVER_CONNECTIONS = 10;

/** A data source that is not yet connected, for the engine that the configuration names. */
export function createDataSource(config: DatabaseConfig, entities: readonly AnyEntity[]): DataSource {
  const dataSource = new DataSource({
    ...engineOptions(config),
    entities: entities.map((entity) => entitySchema(config.engine, entity)),
    migrations: migrations as (new () => MigrationInterface)[],
    migrationsTableName: 'migrations',
    logging: false,
  });
  if (config.engine === 'sqlite') isolateSqlite(dataSource, SQLITE_LIMITS);
  return dataSource;
}

function engineOptions(config: DatabaseConfig): DataSourceOptions {
  switch (config.engine) {
    case 'sqlite':
      return {
        type: 'better-sqlite3',
        database: config.file,
        driver: SqliteConnection,
        statementCacheSize: 0,
        prepareDatabase,
      };
    case 'mysql':
      return {
        type: config.url.startsWith('mariadb:') ? 'mariadb' : 'mysql',
        url: config.url,
        ...tlsOf(config.url),
        charset: 'utf8mb4_bin',
        timezone: 'Z',
        poolSize: SERVER_CONNECTIONS,
        isolationLevel: 'READ COMMITTED',
      };
    case 'postgres':
      return {
        type: 'postgres',
        url: config.url,
        connectTimeoutMS: 10_000,
        poolSize: SERVER_CONNECTIONS,
        isolationLevel: 'READ COMMITTED',
        installExtensions: false,
        extra: { application_name: 'keyrack' },
      };
  }
}

/** MySQL's `ssl-mode` in the URL; TypeORM does not read it there. PostgreSQL's driver reads its `sslmode` itself. */
function tlsOf(url: string): { ssl?: { rejectUnauthorized: boolean } } {
  const mode = new URL(url).searchParams.get('ssl-mode')?.toUpperCase();
  if (mode === undefined || mode === 'DISABLED') return {};
  return { ssl: { rejectUnauthorized: mode !== 'REQUIRED' } };
}

/** WAL lets readers go on beside the writer; FULL has each commit on the disk before it is acknowledged. */
function prepareDatabase(connection: SqliteConnection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
}
