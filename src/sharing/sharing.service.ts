import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Rows, type Actor } from '../authorization/index.js';
import { Credential, CredentialShare, Uses, brokenUses } from '../credentials/index.js';
import { Database, isDuplicate, isoTime } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { Workspace } from '../workspaces/index.js';

/** One workspace that may use a credential. */
export interface Share {
  credentialId: string;
  workspaceId: string;
  workspaceName: string;
  createdDate: string;
}

/** Lets other workspaces of the organization use a credential, read-only. */
@Injectable()
export class SharingService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly uses: Uses,
  ) {}

  async list(actor: Actor, credentialId: string): Promise<Share[]> {
    const { manager } = this.database;
    await this.rows.one(manager, actor, 'share', Credential, credentialId);
    return this.read(manager, credentialId);
  }

  /** Shares with one more workspace. Sharing again changes nothing. */
  async add(actor: Actor, credentialId: string, workspaceId: string): Promise<Share> {
    return this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'share', Credential, credentialId);
      await this.assertMayReceive(tx, actor, credential, workspaceId);
      await this.insert(tx, actor, credential, [workspaceId]);
      const share = (await this.read(tx, credentialId)).find((one) => one.workspaceId === workspaceId);
      if (!share) throw problem('stale', 'Credential', credentialId);
      return share;
    });
  }

  /**
   * @throws Problem `notFound` when it is not shared with that workspace, `credentialInUse` with the flows there that
   * would break, unless forced
   */
  async remove(actor: Actor, credentialId: string, workspaceId: string, force: boolean): Promise<void> {
    await this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'share', Credential, credentialId);
      const shared = (await this.read(tx, credentialId)).some((share) => share.workspaceId === workspaceId);
      if (!shared) throw problem('notFound', 'Share', workspaceId);
      await this.delete(tx, actor, credential, [workspaceId], force);
    });
  }

  /**
   * Shares with these workspaces and no others.
   * @throws Problem `credentialInUse` with the flows that would break, unless forced
   */
  async replace(actor: Actor, credentialId: string, workspaceIds: readonly string[], force: boolean): Promise<Share[]> {
    return this.database.write(async (tx) => {
      const credential = await this.rows.one(tx, actor, 'share', Credential, credentialId);
      const wanted = new Set(workspaceIds);
      for (const id of wanted) await this.assertMayReceive(tx, actor, credential, id);
      const now = new Set((await this.read(tx, credentialId)).map((share) => share.workspaceId));
      await this.delete(tx, actor, credential, [...now].filter((id) => !wanted.has(id)), force); // prettier-ignore
      await this.insert(tx, actor, credential, [...wanted].filter((id) => !now.has(id))); // prettier-ignore
      return this.read(tx, credentialId);
    });
  }

  /** The home workspace of a credential that somebody may share; for clients that send it along with the others. */
  async homeOf(actor: Actor, credentialId: string): Promise<Credential> {
    return this.rows.one(this.database.manager, actor, 'share', Credential, credentialId);
  }

  private async assertMayReceive(
    tx: EntityManager,
    actor: Actor,
    credential: Credential,
    workspaceId: string,
  ): Promise<void> {
    await this.rows.one(tx, actor, 'refer', Workspace, workspaceId);
    if (workspaceId === credential.workspaceId && credential.ownerId === null) {
      throw problem('invalid', {
        workspaceId: 'The credential belongs to this workspace already: share it with another one',
      });
    }
  }

  private async insert(tx: EntityManager, actor: Actor, credential: Credential, workspaceIds: string[]): Promise<void> {
    const { id: credentialId, organizationId, name } = credential;
    const present = new Set((await this.read(tx, credentialId)).map((share) => share.workspaceId));
    const added = workspaceIds.filter((id) => !present.has(id));
    if (added.length === 0) return;
    const createdAt = new Date();
    try {
      await tx.insert(CredentialShare, added.map((workspaceId) => ({ credentialId, workspaceId, organizationId, createdAt }))); // prettier-ignore
    } catch (error) {
      if (isDuplicate(error)) throw problem('stale', 'Credential', credentialId); // somebody else was faster: try again
      throw error;
    }
    await this.audit.record(
      tx,
      actor,
      'credential.shared',
      { kind: 'Credential', id: credentialId, name },
      { with: added },
    );
  }

  private async delete(
    tx: EntityManager,
    actor: Actor,
    credential: Credential,
    workspaceIds: string[],
    force: boolean,
  ): Promise<void> {
    if (workspaceIds.length === 0) return;
    const { id, name } = credential;
    const broken = await this.uses.broken(force, tx, credential, workspaceIds);
    await tx.delete(CredentialShare, { credentialId: id, workspaceId: In(workspaceIds) });
    await this.audit.record(
      tx,
      actor,
      'credential.unshared',
      { kind: 'Credential', id, name },
      { with: workspaceIds, ...brokenUses(broken) },
    );
  }

  private async read(tx: EntityManager, credentialId: string): Promise<Share[]> {
    const sql = `
      SELECT s.workspace_id, s.created_at, w.name FROM credential_shares s JOIN workspaces w ON w.id = s.workspace_id
       WHERE s.credential_id = ? ORDER BY s.created_at, s.workspace_id`;
    return (await this.database.readIn(tx, sql, [credentialId])).map((row) => ({
      credentialId,
      workspaceId: String(row['workspace_id']),
      workspaceName: String(row['name']),
      createdDate: isoTime(row['created_at']),
    }));
  }
}
