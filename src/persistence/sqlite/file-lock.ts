import { StartError } from '../../platform/index.js';
import { SqliteConnection } from './connection.js';

/**
 * Makes sure that one process alone works on a database file: isolation between requests, and the memory of who may do
 * what, are kept inside the process. The lock is SQLite's own on a file beside it, so the system lifts it from a killed process.
 * @returns how to let go
 * @throws StartError when another process has it
 */
export function lockDatabaseFile(file: string): () => void {
  const lock = new SqliteConnection(`${file}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new StartError(
      `Another Keyrack process is using ${file}. Stop it first, or give this one its own KEYRACK_DATA_DIR. ` +
        `Several processes on one database need MySQL, MariaDB or PostgreSQL (DATABASE_URL).`,
    );
  }
  return () => lock.close();
}
