import { codeOf, ImportError } from '../import-error.js';
import type { Database } from './database.js';
import { openMysql } from './mysql.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

const SERVERS: Readonly<Record<string, (url: URL) => Promise<Database>>> = {
  'mysql:': openMysql,
  'mariadb:': openMysql,
  'postgres:': openPostgres,
  'postgresql:': openPostgres,
};

/**
 * Opens a database to read it.
 * @param place the path of an SQLite file, or mysql://, mariadb://, postgres://
 * @throws ImportError if it cannot be
 */
export async function openDatabase(place: string): Promise<Database> {
  const [scheme = ''] = /^[a-z][a-z0-9+.-]+:(?=\/\/)/i.exec(place) ?? [];
  const open = SERVERS[scheme.toLowerCase()];
  if (!open && scheme !== '')
    throw new ImportError('UNRECOGNISED', 'A database is the path of an SQLite file, or mysql://, mariadb:// or postgres://user:password@host:port/name.'); // prettier-ignore
  if (!open) return openSqlite(place);
  const url = URL.canParse(place) ? new URL(place) : undefined;
  if (!url || url.pathname.length < 2) throw new ImportError('UNRECOGNISED', `The URL of the database is incomplete: ${scheme}//user:password@host:port/name.`); // prettier-ignore
  try {
    return await open(url);
  } catch (error) {
    throw new ImportError(
      'NOT_REACHED',
      `The database at ${url.host} does not let itself be read (${codeOf(error)}). Check host, port, user, password and name.`,
    );
  }
}
