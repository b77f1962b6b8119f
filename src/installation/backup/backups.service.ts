import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import type { Actor } from '../../authorization/index.js';
import { afterKey, Database, Tables, type AnyEntity, type Snapshot } from '../../persistence/index.js';
import { problem, VERSION } from '../../platform/index.js';
import { subjectFor } from '../installation-subject.js';
import {
  columnsOf,
  FORMAT,
  FORMAT_VERSION,
  LEFT_OUT,
  PARTS,
  toBackup,
  type End,
  type Manifest,
  type RowLine,
} from './format.js';

/** Each holds a connection to the database for as long as it takes. */
const AT_MOST = 3;
const STALLED_MS = 60_000;
/** How much is read at once, in characters, and how many rows at the most. */
const BATCH = { size: 1024 * 1024, rows: 1000, firstRows: 20 };

/** Backs the whole installation up: what was stored at one moment, whatever is written meanwhile. */
@Injectable()
export class Backups {
  private underWay = 0;

  constructor(
    private readonly database: Database,
    private readonly tables: Tables,
    private readonly audit: Audit,
  ) {}

  /**
   * A backup, as lines of JSON, read while the caller takes them. The audit log has it before the first byte leaves.
   * @throws Problem `unavailable`
   */
  async begin(actor: Actor): Promise<Readable> {
    if (this.underWay >= AT_MOST)
      throw problem('unavailable', `${AT_MOST} backups are being made already; try again when one of them has ended`);
    this.underWay++;
    let snapshot: Snapshot | undefined;
    const end = async (): Promise<void> => {
      this.underWay--;
      await snapshot?.close();
    };
    try {
      snapshot = await this.database.snapshot();
      const manifest = await this.manifest(snapshot);
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      await this.audit.commit(actor, 'installation.backedup', [[subjectFor(actor), { rows }]]);
      const stream = paced(this.lines(snapshot, manifest));
      return stream.once('close', () => void end().catch(() => undefined)); // also when the client goes away
    } catch (error) {
      await end();
      throw error;
    }
  }

  private get taken(): AnyEntity[] {
    return this.tables.inOrder.filter(({ table }) => !Object.hasOwn(LEFT_OUT, table));
  }

  private async manifest(snapshot: Snapshot): Promise<Manifest> {
    const texts = async (sql: string, name: string): Promise<string[]> =>
      (await snapshot.read(sql, [])).map((row) => String(row[name]));
    const tables: Manifest['tables'] = [];
    for (const { table } of this.taken) {
      const [row] = await snapshot.read(`SELECT COUNT(*) AS count FROM ${table} WHERE ${partOf(table)}`, []);
      tables.push({ name: table, rows: Number(row?.['count']) });
    }
    return {
      format: FORMAT,
      version: FORMAT_VERSION,
      createdAt: new Date().toISOString(),
      keyrack: VERSION,
      migrations: await texts('SELECT name FROM migrations ORDER BY id', 'name'),
      rootKeys: await texts('SELECT key_id FROM key_checks ORDER BY key_id', 'key_id'),
      tables,
    };
  }

  /** A few lines at a time. */
  private async *lines(snapshot: Snapshot, manifest: Manifest): AsyncGenerator<string> {
    const hash = createHash('sha256');
    const first = `${JSON.stringify(manifest)}\n`;
    hash.update(first);
    yield first;
    let rows = 0;
    for (const entity of this.taken) {
      for await (const batch of batchesOf(snapshot, entity)) {
        const text = batch.join('');
        hash.update(text);
        rows += batch.length;
        yield text;
      }
    }
    const end: End = { end: true, rows, sha256: hash.digest('hex') };
    yield `${JSON.stringify(end)}\n`;
  }
}

/** The rows of a table in the order of their keys; fewer at once when they are large. */
async function* batchesOf(snapshot: Snapshot, entity: AnyEntity): AsyncGenerator<string[]> {
  const columns = columnsOf(entity);
  const key = columns.filter(({ primary }) => primary).map(({ name }) => name);
  const names = columns.map(({ name }) => name).join(', ');
  let last: unknown[] | undefined;
  for (let limit = BATCH.firstRows; ;) {
    const after = afterKey(key, last);
    const sql = `SELECT ${names} FROM ${entity.table} WHERE ${partOf(entity.table)} AND ${after.sql} ORDER BY ${key.join(', ')} LIMIT ${limit}`;
    const rows = await snapshot.read(sql, after.parameters);
    const lines = rows.map((row) => {
      const values = columns.map(({ name, kind }) => [name, toBackup(kind, row[name])]);
      const line: RowLine = { table: entity.table, row: Object.fromEntries(values) as RowLine['row'] };
      return `${JSON.stringify(line)}\n`;
    });
    if (lines.length > 0) yield lines;
    if (rows.length < limit) return;
    last = key.map((name) => rows.at(-1)?.[name]);
    const size = lines.reduce((sum, line) => sum + line.length, 0);
    limit = Math.max(1, Math.min(BATCH.rows, limit * 4, Math.floor((limit * BATCH.size) / size)));
  }
}

function partOf(table: string): string {
  return PARTS[table] ?? '1 = 1';
}

/** A stream that ends with an error when nobody takes anything for long: somebody else may need the connection. */
function paced(chunks: AsyncGenerator<string>): Readable {
  async function* timed(): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      const timer = setTimeout(() => stream.destroy(new Error('nobody takes the backup')), STALLED_MS).unref();
      try {
        yield chunk;
      } finally {
        clearTimeout(timer);
      }
    }
  }
  const stream = Readable.from(timed());
  return stream;
}
