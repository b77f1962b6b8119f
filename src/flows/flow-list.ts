import { Injectable } from '@nestjs/common';
import { Rows, type Actor } from '../authorization/index.js';
import { Database, isoTime } from '../persistence/index.js';
import type { ListFlowsQuery } from './flows.dto.js';

/** A flow in a list: without its definition. */
export interface FlowSummary {
  id: string;
  name: string;
  kind: string;
  active: boolean;
  references: number;
  createdDate: string;
  updatedDate: string;
}

const STANDARD_LIMIT = 50;

/** Reads lists of flows. */
@Injectable()
export class FlowList {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
  ) {}

  /** One page, in the order of registration, and how many there are in all. */
  async read(actor: Actor, query: ListFlowsQuery): Promise<{ data: FlowSummary[]; total: number }> {
    const { page = 1, limit = STANDARD_LIMIT } = query;
    const { sql, parameters } = this.where(actor, query);
    const rows = await this.database.read(
      `SELECT f.external_id, f.name, f.kind, f.active, f.created_at, f.updated_at,
         (SELECT COUNT(*) FROM flow_references r WHERE r.flow_id = f.id) AS reference_count
       FROM flows f WHERE ${sql} ORDER BY f.created_at, f.id LIMIT ${limit} OFFSET ${(page - 1) * limit}`,
      parameters,
    );
    const [count] = await this.database.read(`SELECT COUNT(*) AS total FROM flows f WHERE ${sql}`, parameters);
    const data = rows.map((row) => ({
      id: String(row['external_id']),
      name: String(row['name']),
      kind: String(row['kind']),
      active: Number(row['active']) === 1,
      references: Number(row['reference_count']),
      createdDate: isoTime(row['created_at']),
      updatedDate: isoTime(row['updated_at']),
    }));
    return { data, total: Number(count?.['total']) };
  }

  private where(
    actor: Actor,
    { search, active, credentialId }: ListFlowsQuery,
  ): { sql: string; parameters: unknown[] } {
    const reach = this.rows.where(actor, 'view', 'Flow', 'f');
    const conditions = [reach.sql];
    const parameters = [...reach.parameters];
    if (active !== undefined) {
      conditions.push('f.active = ?');
      parameters.push(active ? 1 : 0);
    }
    if (credentialId !== undefined) {
      conditions.push('EXISTS (SELECT 1 FROM flow_references r WHERE r.flow_id = f.id AND r.credential_id = ?)');
      parameters.push(credentialId);
    }
    if (search !== undefined) {
      conditions.push("LOWER(f.name) LIKE ? ESCAPE '!'");
      parameters.push(`%${search.toLowerCase().replace(/[!%_]/g, '!$&')}%`);
    }
    return { sql: conditions.join(' AND '), parameters };
  }
}
