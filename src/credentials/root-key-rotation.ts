import { rewrap, RootKeyPair, SealError } from '@keyrack/sealing';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../persistence/index.js';
import { KeyCheck, OrganizationKey, WorkspaceKey } from './entities.js';
import { ROOT_KEY, wrappingOf } from './keyring.js';
import { assertRootKeyCounts } from './root-key-checks.js';
import { wrappedBy, WRAPPED } from './wrapped-keys.js';

const BATCH = 100;

/** How far a change of the root key has come. */
export interface RotationProgress {
  /** How many keys this run has wrapped anew. */
  rewrapped: number;
  /** How many the previous root key still wraps. */
  remaining: number;
  /** How many keys each root key wraps. */
  byKey: Record<string, number>;
}

export interface RotationEnd extends RotationProgress {
  /** Whether the previous root key opens nothing here any more. */
  done: boolean;
  /** Whether it was this run that did away with it: otherwise another one was faster, or it never was a key here. */
  retired: boolean;
  /** The ids of data keys that the previous root key has wrapped and does not open: they were altered. */
  unreadable: string[];
}

interface Wrapped {
  id: string;
  organizationId: string;
  workspaceId: string | null;
  wrapped: string;
}

/** Moves every data key from the previous root key to the current one. What data keys have sealed stays as it is. */
@Injectable()
export class RootKeyRotation {
  constructor(
    private readonly database: Database,
    @Inject(ROOT_KEY) private readonly rootKey: RootKeyPair,
  ) {}

  /** The ids of the root keys; no previous one where none is configured. */
  get keyIds(): { current: string; previous: string | undefined } {
    return { current: this.rootKey.current.keyId, previous: this.rootKey.previous?.keyId };
  }

  /**
   * Wraps keys anew, a batch in each transaction, and tells how far it has come after each. It may be left off at any point,
   * run again, and run by several at once: a key that somebody else has moved meanwhile is left alone.
   * @throws Problem `unavailable` when the current root key was itself done away with
   */
  async *run(): AsyncGenerator<RotationProgress, RotationEnd> {
    let rewrapped = 0;
    const unreadable: string[] = [];
    for (const table of WRAPPED) {
      for (let rows = await this.batch(table, ''); rows.length > 0;) {
        const moved = await this.move(table, rows);
        rewrapped += moved.rewrapped;
        unreadable.push(...moved.unreadable);
        yield { rewrapped, ...(await this.state()) };
        rows = await this.batch(table, rows.at(-1)?.id ?? '');
      }
    }
    const end = await this.retirePrevious();
    return { rewrapped, ...(await this.state()), ...end, unreadable };
  }

  /**
   * To be asked before anything is said to have begun.
   * @throws Problem `unavailable` when the current root key was done away with by another process
   */
  async assertCounts(): Promise<void> {
    await this.database.write((tx) => assertRootKeyCounts(this.database, tx, this.rootKey.keyId));
  }

  private async state(): Promise<Omit<RotationProgress, 'rewrapped'>> {
    const byKey = await wrappedBy(this.database);
    return { remaining: byKey[this.rootKey.previous?.keyId ?? ''] ?? 0, byKey };
  }

  /** Keys that the previous root key wraps, in the order of their ids. */
  private async batch(table: (typeof WRAPPED)[number], after: string): Promise<Wrapped[]> {
    const prefix = prefixOf(this.rootKey.previous?.keyId ?? '');
    const workspace = table === 'data_keys' ? 'workspace_id' : 'NULL AS workspace_id';
    const rows = await this.database.read(
      `SELECT id, organization_id, ${workspace}, wrapped FROM ${table}
       WHERE id > ? AND SUBSTR(wrapped, 1, ${prefix.length}) = ? ORDER BY id LIMIT ${BATCH}`,
      [after, prefix],
    );
    return rows.map((row) => ({
      id: String(row['id']),
      organizationId: String(row['organization_id']),
      workspaceId: row['workspace_id'] as string | null,
      wrapped: String(row['wrapped']),
    }));
  }

  private async move(
    table: (typeof WRAPPED)[number],
    rows: readonly Wrapped[],
  ): Promise<Pick<RotationEnd, 'rewrapped' | 'unreadable'>> {
    const next = await Promise.all(rows.map((row) => this.rewrap(row)));
    const unreadable = rows.filter((_, at) => next[at] === undefined).map(({ id }) => id);
    const rewrapped = await this.database.write(async (tx) => {
      await assertRootKeyCounts(this.database, tx, this.rootKey.keyId);
      let count = 0;
      for (const [at, { id, wrapped }] of rows.entries()) {
        if (next[at] === undefined) continue;
        const entity = table === 'data_keys' ? WorkspaceKey : OrganizationKey;
        count += (await tx.update(entity, { id, wrapped }, { wrapped: next[at] })).affected ?? 0;
      }
      return count;
    });
    return { rewrapped, unreadable };
  }

  private async rewrap(row: Wrapped): Promise<string | undefined> {
    const { current, previous = current } = this.rootKey;
    try {
      return await rewrap(row.wrapped, previous, current, wrappingOf(row, row.id));
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }

  /** Has the previous root key start the service no more, if it wraps nothing. Who wraps something with it locks its check first. */
  private async retirePrevious(): Promise<Pick<RotationEnd, 'done' | 'retired'>> {
    const keyId = this.rootKey.previous?.keyId;
    if (keyId === undefined || (await this.state()).remaining > 0) return { done: false, retired: false };
    try {
      const retired = await this.database.write(async (tx) => {
        await assertRootKeyCounts(this.database, tx, this.rootKey.keyId, [keyId]);
        const { affected } = await tx.delete(KeyCheck, { keyId });
        if (((await wrappedBy(this.database, tx))[keyId] ?? 0) > 0) throw new StillNeeded();
        return (affected ?? 0) > 0;
      });
      return { done: true, retired };
    } catch (error) {
      if (error instanceof StillNeeded) return { done: false, retired: false };
      throw error;
    }
  }
}

/** Undoes the transaction that would have let go of a root key. */
class StillNeeded extends Error {}

function prefixOf(keyId: string): string {
  return `krw1:${keyId}:`;
}
