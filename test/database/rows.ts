import type { DataSource } from 'typeorm';
import { entities } from '../../src/app.module.js';
import { createDataSource } from '../../src/persistence/data-source.js';
import type { Row } from '../../src/persistence/index.js';
import type { Config } from '../../src/platform/index.js';
import type { Service } from '../support/service.js';

/** Runs SQL on the database of a running service, beside the service. `?` stands for a parameter on every engine. */
export function sql({ database }: Service, text: string, ...parameters: unknown[]): Promise<Row[]> {
  return database.write((tx) => database.readIn(tx, text, parameters));
}

/** One row as it is stored, with every byte of it. */
export async function storedRow(service: Service, table: string, id: string): Promise<string> {
  const [row] = await service.database.read(`SELECT * FROM ${table} WHERE id = ?`, [id]);
  if (!row) throw new Error(`${table} has no such row`);
  return JSON.stringify(row);
}

/** Opens the database that a configuration names, as it is: nothing is locked, migrated or checked. */
export async function withDataSource<T>(config: Config, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = createDataSource(config.database, entities);
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** All rows of all tables, as text to compare. */
export function dump(config: Config): Promise<string> {
  return withDataSource(config, async (dataSource) => {
    const tables = [...entities.map(({ table }) => table), 'migrations'].sort();
    const rows: [table: string, rows: string[]][] = [];
    for (const table of tables) {
      const found = await dataSource.query<Row[]>(`SELECT * FROM ${table}`);
      rows.push([table, found.map((row) => JSON.stringify(row)).sort()]);
    }
    return JSON.stringify(rows, null, 1);
  });
}
