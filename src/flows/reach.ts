import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Absence, type Cause } from '../credentials/index.js';
import { Database } from '../persistence/index.js';
import { isPlausibleId } from '../platform/index.js';

interface Place {
  organizationId: string;
  workspaceId: string;
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

  /** Those of these ids that the workspace owns or has been given a share of. */
  async usable(
    tx: EntityManager | undefined,
    { organizationId, workspaceId }: Place,
    ids: readonly string[],
  ): Promise<Map<string, string>> {
    const wanted = ids.filter(isPlausibleId);
    if (wanted.length === 0) return new Map();
    const sql = `SELECT c.id, c.credential_name FROM credentials c WHERE c.organization_id = ?
      AND c.id IN (${wanted.map(() => '?').join(', ')})
      AND (c.workspace_id = ? OR EXISTS (SELECT 1 FROM credential_shares s WHERE s.credential_id = c.id AND s.workspace_id = ?))`;
    const parameters = [organizationId, ...wanted, workspaceId, workspaceId];
    const rows = tx ? await this.database.readIn(tx, sql, parameters) : await this.database.read(sql, parameters);
    return new Map(rows.map((row) => [String(row['id']), String(row['credential_name'])]));
  }
}
