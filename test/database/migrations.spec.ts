import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { migrations } from '../../src/persistence/migrations/index.js';
import { openDatabase, type Row } from '../../src/persistence/index.js';
import type { Config } from '../../src/platform/index.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { withDataSource } from './rows.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** What TypeORM would change so that the tables are as the entities say. */
async function drift(config: Config): Promise<string[]> {
  return withDataSource(await byItsOwnName(config), async (dataSource) => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  });
}

/** TypeORM reads the catalogue of MariaDB rightly only when it is told that it is not MySQL. */
async function byItsOwnName(config: Config): Promise<Config> {
  const { database } = config;
  if (database.engine !== 'mysql') return config;
  const [row] = await withDataSource(config, (dataSource) => dataSource.query<Row[]>('SELECT VERSION() AS version'));
  const scheme = String(row?.['version']).includes('MariaDB') ? 'mariadb:' : 'mysql:';
  return { ...config, database: { ...database, url: database.url.replace(/^\w+:/, scheme) } };
}

async function tables(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const found = await runner.getTables(entities.map(({ table }) => table));
    return found.map(({ name }) => name.replace(/^.*\./, '')).sort();
  } finally {
    await runner.release();
  }
}

const expected = entities.map(({ table }) => table).sort();

describe(`The migrations on ${engine}`, () => {
  it('make an empty database into one that holds every table', async () => {
    await withDataSource(test.config, async (dataSource) => {
      expect(await tables(dataSource)).toEqual([]);
      const run = await dataSource.runMigrations({ transaction: 'each' });
      expect(run).toHaveLength(migrations.length);
      expect(await tables(dataSource)).toEqual(expected);
    });
  });

  it('leave no difference between the tables and the entities', async () => {
    expect(await drift(test.config)).toEqual([]);
  });

  it('change nothing when they are run again', async () => {
    await withDataSource(test.config, async (dataSource) => {
      expect(await dataSource.runMigrations({ transaction: 'each' })).toEqual([]);
      expect(await dataSource.showMigrations()).toBe(false);
    });
  });

  it('can be undone one by one, and be done again', async () => {
    await withDataSource(test.config, async (dataSource) => {
      for (const _ of migrations) await dataSource.undoLastMigration({ transaction: 'each' });
      expect(await tables(dataSource)).toEqual([]);
      await dataSource.runMigrations({ transaction: 'each' });
      expect(await tables(dataSource)).toEqual(expected);
    });
    expect(await drift(test.config)).toEqual([]);
  });

  it('go on after one that was cut off, as MariaDB cannot undo the tables that it made', async () => {
    await withDataSource(test.config, async (dataSource) => {
      await dataSource.query('DELETE FROM migrations');
      await dataSource.query('DROP TABLE audit_entries');
      await dataSource.runMigrations({ transaction: 'each' });
      expect(await tables(dataSource)).toEqual(expected);
    });
    expect(await drift(test.config)).toEqual([]);
  });

  it('have names in the order in which they run', () => {
    const names = migrations.map(({ name }) => name);
    const times = names.map((name) => Number(/\d{13}$/.exec(name)?.[0]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });
});

describe.runIf(engine !== 'sqlite')(`Several processes that start on one empty database on ${engine}`, () => {
  it('migrate it together', async () => {
    const empty = await createTestDatabase();
    try {
      const opened = await Promise.all([1, 2, 3].map(() => openDatabase(empty.config, entities)));
      for (const { close } of opened) await close();
      await withDataSource(empty.config, async (dataSource) => {
        expect(await tables(dataSource)).toEqual(expected);
      });
      expect(await drift(empty.config)).toEqual([]);
    } finally {
      await empty.drop();
    }
  });
});
