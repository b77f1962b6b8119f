import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import process from 'node:process';

type Value = string | number | bigint | null | Uint8Array;
type Row = Record<string, unknown>;
type DatabaseClass = new (path: string, options: object) => DatabaseSyncInstance;

const STATEMENTS_KEPT = 250;
const BUSY_MS = 2000;

/** A prepared statement as TypeORM expects it of better-sqlite3. */
export class Statement {
  /** Whether running it gives rows. */
  readonly reader: boolean;

  constructor(private readonly statement: StatementSyncInstance) {
    this.reader = statement.columns().length > 0;
  }

  all(...values: Value[]): Row[] {
    return this.statement.all(...values) as Row[];
  }

  get(...values: Value[]): Row | undefined {
    return this.statement.get(...values) as Row | undefined;
  }

  run(...values: Value[]): { changes: number; lastInsertRowid: number | bigint } {
    const { changes, lastInsertRowid } = this.statement.run(...values);
    return { changes: Number(changes), lastInsertRowid };
  }
}

/**
 * One connection to an SQLite file, with the face of better-sqlite3 (which TypeORM drives) over `node:sqlite`, or over
 * the package that offers the same API where Node does not have it yet. Prepared statements are kept.
 */
export class SqliteConnection {
  private readonly database: DatabaseSyncInstance;
  private readonly statements = new Map<string, Statement>();

  constructor(path: string, { readonly: readOnly = false }: { readonly?: boolean } = {}) {
    this.database = new Database(path, { readOnly, timeout: BUSY_MS, enableForeignKeyConstraints: true });
    // SQLite's own knows English letters alone.
    this.database.function('lower', { deterministic: true }, (text: unknown) => {
      return typeof text === 'string' ? text.toLowerCase() : null;
    });
  }

  prepare(sql: string): Statement {
    const kept = this.statements.get(sql);
    if (kept) return kept;
    const statement = new Statement(this.database.prepare(sql));
    this.statements.set(sql, statement);
    if (this.statements.size > STATEMENTS_KEPT) {
      const [oldest = ''] = this.statements.keys();
      this.statements.delete(oldest);
    }
    return statement;
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  pragma(text: string): Row[] {
    return this.database.prepare(`PRAGMA ${text}`).all() as Row[];
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }
}

const Database: DatabaseClass = await loadDatabaseClass();

/** `node:sqlite` has all that is used here from 22.16 and 23.11 on. */
async function loadDatabaseClass(): Promise<DatabaseClass> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 16)) return (await import('@photostructure/sqlite')).DatabaseSync;
  return withoutExperimentalWarning(async () => {
    const name = 'node:sqlite'; // not a literal: the types of Node 20 do not know it
    return ((await import(name)) as { DatabaseSync: DatabaseClass }).DatabaseSync;
  });
}

/** Node 22 warns at each start that the module is experimental; its users cannot act on that. */
async function withoutExperimentalWarning<T>(work: () => Promise<T>): Promise<T> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return await work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
