import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteBusyError } from '../../src/persistence/sqlite/isolate.js';
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
