import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/index.js';
import { Database, isDuplicate } from '../persistence/index.js';
import { idFrom, newId, problem } from '../platform/index.js';
import { CredentialsService, type NewCredential } from './credentials.service.js';

export interface Imported {
  id: string;
  /** `exists`: it was imported before, or its id is that of another credential of the workspace. Nothing is changed then. */
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
    for (const id of former === undefined ? [newId()] : [former, idFrom(actor.workspaceId, former)]) {
      const found = await this.whose(actor, id);
      if (found === 'ours') return { id, status: 'exists' };
      if (found === 'free' && (await this.create(actor, { ...wanted, id }, dryRun))) return { id, status: 'created' };
    }
    throw problem('conflict', 'The id of this credential is taken, and so is the one in its place: leave the id out');
  }

  /** @returns false when somebody else has taken the id meanwhile */
  private async create(actor: Actor, wanted: NewCredential, dryRun: boolean): Promise<boolean> {
    try {
      await (dryRun ? this.credentials.tryCreate(actor, wanted) : this.credentials.create(actor, wanted));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Ids are unique in the whole database. Of what is not the caller's, no more is said than that an id is taken. */
  private async whose(actor: Actor, id: string): Promise<'free' | 'ours' | 'taken'> {
    const sql = 'SELECT organization_id, workspace_id, owner_id FROM credentials WHERE id = ?';
    const [row] = await this.database.read(sql, [id]);
    if (!row) return 'free';
    const isHere = row['organization_id'] === actor.organizationId && row['workspace_id'] === actor.workspaceId;
    return isHere && (row['owner_id'] === null || row['owner_id'] === actor.userId) ? 'ours' : 'taken';
  }
}
