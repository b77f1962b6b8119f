import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { loadConfig, type Config, type Engine } from '../../src/platform/index.js';

const SERVERS = { mysql: 'mysql://root@127.0.0.1:3306', postgres: 'postgres://postgres@127.0.0.1:5432' } as const;

/** The engine that this run of the tests is for; vitest's projects set it. */
export const engine = (process.env['KEYRACK_TEST_ENGINE'] ?? 'sqlite') as Engine;

/** Whether tests that start the service themselves can do so on this engine. */
export const isThere = (one: Engine): boolean => process.env['KEYRACK_TEST_ENGINES']?.split(',').includes(one) ?? false;

/** An empty database with a data directory, as settings of a service that is to use them; both gone after `drop`. */
export interface EmptyDatabase {
  env: { KEYRACK_DATA_DIR: string; DATABASE_URL?: string };
  drop: () => Promise<void>;
}

/** A database of one test's own, and a data directory, both gone after `drop`. */
export interface TestDatabase {
  config: Config;
  drop: () => Promise<void>;
}

export async function createTestDatabase(env: Record<string, string> = {}): Promise<TestDatabase> {
  const database = await createDatabase(engine);
  const config = loadConfig({
    ...database.env,
    KEYRACK_ROOT_KEY: randomBytes(32).toString('base64'),
    PORT: '0',
    LOG_LEVEL: 'debug',
    ...env,
  });
  return { config, drop: database.drop };
}

export async function createDatabase(on: Engine): Promise<EmptyDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'keyrack-test-'));
  const name = `keyrack_test_${randomBytes(6).toString('hex')}`;
  await onServer(on, `CREATE DATABASE ${name}`);
  const drop = async (): Promise<void> => {
    await onServer(on, `DROP DATABASE IF EXISTS ${name}${on === 'postgres' ? ' WITH (FORCE)' : ''}`);
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    env: { KEYRACK_DATA_DIR: dataDir, ...(on !== 'sqlite' && { DATABASE_URL: `${SERVERS[on]}/${name}` }) },
    drop,
  };
}

async function onServer(on: Engine, sql: string): Promise<void> {
  if (on === 'mysql') {
    const connection = await mysql.createConnection(SERVERS.mysql);
    await connection.query(sql);
    await connection.end();
  }
  if (on === 'postgres') {
    const client = new pg.Client(`${SERVERS.postgres}/postgres`);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
}
