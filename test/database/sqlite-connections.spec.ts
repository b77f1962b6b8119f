import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, QueryRunner } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { createDataSource } from '../../src/persistence/data-source.js';
import { Database } from '../../src/persistence/index.js';
import { isolateSqlite } from '../../src/persistence/sqlite/isolate.js';
import { Organization } from '../../src/workspaces/index.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { anOrganization, LIMITS, names, openSqlite, SHORT } from './sqlite.js';

let test: TestDatabase;
let opened: DataSource[];
beforeEach(async () => {
  test = await createTestDatabase();
  opened = [];
});
afterEach(async () => {
  for (const dataSource of opened) if (dataSource.isInitialized) await dataSource.destroy();
  await test.drop();
});

async function open(limits = LIMITS): Promise<DataSource> {
  const dataSource = await openSqlite(test.config, limits);
  opened.push(dataSource);
  return dataSource;
}

async function pragma(runner: QueryRunner, name: string): Promise<unknown> {
  const [row] = (await runner.query(`PRAGMA ${name}`)) as Record<string, unknown>[];
  return row?.[name];
}

describe.runIf(engine === 'sqlite')('The connections to an SQLite file', () => {
  it('are no more than the limit, and whoever waits too long for one is told so', async () => {
    const dataSource = await open(SHORT);
    const runners = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
    for (const runner of runners) await runner.query('SELECT 1');
    const sentence = /no SQLite connection became free within 0\.1 s: 2 are in use/;
    await expect(dataSource.query('SELECT 1')).rejects.toThrow(sentence);
    for (const runner of runners) await runner.release();
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('are waited for in vain without that being an error of ours: the request may be repeated', async () => {
    const dataSource = await open(SHORT);
    const database = new Database(dataSource, test.config.database);
    const runners = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
    for (const runner of runners) await runner.query('SELECT 1');
    const write = database.write((tx) => tx.insert(Organization, anOrganization()));
    await expect(write).rejects.toMatchObject({ kind: 'unavailable' });
    for (const runner of runners) await runner.release();
    database.close();
  });

  it('are handed on to whoever waits', async () => {
    const dataSource = await open({ connections: 2, waitMs: 5000 });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => dataSource.query(`SELECT ${n} AS n`)));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => [{ n }]));
  });

  it('are given back after every kind of error', async () => {
    const dataSource = await open({ connections: 1, waitMs: 100 });
    const row = anOrganization();
    await dataSource.manager.insert(Organization, row);
    const failing = [
      () => dataSource.query('nonsense'),
      () => dataSource.query('SELECT * FROM nothing'),
      () => dataSource.manager.insert(Organization, row),
      () => dataSource.transaction(() => Promise.reject(new Error('on purpose'))),
      () => dataSource.transaction((tx) => tx.insert(Organization, row)),
      () => dataSource.transaction((tx) => tx.query('nonsense')),
      () => dataSource.transaction(() => dataSource.manager.insert(Organization, anOrganization())),
    ];
    for (const work of [...failing, ...failing]) await expect(work()).rejects.toThrow();
    expect(await dataSource.manager.count(Organization)).toBe(1);
    await dataSource.manager.insert(Organization, anOrganization());
  });

  it('are given back when a transaction was left open', async () => {
    const dataSource = await open({ connections: 1, waitMs: 100 });
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.manager.insert(Organization, anOrganization('left open'));
    await runner.release();
    expect(await names(dataSource)).toEqual([]);
    await dataSource.manager.insert(Organization, anOrganization('next'));
    expect(await names(dataSource)).toEqual(['next']);
  });

  it('do not run out when the file could not be opened for a while', async () => {
    const dataSource = createDataSource(test.config.database, entities);
    const { driver } = dataSource;
    let failing = false;
    const options = driver.options as { prepareDatabase?: (connection: unknown) => void };
    const prepare = options.prepareDatabase;
    options.prepareDatabase = (connection) => {
      if (failing) throw new Error('too many open files');
      prepare?.(connection);
    };
    isolateSqlite(dataSource, { connections: 1, waitMs: 100 });
    opened.push(dataSource);
    await dataSource.initialize();
    failing = true;
    for (let n = 0; n < 3; n++) await expect(dataSource.query('SELECT 1')).rejects.toThrow('too many open files');
    failing = false;
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('leave the turn to the next writer when SQLite itself has undone a transaction', async () => {
    const dataSource = await open(SHORT);
    const row = anOrganization('kept');
    await dataSource.manager.insert(Organization, row);
    const undone = dataSource.transaction(async (tx) => {
      await tx.insert(Organization, anOrganization('undone'));
      // As SQLite does by itself when the disk is full or fails.
      await tx.query(`INSERT OR ROLLBACK INTO organizations SELECT * FROM organizations WHERE id = '${row.id}'`);
    });
    await expect(undone).rejects.toThrow('UNIQUE constraint failed');
    await dataSource.manager.insert(Organization, anOrganization('next'));
    await dataSource.transaction((tx) => tx.insert(Organization, anOrganization('and another')));
    expect(await names(dataSource)).toEqual(['kept', 'next', 'and another']);
  });

  it('go on after a write for which the disk had no room', async () => {
    const dataSource = await open(SHORT);
    const full = dataSource.transaction(async (tx) => {
      await tx.query('PRAGMA max_page_count = 1'); // as many pages as there are
      for (let n = 0; n < 2000; n++) await tx.insert(Organization, anOrganization('x'.repeat(250)));
    });
    await expect(full).rejects.toThrow('database or disk is full');
    await dataSource.query('PRAGMA max_page_count = 1000000');
    await dataSource.manager.insert(Organization, anOrganization('next'));
    expect(await names(dataSource)).toEqual(['next']);
  });

  it('each have every commit on the disk before it is acknowledged, and check references', async () => {
    const dataSource = await open();
    const runners = Array.from({ length: LIMITS.connections }, () => dataSource.createQueryRunner());
    for (const runner of runners) {
      expect(await pragma(runner, 'synchronous')).toBe(2); // FULL
      expect(await pragma(runner, 'journal_mode')).toBe('wal');
      expect(await pragma(runner, 'foreign_keys')).toBe(1);
    }
    for (const runner of runners) await runner.release();
  });

  it('leave everything in the one file when they are closed, so that a copy of it is complete', async () => {
    const dataSource = await open();
    await Promise.all(Array.from({ length: 10 }, () => dataSource.query('SELECT 1')));
    await dataSource.transaction((tx) => tx.insert(Organization, anOrganization()));
    expect(await sizeOfLog()).toBeGreaterThan(0);
    await dataSource.destroy();
    expect(await sizeOfLog()).toBe(0);
  });
});

/** How much stands in the write-ahead log and not yet in the database file. */
async function sizeOfLog(): Promise<number> {
  const found = await stat(join(test.config.dataDir, 'keyrack.db-wal')).catch(() => undefined);
  return found?.size ?? 0;
}
