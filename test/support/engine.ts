import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { loadConfig, type Config, type Engine } from '../../src/platform/index.js';

const MARIADB = 'mysql://root@127.0.0.1:3306';
const POSTGRES = 'postgres://postgres@127.0.0.1:5432';

/** The engine that this run of the tests is for; vitest's projects set it. */
export const engine = (process.env['KEYRACK_TEST_ENGINE'] ?? 'sqlite') as Engine;

/** A database of one test's own, and a data directory, both gone after `drop`. */
export interface TestDatabase {
  config: Config;
  drop: () => Promise<void>;
}

export async function createTestDatabase(env: Record<string, string> = {}): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'keyrack-test-'));
  const name = `keyrack_test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const config = loadConfig({
    KEYRACK_DATA_DIR: dataDir,
    KEYRACK_ROOT_KEY: randomBytes(32).toString('base64'),
    PORT: '0',
    LOG_LEVEL: 'debug',
    ...(engine === 'mysql' && { DATABASE_URL: `${MARIADB}/${name}` }),
    ...(engine === 'postgres' && { DATABASE_URL: `${POSTGRES}/${name}` }),
    ...env,
  });
  const drop = async (): Promise<void> => {
    await onServer(
      engine === 'postgres' ? `DROP DATABASE IF EXISTS ${name} WITH (FORCE)` : `DROP DATABASE IF EXISTS ${name}`,
    );
    await rm(dataDir, { recursive: true, force: true });
  };
  return { config, drop };
}

async function onServer(sql: string): Promise<void> {
  if (engine === 'mysql') {
    const connection = await mysql.createConnection(MARIADB);
    await connection.query(sql);
    await connection.end();
  }
  if (engine === 'postgres') {
    const client = new pg.Client(`${POSTGRES}/postgres`);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
}
