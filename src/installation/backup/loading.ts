import type { EntityManager } from 'typeorm';
import { insertsOf, isRefusedRow, type AnyEntity, type Database } from '../../persistence/index.js';
import { problem } from '../../platform/index.js';
import { CUT, type BackupLines } from './backup-lines.js';
import { fromBackup, type Manifest } from './format.js';
import { manifestOf } from './manifest.js';

const MOST_ROWS = 256;
const MOST_CHARACTERS = 1024 * 1024;

/** Adds the rows of a backup to tables that are empty, as they arrive, and holds them against what the backup says of itself. */
export class Loading {
  private readonly counts = new Map<string, number>();
  private readonly entities: ReadonlyMap<string, AnyEntity>;
  private waiting: object[] = [];
  private waitingFor: AnyEntity | undefined;
  private size = 0;

  constructor(
    private readonly database: Database,
    private readonly tx: EntityManager,
    entities: readonly AnyEntity[],
  ) {
    this.entities = new Map(entities.map((entity) => [entity.table, entity]));
  }

  /**
   * @param onManifest is told the first line before anything is added
   * @returns how many rows each table has got
   * @throws Problem `malformed` for a backup that was cut or altered, `conflict` for rows that do not fit
   */
  async run(
    lines: BackupLines,
    onManifest: (manifest: Manifest) => Promise<void>,
  ): Promise<{ manifest: Manifest; tables: Manifest['tables'] }> {
    let manifest: Manifest | undefined;
    let isOver = false;
    for await (const { number, line } of lines.read()) {
      if (isOver) throw problem('malformed', 'The backup goes on behind its last line. Nothing was changed');
      if (!manifest) await onManifest((manifest = manifestOf(line)));
      else if (line['end'] === true) isOver = this.isWhole(line, lines.digest(), manifest);
      else await this.take(number, line);
    }
    if (!manifest || !isOver) throw problem('malformed', CUT);
    await this.flush();
    return { manifest, tables: manifest.tables };
  }

  private async take(number: number, { table, row, ...more }: Record<string, unknown>): Promise<void> {
    const entity = this.entities.get(String(table));
    const isRecord = typeof row === 'object' && row !== null && !Array.isArray(row);
    const values = entity && isRecord ? fromBackup(entity, row as Record<string, unknown>) : undefined;
    if (!entity || !values || Object.keys(more).length > 0)
      throw problem(
        'malformed',
        `Line ${number} of the backup is no row of a table of this version. Nothing was changed`,
      );
    const size = JSON.stringify(row).length;
    const isFull = this.waiting.length >= MOST_ROWS || this.size + size > MOST_CHARACTERS;
    if (entity !== this.waitingFor || isFull) await this.flush(); // a row that is large goes alone, as when it was stored
    this.waitingFor = entity;
    this.waiting.push(values);
    this.counts.set(entity.table, (this.counts.get(entity.table) ?? 0) + 1);
    this.size += size;
  }

  private async flush(): Promise<void> {
    const [entity, rows] = [this.waitingFor, this.waiting];
    [this.waitingFor, this.waiting, this.size] = [undefined, [], 0];
    if (!entity) return;
    try {
      for (const { sql, parameters } of insertsOf(this.database.engine, asTexts(entity), rows))
        await this.database.readIn(this.tx, sql, parameters);
    } catch (error) {
      if (!isRefusedRow(error)) throw error;
      throw problem(
        'conflict',
        `This database takes some rows of the table ${entity.table} for invalid, or for doubles of others. Nothing was changed`,
      );
    }
  }

  /** @throws Problem `malformed` */
  private isWhole({ rows, sha256 }: Record<string, unknown>, digest: string, { tables }: Manifest): true {
    const total = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    const isAll = rows === total && tables.every(({ name, rows: count }) => (this.counts.get(name) ?? 0) === count);
    if (isAll && sha256 === digest && tables.reduce((sum, table) => sum + table.rows, 0) === total) return true;
    throw problem(
      'malformed',
      'The backup was altered after it was made: its rows are not those that its last line tells of. Nothing was changed',
    );
  }
}

/** JSON is in a backup as it was stored, letter for letter. */
function asTexts(entity: AnyEntity): AnyEntity {
  const columns = Object.entries(entity.columns).map(([property, column]) => [
    property,
    column?.kind === 'json' ? { ...column, kind: 'text' } : column,
  ]);
  return { ...entity, columns: Object.fromEntries(columns) as AnyEntity['columns'] };
}
