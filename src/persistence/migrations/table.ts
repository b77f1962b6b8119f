import { Table, TableColumn, TableForeignKey, TableIndex, TableUnique, type QueryRunner } from 'typeorm';
import type { Engine } from '../../platform/index.js';
import { columnName, tableColumn, type Column } from '../columns.js';

interface TableDefinition {
  columns: Record<string, Column>;
  /** Column that holds an id → the table whose `id` it is. */
  references?: Record<string, string | { table: string; onDelete: 'CASCADE' }>;
  unique?: string[][];
  indexes?: string[][];
}

/** Makes a table on whatever engine the runner is on; does nothing when it is there already, as MariaDB cannot undo DDL. */
export async function createTable(runner: QueryRunner, name: string, definition: TableDefinition): Promise<void> {
  const engine = engineOf(runner);
  const names = (properties: string[]): string[] => properties.map(columnName);
  const table = new Table({
    name,
    columns: Object.entries(definition.columns).map(([property, column]) => tableColumn(engine, property, column)),
    foreignKeys: Object.entries(definition.references ?? {}).map(([property, target]) => {
      const { table: referencedTableName, onDelete } =
        typeof target === 'string' ? { table: target, onDelete: 'RESTRICT' } : target;
      const [column = ''] = names([property]);
      return new TableForeignKey({
        name: `fk_${name}_${column}`,
        columnNames: [column],
        referencedTableName,
        referencedColumnNames: ['id'],
        onDelete,
        onUpdate: 'RESTRICT',
      });
    }),
    uniques: (definition.unique ?? []).map((properties) => {
      const columnNames = names(properties);
      return new TableUnique({ name: `uq_${name}_${columnNames.join('_')}`, columnNames });
    }),
    indices: (definition.indexes ?? []).map((properties) => indexOf(name, properties)),
  });
  await runner.createTable(table, true);
}

/** Adds a column that may be null, if it is not there already. */
export async function addColumn(runner: QueryRunner, table: string, property: string, column: Column): Promise<void> {
  const { name, ...definition } = tableColumn(engineOf(runner), property, { ...column, nullable: true });
  if (await runner.hasColumn(table, name)) return;
  if (engineOf(runner) === 'sqlite') {
    // TypeORM would make the table anew, and dropping the old one would take with it what refers to it.
    const length = definition.length === undefined ? '' : `(${definition.length})`;
    await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${definition.type}${length}`);
  } else await runner.addColumn(table, new TableColumn({ name, ...definition }));
}

/** Adds an index, if it is not there already. */
export async function addIndex(runner: QueryRunner, table: string, properties: string[]): Promise<void> {
  const index = indexOf(table, properties);
  if (!(await hasIndex(runner, table, index))) await runner.createIndex(table, index);
}

/** Removes an index, if it is there. */
export async function dropIndex(runner: QueryRunner, table: string, properties: string[]): Promise<void> {
  const index = indexOf(table, properties);
  if (await hasIndex(runner, table, index)) await runner.dropIndex(table, index);
}

function indexOf(table: string, properties: string[]): TableIndex {
  const columnNames = properties.map(columnName);
  return new TableIndex({ name: `ix_${table}_${columnNames.join('_')}`, columnNames });
}

async function hasIndex(runner: QueryRunner, table: string, { name }: TableIndex): Promise<boolean> {
  const found = await runner.getTable(table);
  return found?.indices.some((index) => index.name === name) ?? false;
}

function engineOf(runner: QueryRunner): Engine {
  const { type } = runner.dataSource.options;
  if (type === 'postgres') return 'postgres';
  return type === 'better-sqlite3' ? 'sqlite' : 'mysql';
}
