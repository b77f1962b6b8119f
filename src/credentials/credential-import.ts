import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/index.js';
import { Database, isDuplicate, isoTime, type Row } from '../persistence/index.js';
import { idFrom, isOwnId, newId, problem } from '../platform/index.js';
import { CredentialsService, type NewCredential } from './credentials.service.js';

export interface Imported {
  id: string;
  /** `exists`: it was imported before. Nothing is changed then. */
  status: 'created' | 'exists';
}

/**
 * Takes credentials that come from elsewhere. Each keeps its id where that is free; where it is not, it gets one that
 * follows from both the workspace and the id, so that a second import finds what the first one made (decision 0024).
 */
@Injectable()
export class CredentialImport {
  constructor(
    private readonly database: Database,
    private readonly credentials: CredentialsService,
  ) {}

  /** @param dryRun says what would come of it, and changes nothing */
  async take(actor: Actor, former: string | undefined, wanted: NewCredential, dryRun: boolean): Promise<Imported> {
    const ids = former === undefined ? [newId()] : idsFor(actor, former, wanted);
    for (const _ of [...ids, 'the last look']) {
      const there = await this.there(ids);
      const known = ids.find((id) => isSame(actor, there.get(id), former, wanted));
      if (known !== undefined) return { id: known, status: 'exists' };
      const id = ids.find((each) => !there.has(each));
      if (id === undefined) break;
      if (await this.create(actor, { ...wanted, id }, dryRun)) return { id, status: 'created' };
    }
    throw problem('conflict', 'The id of this credential is taken, and so are those in its place: leave the id out');
  }

  /** @returns false when somebody, perhaps the same import, has taken the id meanwhile */
  private async create(actor: Actor, wanted: NewCredential, dryRun: boolean): Promise<boolean> {
    try {
      await (dryRun ? this.credentials.tryCreate(actor, wanted) : this.credentials.create(actor, wanted));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** The credentials with these ids, which are unique in the whole database. */
  private async there(ids: readonly string[]): Promise<Map<string, Row>> {
    const sql = `SELECT id, organization_id, workspace_id, owner_id, name, created_at FROM credentials WHERE id IN (${ids.map(() => '?').join(', ')})`;
    return new Map((await this.database.read(sql, [...ids])).map((row) => [String(row['id']), row]));
  }
}

/** In the order in which they are tried. */
function idsFor({ workspaceId }: Actor, former: string, { createdAt }: NewCredential): string[] {
  const dated = createdAt ? [idFrom(workspaceId, `${former} ${createdAt.toISOString()}`)] : [];
  return [former, idFrom(workspaceId, former), ...dated];
}

/**
 * Whether a credential is the one that a line tells of. A UUID is nobody else's; another id may be, as old n8n has numbers.
 * Then the name or the date must be the same too. Of what is not the caller's, no more is said than that an id is taken.
 */
function isSame(actor: Actor, row: Row | undefined, former: string | undefined, wanted: NewCredential): boolean {
  const isHere = row?.['organization_id'] === actor.organizationId && row['workspace_id'] === actor.workspaceId;
  if (!isHere || (row['owner_id'] !== null && row['owner_id'] !== actor.userId)) return false;
  if (former !== undefined && isOwnId(former)) return true;
  return row['name'] === wanted.name || new Date(isoTime(row['created_at'])).getTime() === wanted.createdAt?.getTime();
}
