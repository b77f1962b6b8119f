import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Absence, type Cause } from '../credentials/index.js';
import { Database } from '../persistence/index.js';
import { isPlausibleId } from '../platform/index.js';

interface Place {
  organizationId: string;
  workspaceId: string;
  /** Whose personal credentials count as well, as programs that act for them have these. Nobody's unless this says so. */
  userId?: string | null;
}

/** Which of the credentials that flows refer to their workspace can use, and why not the others. */
@Injectable()
export class Reach {
  constructor(
    private readonly database: Database,
    private readonly absence: Absence,
  ) {}

  /** By id, for those that cannot be used. */
  async problems(place: Place, credentialIds: readonly string[]): Promise<Map<string, Cause>> {
    const distinct = [...new Set(credentialIds)];
    const usable = await this.usable(undefined, place, distinct);
    const missing = distinct.filter((id) => !usable.has(id));
    return new Map(await Promise.all(missing.map(async (id) => [id, await this.absence.causeOf(place, id)] as const)));
  }

  /** Those of these ids that belong to the workspace or are shared with it: a personal credential is its owner's alone. */
  async usable(
    tx: EntityManager | undefined,
    { organizationId, workspaceId, userId = null }: Place,
    ids: readonly string[],
  ): Promise<Map<string, string>> {
    const wanted = ids.filter(isPlausibleId);
    if (wanted.length === 0) return new Map();
    const sql = `SELECT c.id, c.credential_name FROM credentials c WHERE c.organization_id = ?
      AND c.id IN (${wanted.map(() => '?').join(', ')})
      AND ((c.workspace_id = ? AND (c.owner_id IS NULL OR c.owner_id = ?))
        OR EXISTS (SELECT 1 FROM credential_shares s WHERE s.credential_id = c.id AND s.workspace_id = ?))`;
    const parameters = [organizationId, ...wanted, workspaceId, userId, workspaceId];
    const rows = tx ? await this.database.readIn(tx, sql, parameters) : await this.database.read(sql, parameters);
    return new Map(rows.map((row) => [String(row['id']), String(row['credential_name'])]));
  }

  /**
   * Has whoever deletes one of these credentials, or ends a share of it, wait until the transaction ends, and then see what
   * refers to it now.
   */
  async hold(tx: EntityManager, { organizationId }: Place, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter(isPlausibleId).sort();
    if (wanted.length === 0 || this.database.engine === 'sqlite') return; // which has one writer at a time
    const lock = this.database.engine === 'postgres' ? 'FOR SHARE' : 'LOCK IN SHARE MODE'; // as MariaDB and MySQL know it
    const places = wanted.map(() => '?').join(', ');
    const sql = `SELECT id FROM credentials WHERE organization_id = ? AND id IN (${places}) ORDER BY id ${lock}`;
    await this.database.readIn(tx, sql, [organizationId, ...wanted]);
  }
}
