import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import type { Actor } from '../../authorization/index.js';
import { Database, Tables, type AnyEntity, type Snapshot } from '../../persistence/index.js';
import { paced, problem, VERSION } from '../../platform/index.js';
import { subjectFor } from '../installation-subject.js';
import { batchesOf, partOf } from './batches.js';
import { FORMAT, FORMAT_VERSION, LEFT_OUT, type End, type Manifest } from './format.js';

/** Each holds a connection to the database for as long as it takes. */
const AT_MOST = 3;
/** How much is given at once, in bytes: whoever takes that in a minute is slow, and not gone. */
const PIECE = 64 * 1024;

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

  /** A few lines at a time, or a part of one that is long. */
  private async *lines(snapshot: Snapshot, manifest: Manifest): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    const first = Buffer.from(`${JSON.stringify(manifest)}\n`);
    hash.update(first);
    yield first;
    let rows = 0;
    for (const entity of this.taken) {
      for await (const batch of batchesOf(snapshot, entity)) {
        const bytes = Buffer.from(batch.join(''));
        hash.update(bytes);
        rows += batch.length;
        for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
      }
    }
    const end: End = { end: true, rows, sha256: hash.digest('hex') };
    yield Buffer.from(`${JSON.stringify(end)}\n`);
  }
}
