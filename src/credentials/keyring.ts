import { DataKey, SealError, type KeyProvider } from '@keyrack/sealing';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, isDuplicate } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import { WorkspaceKey } from './entities.js';

export const ROOT_KEY = Symbol('root key');

/** A place in the tenancy: whose key, and what the key's wrapping is bound to. */
export interface Home {
  organizationId: string;
  workspaceId: string;
}

const KEPT_AT_MOST = 5_000;

/** The data key of each workspace, unwrapped when it is first needed and kept in memory. */
@Injectable()
export class Keyring {
  private readonly keys = new Map<string, DataKey>();

  constructor(
    private readonly database: Database,
    @Inject(ROOT_KEY) private readonly rootKey: KeyProvider,
  ) {}

  /**
   * The key of a workspace; undefined when it has none, or none that opens. Inside a transaction give its manager: one
   * that waits for a second connection while it holds the first can wait for ever.
   */
  async find(home: Home, tx: EntityManager = this.database.manager): Promise<DataKey | undefined> {
    const kept = this.keys.get(keptAs(home));
    if (kept) return kept;
    const row = await this.read(home, tx);
    return row && this.unwrap(home, row.id, row.wrapped);
  }

  /** The key of a workspace, made now if it has none. Not to be called inside a transaction: it may need its own. */
  async ofOrNew({ organizationId, workspaceId }: Home): Promise<DataKey> {
    const home = { organizationId, workspaceId }; // callers give whole rows, whose other columns must not be stored
    const kept = this.keys.get(keptAs(home));
    if (kept) return kept;
    const row = await this.read(home, this.database.manager);
    const key = row ? await this.unwrap(home, row.id, row.wrapped) : await this.create(home);
    if (key) return key;
    throw problem(
      'unreadable',
      'The key of this workspace does not open: it was altered in the database. Nothing was changed. ' +
        'Restore the table data_keys from a backup; what the key has sealed opens again then',
    );
  }

  forget(home: Home): void {
    this.keys.delete(keptAs(home));
  }

  private async read(
    { organizationId, workspaceId }: Home,
    tx: EntityManager,
  ): Promise<{ id: string; wrapped: string } | undefined> {
    const sql = 'SELECT id, wrapped FROM data_keys WHERE organization_id = ? AND workspace_id = ?';
    const [row] = await this.database.readIn(tx, sql, [organizationId, workspaceId]);
    return row && { id: String(row['id']), wrapped: String(row['wrapped']) };
  }

  private async create(home: Home): Promise<DataKey | undefined> {
    const id = newId();
    const { key, wrapped } = await DataKey.create(this.rootKey, id, contextOf(home, id));
    try {
      await this.database.write((tx) => tx.insert(WorkspaceKey, { id, ...home, wrapped, createdAt: new Date() }));
      return this.keep(home, key);
    } catch (error) {
      if (isDuplicate(error)) return this.find(home); // another request was faster
      throw error;
    }
  }

  private async unwrap(home: Home, id: string, wrapped: string): Promise<DataKey | undefined> {
    try {
      return this.keep(home, await DataKey.unwrap(this.rootKey, id, wrapped, contextOf(home, id)));
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }

  private keep(home: Home, key: DataKey): DataKey {
    if (this.keys.size >= KEPT_AT_MOST) this.keys.clear();
    this.keys.set(keptAs(home), key);
    return key;
  }
}

function keptAs({ organizationId, workspaceId }: Home): string {
  return `${organizationId}/${workspaceId}`;
}

function contextOf({ organizationId, workspaceId }: Home, keyId: string): Record<string, string> {
  return { purpose: 'data-key', organization: organizationId, workspace: workspaceId, key: keyId };
}
