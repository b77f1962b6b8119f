import { afterKey, type AnyEntity, type Snapshot } from '../../persistence/index.js';
import { columnsOf, LONGEST_LINE, PARTS, toBackup, type BackupColumn, type RowLine } from './format.js';

/** How much is read at once, in bytes, unless one row has more; and of how many rows the sizes are asked for at once. */
const BATCH = { bytes: 1024 * 1024, rows: 1000 };
/** Of all that a row has besides texts, roughly. */
const ROW_BYTES = 512;

/**
 * The rows of a table as lines, in the order of their keys, about a mebibyte at a time. How large they are is asked first, as one
 * flow may have as much as a hundred thousand entries of the audit log.
 */
export async function* batchesOf(snapshot: Snapshot, entity: AnyEntity): AsyncGenerator<string[]> {
  const columns = columnsOf(entity);
  const key = columns.filter(({ primary }) => primary).map(({ name }) => name);
  const read = (what: string, last: unknown[] | undefined, limit: number): ReturnType<Snapshot['read']> => {
    const after = afterKey(key, last);
    const where = `${partOf(entity.table)} AND ${after.sql}`;
    const sql = `SELECT ${what} FROM ${entity.table} WHERE ${where} ORDER BY ${key.join(', ')} LIMIT ${limit}`;
    return snapshot.read(sql, after.parameters);
  };
  const names = columns.map(({ name }) => name).join(', ');
  let last: unknown[] | undefined;
  for (let isOver = false; !isOver;) {
    const sizes = (await read(`${sizeOf(columns)} AS size`, last, BATCH.rows)).map((row) => Number(row['size']));
    for (const count of countsOf(sizes)) {
      const rows = await read(names, last, count);
      last = key.map((name) => rows.at(-1)?.[name]);
      yield rows.map((row) => lineOf(entity.table, columns, row));
    }
    isOver = sizes.length < BATCH.rows;
  }
}

/** Which rows of a table are in a backup, as a condition. */
export function partOf(table: string): string {
  return PARTS[table] ?? '1 = 1';
}

/** @throws Error naming the row, when no restore would read the line */
export function lineOf(
  table: string,
  columns: readonly BackupColumn[],
  row: Readonly<Record<string, unknown>>,
  longest = LONGEST_LINE,
): string {
  const values = columns.map(({ name, kind }) => [name, toBackup(kind, row[name])]);
  const line: RowLine = { table, row: Object.fromEntries(values) as RowLine['row'] };
  const text = `${JSON.stringify(line)}\n`;
  if (text.length <= longest) return text;
  const ids = columns.filter(({ primary }) => primary).map(({ name }) => String(row[name]));
  throw new Error(
    `the row ${ids.join(', ')} of the table ${table} is too long for a backup: ${text.length} characters`,
  );
}

/** What the texts of a row take, in bytes; every engine tells it without reading them. */
function sizeOf(columns: readonly BackupColumn[]): string {
  const texts = columns.filter(({ kind }) => kind === 'text' || kind === 'json');
  return [String(ROW_BYTES), ...texts.map(({ name }) => `COALESCE(OCTET_LENGTH(${name}), 0)`)].join(' + ');
}

/** How many rows to read in each go: as many as fit, and one at least. */
function* countsOf(sizes: readonly number[]): Generator<number> {
  let [count, bytes] = [0, 0];
  for (const size of sizes) {
    if (count > 0 && bytes + size > BATCH.bytes) {
      yield count;
      [count, bytes] = [0, 0];
    }
    count++;
    bytes += size;
  }
  if (count > 0) yield count;
}
