import { DataKey, keyIdOf, SealError, type RootKeyPair } from '@keyrack/sealing';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, isDuplicate } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import { OrganizationKey, WorkspaceKey } from './entities.js';
import { assertRootKeyCounts } from './root-key-checks.js';

export const ROOT_KEY = Symbol('root key');

/** A place in the tenancy: whose key, and what the key's wrapping is bound to. */
export interface Home {
  organizationId: string;
  /** Null for what belongs to the organization itself. */
  workspaceId: string | null;
}

const KEPT_AT_MOST = 5_000;

/** The data key of each workspace, and of each organization for what is in none, unwrapped when it is first needed and kept in memory. */
@Injectable()
export class Keyring {
  private readonly keys = new Map<string, DataKey>();

  constructor(
    private readonly database: Database,
    @Inject(ROOT_KEY) private readonly rootKey: RootKeyPair,
  ) {}

  /**
   * The key of a home; undefined when it has none, or none that opens. Inside a transaction give its manager: one
   * that waits for a second connection while it holds the first can wait for ever.
   */
  async find(home: Home, tx: EntityManager = this.database.manager): Promise<DataKey | undefined> {
    const kept = this.keys.get(keptAs(home));
    if (kept) return kept;
    const row = await this.read(home, tx);
    return row && this.unwrap(home, row.id, row.wrapped);
  }

  /** The key of a home, made now if it has none. Not to be called inside a transaction: it may need its own. */
  async ofOrNew({ organizationId, workspaceId }: Home): Promise<DataKey> {
    const home = { organizationId, workspaceId }; // callers give whole rows, whose other columns must not be stored
    const kept = this.keys.get(keptAs(home));
    if (kept) return kept;
    const row = await this.read(home, this.database.manager);
    const key = row ? await this.unwrap(home, row.id, row.wrapped) : await this.create(home);
    if (key) return key;
    await this.assertHasRootKeyOf(home);
    throw problem(
      'unreadable',
      `The key of this ${workspaceId === null ? 'organization' : 'workspace'} does not open: it was altered in the database. ` +
        `Nothing was changed. Restore the table ${tableOf(home)} from a backup; what the key has sealed opens again then`,
    );
  }

  /**
   * To be asked when the key of a home does not open, before the data is said to be altered: this process may lack the root
   * key that another one has moved everything to.
   * @throws Problem `unavailable` naming the root key
   */
  async assertHasRootKeyOf(home: Home, tx: EntityManager = this.database.manager): Promise<void> {
    const row = await this.read(home, tx);
    const id = row && wrapperOf(row.wrapped);
    if (id === undefined || this.rootKey.keyIds.includes(id)) return;
    throw problem(
      'unavailable',
      `The key of this ${home.workspaceId === null ? 'organization' : 'workspace'} is wrapped with the root key ${id}, which ` +
        'this process does not have. Nothing was changed. Start it with the root keys that the other processes have',
    );
  }

  forget(home: Home): void {
    this.keys.delete(keptAs(home));
  }

  /** For when other rows have taken the place of all there were. */
  forgetAll(): void {
    this.keys.clear();
  }

  private async read(
    { organizationId, workspaceId }: Home,
    tx: EntityManager,
  ): Promise<{ id: string; wrapped: string } | undefined> {
    const ofOrganization = `SELECT id, wrapped FROM ${tableOf({ workspaceId })} WHERE organization_id = ?`;
    const [row] =
      workspaceId === null
        ? await this.database.readIn(tx, ofOrganization, [organizationId])
        : await this.database.readIn(tx, `${ofOrganization} AND workspace_id = ?`, [organizationId, workspaceId]);
    return row && { id: String(row['id']), wrapped: String(row['wrapped']) };
  }

  private async create(home: Home): Promise<DataKey | undefined> {
    const id = newId();
    const { key, wrapped } = await DataKey.create(this.rootKey, id, wrappingOf(home, id));
    try {
      await this.insert(home, { id, wrapped, createdAt: new Date() });
      return this.keep(home, key);
    } catch (error) {
      if (isDuplicate(error)) return this.find(home); // another request was faster
      throw error;
    }
  }

  private async insert(
    { organizationId, workspaceId }: Home,
    key: Pick<WorkspaceKey, 'id' | 'wrapped' | 'createdAt'>,
  ): Promise<void> {
    await this.database.write(async (tx) => {
      await assertRootKeyCounts(this.database, tx, this.rootKey.keyId);
      if (workspaceId === null) await tx.insert(OrganizationKey, { ...key, organizationId });
      else await tx.insert(WorkspaceKey, { ...key, organizationId, workspaceId });
    });
  }

  private async unwrap(home: Home, id: string, wrapped: string): Promise<DataKey | undefined> {
    try {
      return this.keep(home, await DataKey.unwrap(this.rootKey, id, wrapped, wrappingOf(home, id)));
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
  return `${organizationId}/${workspaceId ?? ''}`;
}

function tableOf({ workspaceId }: Pick<Home, 'workspaceId'>): string {
  return workspaceId === null ? 'organization_keys' : 'data_keys';
}

/** The id of the root key; undefined for a text that is none of them. */
function wrapperOf(wrapped: string): string | undefined {
  try {
    return keyIdOf(wrapped);
  } catch {
    return undefined;
  }
}

/** What the wrapping of a home's key is bound to. */
export function wrappingOf({ organizationId, workspaceId }: Home, keyId: string): Record<string, string> {
  if (workspaceId === null) return { purpose: 'organization-key', organization: organizationId, key: keyId };
  return { purpose: 'data-key', organization: organizationId, workspace: workspaceId, key: keyId };
}
