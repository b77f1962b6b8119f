import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import { Rows, type Actor } from '../authorization/index.js';
import { Database, isoTime, timeParameter, type Row } from '../persistence/index.js';
import type { AuditEntryDto, AuditFilter, AuditPageDto, AuditQuery } from './audit.dto.js';

const COLUMNS = [
  'id', 'at', 'event', 'outcome', 'workspaceId', 'actorKind', 'actorId', 'actorName', 'userId',
  'subjectKind', 'subjectId', 'subjectName', 'details', 'requestId', 'address',
] as const; // prettier-ignore

const PAGE = 100;
const EXPORT_BATCH = 1000;

/** Reads the audit log, newest first. */
@Injectable()
export class AuditSearch {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
  ) {}

  async page(actor: Actor, { cursor, limit = PAGE, ...filter }: AuditQuery): Promise<AuditPageDto> {
    const data = await this.batch(actor, filter, cursor, limit + 1);
    const more = data.length > limit;
    return { data: data.slice(0, limit), nextCursor: more ? (data[limit - 1]?.id ?? null) : null };
  }

  /** All matching entries, read in batches while the caller takes them: the log may be larger than memory. */
  stream(actor: Actor, filter: AuditFilter, format: 'csv' | 'jsonl'): Readable {
    const entries = Readable.from(this.entries(actor, filter));
    if (format === 'jsonl') return Readable.from(asLines(entries));
    const csv = stringify({ header: true, columns: [...COLUMNS], cast: { string: harmless, object: asJson } });
    entries.on('error', (error) => csv.destroy(error));
    return entries.pipe(csv);
  }

  private async *entries(actor: Actor, filter: AuditFilter): AsyncGenerator<AuditEntryDto> {
    let cursor: string | undefined;
    for (;;) {
      const batch = await this.batch(actor, filter, cursor, EXPORT_BATCH);
      yield* batch;
      if (batch.length < EXPORT_BATCH) return;
      cursor = batch.at(-1)?.id;
    }
  }

  private async batch(
    actor: Actor,
    filter: AuditFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<AuditEntryDto[]> {
    const reach = this.rows.where(actor, 'view', 'AuditEntry', 'e');
    const conditions = [reach.sql];
    const parameters = [...reach.parameters];
    const add = (sql: string, value: unknown): void => {
      if (value === undefined) return;
      conditions.push(sql);
      parameters.push(value instanceof Date ? timeParameter(this.database.engine, value) : value);
    };
    add('e.id < ?', cursor);
    if (filter.event?.endsWith('.')) add('e.event LIKE ?', `${filter.event}%`);
    else add('e.event = ?', filter.event);
    add('e.outcome = ?', filter.outcome);
    if (filter.actorId !== undefined) {
      conditions.push('(e.actor_id = ? OR e.user_id = ?)');
      parameters.push(filter.actorId, filter.actorId);
    }
    add('e.subject_id = ?', filter.subjectId);
    add('e.at >= ?', filter.from);
    add('e.at < ?', filter.to);
    const sql = `SELECT e.* FROM audit_entries e WHERE ${conditions.join(' AND ')} ORDER BY e.id DESC LIMIT ${limit}`;
    return (await this.database.read(sql, parameters)).map(entryOf);
  }
}

function entryOf(row: Row): AuditEntryDto {
  const text = (name: string): string => String(row[name]);
  const maybe = (name: string): string | null => (row[name] as string | null | undefined) ?? null;
  return {
    id: text('id'),
    at: isoTime(row['at']),
    event: text('event'),
    outcome: text('outcome'),
    workspaceId: maybe('workspace_id'),
    actorKind: text('actor_kind'),
    actorId: maybe('actor_id'),
    actorName: text('actor_name'),
    userId: maybe('user_id'),
    subjectKind: maybe('subject_kind'),
    subjectId: maybe('subject_id'),
    subjectName: maybe('subject_name'),
    details: JSON.parse(text('details')) as Record<string, unknown>,
    requestId: maybe('request_id'),
    address: maybe('address'),
  };
}

async function* asLines(entries: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

function asJson(value: object): string {
  return harmless(JSON.stringify(value));
}

/** Names are chosen by users, and a spreadsheet takes a cell that begins like this for a formula. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
