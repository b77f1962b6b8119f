import type { Engine } from '../platform/index.js';
import { columnName, timeParameter } from './columns.js';
import type { AnyEntity } from './entity.js';

export interface Insert {
  sql: string;
  parameters: unknown[];
}

/** Few enough parameters for every engine, whatever the table. */
const MOST_ROWS = 256;

/** INSERTs of rows. Each takes a power of two of them, so that there are few different texts to prepare and keep. */
export function* insertsOf<T extends object>(engine: Engine, entity: AnyEntity, rows: readonly T[]): Generator<Insert> {
  const columns = Object.entries(entity.columns);
  const names = columns.map(([property]) => columnName(property)).join(', ');
  const places = `(${columns.map(() => '?').join(', ')})`;
  for (let at = 0; at < rows.length;) {
    const count = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(rows.length - at)));
    const group = rows.slice(at, at + count);
    const sql = `INSERT INTO ${entity.table} (${names}) VALUES ${Array(count).fill(places).join(', ')}`;
    const parameters = group.flatMap((row) => {
      const values = new Map(Object.entries(row));
      return columns.map(([property, column]) => parameterOf(engine, values.get(property), column?.kind === 'json'));
    });
    yield { sql, parameters };
    at += count;
  }
}

function parameterOf(engine: Engine, value: unknown, isJson: boolean): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return timeParameter(engine, value);
  return isJson ? JSON.stringify(value) : value;
}
