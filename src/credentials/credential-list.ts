import { Injectable } from '@nestjs/common';
import { Rows, type Actor } from '../authorization/index.js';
import { Database, timeParameter, type Row } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { CredentialSecrets } from './credential-secrets.js';
import { sealedRowOf, VIEW_COLUMNS, viewOf, type CredentialView } from './credential-view.js';
import type { ListCredentialsQuery } from './credentials.dto.js';

const ORDER: Record<string, string> = {
  name: 'LOWER(c.name)',
  credentialName: 'c.credential_name',
  createdDate: 'c.created_at',
  updatedDate: 'c.updated_at',
};

/** What `stateAt` says, in SQL. Takes the time three times. */
const STATE =
  "CASE WHEN c.expires_at <= ? THEN 'expired' WHEN c.rotate_at <= ? THEN 'overdue' WHEN c.due_at <= ? THEN 'due' ELSE 'active' END";

interface Page {
  data: CredentialView[];
  total: number;
}

/** Reads lists of credentials: one query, no entities. */
@Injectable()
export class CredentialList {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly secrets: CredentialSecrets,
  ) {}

  /** Own ones first, then those shared in. With `page` and `limit`, that page and how many there are in all. */
  async read(actor: Actor, query: ListCredentialsQuery): Promise<CredentialView[] | Page> {
    const { page, limit } = query;
    if (page === undefined && limit === undefined) return this.views(actor, await this.select(actor, query));
    if (page === undefined || limit === undefined) {
      throw problem('invalid', { [page === undefined ? 'page' : 'limit']: 'page and limit are given together' });
    }
    const slice = `LIMIT ${limit} OFFSET ${(page - 1) * limit}`;
    const found = await this.select(actor, query, ', COUNT(*) OVER () AS total', slice);
    const total = found.length > 0 || page === 1 ? Number(found[0]?.['total'] ?? 0) : await this.count(actor, query);
    return { data: await this.views(actor, found), total };
  }

  private async views(actor: Actor, rows: Row[]): Promise<CredentialView[]> {
    const views: CredentialView[] = [];
    for (const row of rows) {
      const readable = this.secrets.isReadable(sealedRowOf(row));
      views.push(viewOf(actor, row, typeof readable === 'boolean' ? readable : await readable));
    }
    return views;
  }

  private async select(actor: Actor, query: ListCredentialsQuery, more = '', slice = ''): Promise<Row[]> {
    const { sql, parameters } = this.where(actor, query);
    const [, down, field = 'createdDate'] = /^(-?)(.*)$/.exec(query.sort ?? 'createdDate') ?? [];
    const own = 'CASE WHEN c.workspace_id = ? AND (c.owner_id IS NULL OR c.owner_id = ?) THEN 0 ELSE 1 END';
    const direction = down === '-' ? 'DESC' : 'ASC';
    const order = `${own}, ${ORDER[field] ?? 'c.created_at'} ${direction}, c.id ${direction}`;
    return this.database.read(
      `SELECT ${VIEW_COLUMNS}${more} FROM credentials c WHERE ${sql} ORDER BY ${order} ${slice}`,
      [...parameters, actor.workspaceId, actor.userId],
    );
  }

  private async count(actor: Actor, query: ListCredentialsQuery): Promise<number> {
    const { sql, parameters } = this.where(actor, query);
    const [row] = await this.database.read(`SELECT COUNT(*) AS total FROM credentials c WHERE ${sql}`, parameters);
    return Number(row?.['total']);
  }

  private where(
    actor: Actor,
    { credentialName, search, status }: ListCredentialsQuery,
  ): { sql: string; parameters: unknown[] } {
    const reach = this.rows.where(actor, 'view', 'Credential', 'c');
    const conditions = [reach.sql];
    const parameters = [...reach.parameters];
    const types = (credentialName ?? []).filter((name) => name !== ''); // Flowise takes an empty filter for none
    const names = types.filter((name) => !name.endsWith(' ')); // no type ends so, but MySQL ignores blanks at the end
    if (types.length > 0) {
      conditions.push(names.length > 0 ? `c.credential_name IN (${names.map(() => '?').join(', ')})` : '1=0');
      parameters.push(...names);
    }
    if (search !== undefined && search !== '') {
      conditions.push("(LOWER(c.name) LIKE ? ESCAPE '!' OR LOWER(c.credential_name) LIKE ? ESCAPE '!')");
      const pattern = `%${search.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
      parameters.push(pattern, pattern);
    }
    if (status && status.length > 0) {
      const now = timeParameter(this.database.engine, new Date());
      conditions.push(`${STATE} IN (${status.map(() => '?').join(', ')})`);
      parameters.push(now, now, now, ...status);
    }
    return { sql: conditions.join(' AND '), parameters };
  }
}
