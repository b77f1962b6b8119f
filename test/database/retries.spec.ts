import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { openDatabase, type Database } from '../../src/persistence/index.js';
import { newId, Problem, problem } from '../../src/platform/index.js';
import { Organization } from '../../src/workspaces/index.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';

let test: TestDatabase;
let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  test = await createTestDatabase();
  ({ database, close } = await openDatabase(test.config, entities));
});
afterAll(async () => {
  await close();
  await test.drop();
});
beforeEach(() => database.write((tx) => tx.deleteAll(Organization)));

async function newOrganization(tx: EntityManager, name = ''): Promise<string> {
  const now = new Date();
  const id = newId();
  await tx.insert(Organization, { id, name, createdAt: now, updatedAt: now });
  return id;
}

async function names(): Promise<string[]> {
  const found = await database.manager.find(Organization, { order: { id: 'ASC' } });
  return found.map(({ name }) => name);
}

/** Resolves once it was called `count` times; later calls pass at once. */
function meetingOf(count: number): () => Promise<void> {
  let here = 0;
  let open = (): void => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (++here >= count) open();
    return all;
  };
}

async function append(tx: EntityManager, id: string, letter: string): Promise<void> {
  const { name } = await tx.findOneOrFail(Organization, {
    where: { id },
    ...(engine !== 'sqlite' && { lock: { mode: 'pessimistic_write' } }),
  });
  await tx.update(Organization, { id }, { name: name + letter });
}

describe.runIf(engine !== 'sqlite')(`Two writes on ${engine} that wait for each other`, () => {
  it('both succeed in the end, each of them once', async () => {
    const [one, other] = await database.write(async (tx) => [await newOrganization(tx), await newOrganization(tx)]);
    const meeting = meetingOf(2);
    let attempts = 0;
    const write = (first: string, second: string, letter: string): Promise<void> =>
      database.write(async (tx) => {
        attempts++;
        await append(tx, first, letter);
        await meeting(); // both hold their first row now
        await append(tx, second, letter);
      });
    await Promise.all([write(one, other, 'a'), write(other, one, 'b')]);
    expect(attempts).toBeGreaterThan(2);
    expect((await names()).map((name) => [...name].sort().join(''))).toEqual(['ab', 'ab']);
  });
});

describe(`A write on ${engine}`, () => {
  it('is repeated when somebody else changed the row at the same time, and only the last attempt counts', async () => {
    let attempts = 0;
    const result = await database.write(async (tx) => {
      await newOrganization(tx, `attempt ${++attempts}`);
      if (attempts < 3) throw problem('stale', 'Credential', newId());
      return attempts;
    });
    expect(result).toBe(3);
    expect(await names()).toEqual(['attempt 3']);
  });

  it('gives up in the end', async () => {
    let attempts = 0;
    const write = database.write(async (tx) => {
      await newOrganization(tx);
      attempts++;
      throw problem('stale', 'Credential', newId());
    });
    await expect(write).rejects.toMatchObject({ kind: 'stale', status: 409 });
    expect(attempts).toBe(5);
    expect(await names()).toEqual([]);
  });

  it.each([
    ['another problem', () => problem('notFound', 'Credential')],
    ['an error of ours', () => new TypeError('on purpose')],
  ])('is not repeated after %s', async (_what, error) => {
    let attempts = 0;
    const write = database.write(async (tx) => {
      await newOrganization(tx);
      attempts++;
      throw error();
    });
    await expect(write).rejects.toThrow(error().message);
    expect(attempts).toBe(1);
    expect(await names()).toEqual([]);
  });

  it('is not repeated when the database refuses it for good', async () => {
    let attempts = 0;
    const write = database.write(async (tx) => {
      attempts++;
      const id = await newOrganization(tx);
      await tx.insert(Organization, { id, name: '', createdAt: new Date(), updatedAt: new Date() });
    });
    await expect(write).rejects.toThrow();
    await expect(write).rejects.not.toBeInstanceOf(Problem);
    expect(attempts).toBe(1);
    expect(await names()).toEqual([]);
  });

  it('is one of many at a time', async () => {
    const id = await database.write((tx) => newOrganization(tx));
    await Promise.all(Array.from({ length: 30 }, () => database.write((tx) => append(tx, id, 'x'))));
    expect(await names()).toEqual(['x'.repeat(30)]);
  });
});
