import type { Database, Dialect, Row } from './database.js';

/** How many bytes of a column are read at most, by its name. */
export type Columns = Readonly<Record<string, number>>;

/** For ids, names and the like. */
export const SHORT = 10_000;
const START_LENGTH = 100;

/** The texts of one row. A column that the table does not have, or that is NULL there, is absent. */
export interface Cells {
  /** What begins a column that is too large stands there in its place. */
  readonly texts: Readonly<Record<string, string>>;
  readonly tooLarge: readonly string[];
}

/** How many rows a table has; 0 without such a table. */
export async function count(database: Database, table: string): Promise<number> {
  if ((await database.columns(table)).size === 0) return 0;
  const sql = `SELECT COUNT(*) AS ${database.dialect.quote('total')} FROM ${database.dialect.quote(table)}`;
  let total = 0;
  for await (const row of database.rows(sql)) total = Number(row['total']);
  return total;
}

/**
 * The rows of a table, with those of the columns that it has. What is larger than its bound never leaves the database.
 * @param table this and the columns are named in code, never in data
 */
export async function* select(database: Database, table: string, columns: Columns): AsyncGenerator<Cells> {
  const present = await database.columns(table);
  const wanted = Object.entries(columns).filter(([name]) => present.has(name));
  if (wanted.length === 0) return;
  const parts = wanted.flatMap(([name, most], at) => bounded(database.dialect, name, most, at));
  const { quote } = database.dialect;
  const order = present.has('id') ? ` ORDER BY ${quote('id')}` : '';
  for await (const row of database.rows(`SELECT ${parts.join(', ')} FROM ${quote(table)}${order}`))
    yield cellsOf(row, wanted.map(([name]) => name)); // prettier-ignore
}

function bounded({ quote, text, bytes }: Dialect, name: string, most: number, at: number): string[] {
  const column = quote(name);
  const start = `SUBSTR(${text(column)}, 1, ${START_LENGTH})`;
  return [
    `CASE WHEN ${bytes(column)} <= ${most} THEN ${text(column)} ELSE ${start} END AS ${quote(`v${at}`)}`,
    `CASE WHEN ${bytes(column)} > ${most} THEN 1 ELSE 0 END AS ${quote(`l${at}`)}`,
  ];
}

function cellsOf(row: Row, names: readonly string[]): Cells {
  const texts = names.flatMap((name, at): [string, string][] => {
    const value = row[`v${at}`];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return { texts: Object.fromEntries(texts), tooLarge: names.filter((_, at) => Number(row[`l${at}`]) === 1) };
}
