import type { DataSource } from 'typeorm';
import { entities } from '../../src/app.module.js';
import { createDataSource } from '../../src/persistence/data-source.js';
import { isolateSqlite } from '../../src/persistence/sqlite/isolate.js';
import { newId, type Config } from '../../src/platform/index.js';
import { Organization } from '../../src/workspaces/index.js';

export const LIMITS = { connections: 8, waitMs: 5000 };
/** For tests in which somebody waits in vain. */
export const SHORT = { connections: 2, waitMs: 100 };

/** An SQLite database as the service opens it, with limits of the test's own. */
export async function openSqlite({ database }: Config, limits = LIMITS): Promise<DataSource> {
  const dataSource = createDataSource(database, entities);
  isolateSqlite(dataSource, limits);
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  return dataSource;
}

/** A row to write: organizations refer to nothing. */
export function anOrganization(name = 'x'): Organization {
  const now = new Date();
  return Object.assign(new Organization(), { id: newId(), name, createdAt: now, updatedAt: now });
}

/** The names of all organizations, in the order of their ids. */
export async function names(dataSource: DataSource): Promise<string[]> {
  const found = await dataSource.manager.find(Organization, { order: { id: 'ASC' } });
  return found.map(({ name }) => name);
}
