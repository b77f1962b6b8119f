import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { codeOf, ImportError } from '../import-error.js';
import type { Database, Dialect, Row } from './database.js';

type DatabaseClass = new (path: string, options: object) => DatabaseSyncInstance;

const BUSY_MS = 5000;
const MAGIC = 'SQLite format 3\0';

const dialect: Dialect = {
  quote: (name) => `"${name}"`,
  text: (column) => `CAST(${column} AS TEXT)`,
  bytes: (column) => `LENGTH(CAST(${column} AS BLOB))`, // that of a text ends at a NUL in it
};

/** Whether a file is an SQLite database. */
export function isSqlite(path: string): boolean {
  const start = Buffer.alloc(MAGIC.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1') === MAGIC;
}

/**
 * Opens a file to read it. Nothing in it or beside it is changed, except that SQLite lays a -shm and an empty -wal beside
 * a file that others keep in that mode, where it may write.
 * @throws ImportError if there is none, or it is no SQLite database, or cannot be read
 */
export async function openSqlite(path: string): Promise<Database> {
  if (!existsSync(path)) throw new ImportError('NOT_FOUND', `There is no file ${path}.`);
  const Class = await loadDatabaseClass();
  try {
    if (!isSqlite(path)) throw new ImportError('UNRECOGNISED', `${path} is not an SQLite database.`);
    return new SqliteFile(openedSomehow(Class, path));
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(
      'NOT_READABLE',
      `${path} cannot be read (${codeOf(error)}). Check that this user may read it, and the -wal or -journal file beside ` +
        'it if there is one. Should the program that it belongs to have been killed: start and stop that once.',
    );
  }
}

/**
 * A file in WAL mode wants a -shm beside it, which cannot be made in a folder that may only be read. Then: without a -wal,
 * the file is all there is; with one, the index of it is kept in memory, and locks, which need one, are left out.
 */
function openedSomehow(Class: DatabaseClass, path: string): DatabaseSyncInstance {
  try {
    return openedAs(Class, path, 'mode=ro');
  } catch (error) {
    if (existsSync(`${path}-journal`)) throw error;
    const hasLog = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
    if (!hasLog) return openedAs(Class, path, 'mode=ro&immutable=1');
    const vfs = process.platform === 'win32' ? 'win32-none' : 'unix-none';
    return openedAs(Class, path, `mode=ro&vfs=${vfs}`, 'PRAGMA locking_mode = EXCLUSIVE');
  }
}

function openedAs(Class: DatabaseClass, path: string, how: string, first?: string): DatabaseSyncInstance {
  const database = new Class(`${pathToFileURL(path).href}?${how}`, { readOnly: true, timeout: BUSY_MS });
  try {
    if (first !== undefined) database.exec(first);
    database.exec('BEGIN');
    database.prepare('SELECT COUNT(*) FROM sqlite_master').get(); // nothing is opened before something is read
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

class SqliteFile implements Database {
  readonly dialect = dialect;

  constructor(private readonly database: DatabaseSyncInstance) {}

  columns(table: string): Promise<ReadonlySet<string>> {
    const rows = this.database.prepare('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[];
    return Promise.resolve(new Set(rows.map(({ name }) => name)));
  }

  async *rows(sql: string): AsyncGenerator<Row> {
    for (const row of this.database.prepare(sql).iterate()) yield Promise.resolve(row as Row);
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }
}

/** `node:sqlite` has all that is used here from 22.16 and 23.11 on. */
async function loadDatabaseClass(): Promise<DatabaseClass> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 16)) return (await import('@photostructure/sqlite')).DatabaseSync;
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined; // that the module is experimental, which its users cannot act on
  try {
    const name = 'node:sqlite'; // not a literal: the types of Node 20 do not know it
    return ((await import(name)) as { DatabaseSync: DatabaseClass }).DatabaseSync;
  } finally {
    process.emitWarning = emitWarning;
  }
}
