import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, QueryRunner } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { createDataSource } from '../../src/persistence/data-source.js';
import { Database } from '../../src/persistence/index.js';
import { isolateSqlite, SqliteBusyError } from '../../src/persistence/sqlite/isolate.js';
import { newId } from '../../src/platform/index.js';
import { Organization } from '../../src/workspaces/index.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';

const LIMITS = { connections: 8, waitMs: 5000 };
const SHORT = { connections: 2, waitMs: 100 };

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

/** The database as the service opens it, with limits of the test's own. */
async function open(limits = LIMITS): Promise<DataSource> {
  const dataSource = createDataSource(test.config.database, entities);
  isolateSqlite(dataSource, limits);
  opened.push(dataSource);
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  return dataSource;
}

function anOrganization(name = 'x'): Organization {
  const now = new Date();
  return Object.assign(new Organization(), { id: newId(), name, createdAt: now, updatedAt: now });
}

/** The names of all organizations, in the order of their ids. */
async function names(dataSource: DataSource): Promise<string[]> {
  const found = await dataSource.manager.find(Organization, { order: { id: 'ASC' } });
  return found.map(({ name }) => name);
}

async function pragma(runner: QueryRunner, name: string): Promise<unknown> {
  const [row] = (await runner.query(`PRAGMA ${name}`)) as Record<string, unknown>[];
  return row?.[name];
}

describe.runIf(engine === 'sqlite')('Transactions side by side on SQLite', () => {
  it('keep what was acknowledged and nothing else, however many of them fail', async () => {
    const dataSource = await open();
    const counter = anOrganization('0');
    await dataSource.manager.insert(Organization, counter);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 120 }, (_, n) =>
        dataSource.transaction(async (tx) => {
          const [one, other] = [anOrganization(), anOrganization()];
          await tx.insert(Organization, one);
          const { name } = await tx.findOneByOrFail(Organization, { id: counter.id });
          await tx.update(Organization, { id: counter.id }, { name: String(Number(name) + 1) });
          if (n % 3 === 0) throw new Error('on purpose');
          if (n % 5 === 0) await tx.insert(Organization, one); // the database refuses it
          await tx.insert(Organization, other);
          return [one.id, other.id];
        }),
      ),
    );
    const acknowledged = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(acknowledged).toHaveLength(64);
    const stored = await dataSource.manager.find(Organization);
    expect(stored.map(({ id }) => id).sort()).toEqual([counter.id, ...acknowledged.flat()].sort());
    expect(stored.find(({ id }) => id === counter.id)?.name).toBe('64');
  });

  it('keep single writes that are acknowledged beside a transaction that is undone', async () => {
    const dataSource = await open();
    const failing = dataSource
      .transaction(async (tx) => {
        await tx.insert(Organization, anOrganization('undone'));
        for (let n = 0; n < 20; n++) await tx.find(Organization);
        throw new Error('on purpose');
      })
      .catch(() => undefined);
    const writes = Array.from({ length: 20 }, () => dataSource.manager.insert(Organization, anOrganization('kept')));
    await Promise.all([failing, ...writes]);
    expect(await names(dataSource)).toEqual(Array.from({ length: 20 }, () => 'kept'));
  });

  it('do not see what another one has not committed', async () => {
    const dataSource = await open();
    await dataSource.transaction(async (tx) => {
      await tx.insert(Organization, anOrganization('secret'));
      expect(await names(dataSource)).toEqual([]);
      expect(await dataSource.query('SELECT * FROM organizations')).toEqual([]);
      expect(await tx.count(Organization)).toBe(1);
    });
    expect(await names(dataSource)).toEqual(['secret']);
  });

  it('see, when their turn comes, what those before them have committed', async () => {
    const dataSource = await open();
    const seen = await Promise.all(
      Array.from({ length: 10 }, () =>
        dataSource.transaction(async (tx) => {
          const count = await tx.count(Organization);
          await tx.insert(Organization, anOrganization());
          return count;
        }),
      ),
    );
    expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('let a part of one be undone while the rest stays', async () => {
    const dataSource = await open();
    await dataSource.transaction(async (tx) => {
      await tx.insert(Organization, anOrganization('before'));
      const part = tx.transaction(async (inner) => {
        await inner.insert(Organization, anOrganization('part'));
        throw new Error('on purpose');
      });
      await expect(part).rejects.toThrow('on purpose');
      await tx.insert(Organization, anOrganization('after'));
    });
    expect(await names(dataSource)).toEqual(['before', 'after']);
  });
});

describe.runIf(engine === 'sqlite')('A write that goes around the transaction it is made in', () => {
  const ways: [what: string, write: (dataSource: DataSource) => Promise<unknown>][] = [
    ['insert', (dataSource) => dataSource.manager.insert(Organization, anOrganization())],
    ['save', (dataSource) => dataSource.getRepository(Organization).save(anOrganization())],
    ['update', (dataSource) => dataSource.manager.update(Organization, { id: 'x' }, { name: 'y' })],
    ['SQL', (dataSource) => dataSource.query('DELETE FROM organizations')],
    ['transaction', (dataSource) => dataSource.transaction(() => Promise.resolve())],
  ];

  it.each(ways)(
    'fails with a sentence that says what to do, rather than wait for itself for ever: %s',
    async (_, write) => {
      const dataSource = await open(SHORT);
      const outer = dataSource.transaction(async (tx) => {
        await tx.insert(Organization, anOrganization('outer'));
        await write(dataSource);
      });
      await expect(outer).rejects.toThrow(SqliteBusyError);
      await expect(outer).rejects.toThrow(/not through its manager.*use the manager that the transaction hands out/);
      expect(await names(dataSource)).toEqual([]);
    },
  );

  it('leaves the turn to the next', async () => {
    const dataSource = await open(SHORT);
    const outer = dataSource.transaction(() => dataSource.manager.insert(Organization, anOrganization('inner')));
    await expect(outer).rejects.toThrow(SqliteBusyError);
    await dataSource.manager.insert(Organization, anOrganization('next'));
    await dataSource.transaction((tx) => tx.insert(Organization, anOrganization('and another')));
    expect(await names(dataSource)).toEqual(['next', 'and another']);
  });
});

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
