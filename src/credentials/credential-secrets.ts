import { migrateValues, type CredentialType } from '@keyrack/credential-types';
import { SealError, type DataKey } from '@keyrack/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ComponentRegistry } from '../component-registry/index.js';
import { problem } from '../platform/index.js';
import type { Credential } from './entities.js';
import { Environment } from './environment.js';
import type { Earlier } from './kept-values.js';
import { Keyring } from './keyring.js';
import { changedInputs, isEqual, mergedValues, newValues } from './merge.js';
import type { Values } from './redaction.js';

/** What a sealed text is bound to. */
export type SealedRow = Pick<
  Credential,
  'id' | 'organizationId' | 'workspaceId' | 'credentialName' | 'typeVersion' | 'sealed' | 'sealedVersion'
>;

export interface Sealed {
  sealed: string;
  sealedVersion: number;
  typeVersion: string | null;
  mark: string;
}

/** Values that were sealed anew. */
export interface Resealed {
  sealed: Sealed;
  /** The declared inputs whose values differ from those that were stored. */
  changed: string[];
  /** Whether anything differs, also under names that the type does not declare. */
  differs: boolean;
}

const SEEN_AT_MOST = 20_000;

/** Where values belong. */
type Place = Pick<Credential, 'id' | 'organizationId' | 'workspaceId' | 'credentialName'>;

/** The only place where values of credentials are sealed and opened. */
@Injectable()
export class CredentialSecrets {
  /** Sealed texts that were seen to open, by credential: opening a long list again each time would cost more than reading it. */
  private readonly seen = new Map<string, SealedRow>();

  constructor(
    private readonly keyring: Keyring,
    private readonly registry: ComponentRegistry,
    private readonly environment: Environment,
  ) {}

  /** Seals the first values of a credential, which were checked. Not to be called inside a transaction. */
  async seal(row: Place, type: CredentialType, values: Values): Promise<Sealed> {
    const typeVersion = String(type.version);
    return sealWith(await this.keyring.ofOrNew(row), { ...row, typeVersion, sealedVersion: 1 }, values);
  }

  /**
   * The values that a new credential would have, or one whose stored values are changed so. Nothing is sealed.
   * @throws Problem `invalid` naming what the type refuses, or `unreadable`
   */
  async preview(type: CredentialType, given: Values, row?: SealedRow): Promise<Values> {
    const before = row && (await this.open(row));
    const values = before ? mergedValues(type, before, given) : newValues(type, given);
    this.environment.assertAllowed(values, before);
    return values;
  }

  /**
   * Merges a change into the stored values and seals the result.
   * @throws Problem `invalid`, or `unreadable` when the stored values do not open: they are then left as they are
   */
  async reseal(tx: EntityManager, row: SealedRow, change: Values): Promise<Resealed> {
    const type = this.typeOf(row);
    const before = await this.open(row, tx);
    return this.sealOver(tx, row, { before, after: mergedValues(type, before, change), from: row });
  }

  /**
   * Seals earlier values anew, in the place of the stored ones, whether or not these open.
   * @throws Problem `unreadable` when the earlier ones do not open, `invalid` when they name a variable that they may not read
   */
  async resealEarlier(tx: EntityManager, row: SealedRow, earlier: Earlier): Promise<Resealed> {
    const { version: sealedVersion, typeVersion, sealed, newest } = earlier;
    const from = { ...row, sealedVersion, typeVersion, sealed };
    const after = await this.values(from, tx);
    if (!after) {
      await this.keyring.assertHasRootKeyOf(from, tx);
      throw problem(
        'unreadable',
        'The values of this version do not open: they were altered in the database, or their key is missing. Nothing was changed',
      );
    }
    const before = await this.values(row, tx);
    return this.sealOver(tx, { ...row, sealedVersion: Math.max(row.sealedVersion, newest) }, { before, after, from });
  }

  private async sealOver(
    tx: EntityManager,
    row: SealedRow,
    { before, after, from }: { before: Values | undefined; after: Values; from: SealedRow },
  ): Promise<Resealed> {
    const type = this.typeOf(row);
    this.environment.assertAllowed(after, before);
    const key = await this.keyring.find(row, tx);
    if (!key) throw new Error('the key that has just opened the values is gone');
    // Values of a newer version than the one that is installed were not mapped back, so they keep their version.
    const typeVersion = String(Math.max(type.version, versionOf(from)));
    const sealed = sealWith(key, { ...row, typeVersion, sealedVersion: row.sealedVersion + 1 }, after);
    const differs = before === undefined || !isEqual(before, after);
    return { sealed, changed: changedInputs(type, before ?? {}, after), differs };
  }

  private typeOf({ credentialName }: SealedRow): CredentialType {
    const type = this.registry.find(credentialName);
    if (type) return type;
    throw problem('conflict', 'The type of this credential is not installed, so its values cannot be changed');
  }

  /**
   * The values, as the version of the type that is installed has them.
   * @throws Problem `unreadable`
   */
  async open(row: SealedRow, tx?: EntityManager): Promise<Values> {
    const values = await this.openIfReadable(row, tx);
    if (values) return values;
    await this.keyring.assertHasRootKeyOf(row, tx);
    throw problem(
      'unreadable',
      'The stored values of this credential do not open: they were altered in the database, or their key is missing. ' +
        'They were left as they are. Restore the database from a backup, or delete the credential and make it again',
    );
  }

  /** Whether the stored values open. A row that did before and is the same since is not opened again. */
  isReadable(row: SealedRow, tx?: EntityManager): boolean | Promise<boolean> {
    const seen = this.seen.get(row.id);
    if (seen && isSame(seen, row)) return true;
    return this.openIfReadable(row, tx).then((values) => values !== undefined);
  }

  /** The values, as the version of the type that is installed has them, or undefined when they do not open. */
  async openIfReadable(row: SealedRow, tx?: EntityManager): Promise<Values | undefined> {
    const values = await this.values(row, tx);
    if (values) this.remember(row);
    return values;
  }

  private async values(row: SealedRow, tx?: EntityManager): Promise<Values | undefined> {
    const key = await this.keyring.find(row, tx);
    try {
      const values = key && (JSON.parse(key.open(row.sealed, contextOf(row))) as Values);
      if (!values) return undefined;
      const type = this.registry.find(row.credentialName);
      return type ? migrateValues(type, values, versionOf(row)) : values;
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }

  private remember(row: SealedRow): void {
    const { id, organizationId, workspaceId, credentialName, typeVersion, sealed, sealedVersion } = row;
    const seen = this.seen.get(id);
    if (seen && isSame(seen, row)) return;
    if (this.seen.size >= SEEN_AT_MOST) this.seen.clear();
    this.seen.set(id, { id, organizationId, workspaceId, credentialName, typeVersion, sealed, sealedVersion });
  }
}

function sealWith(key: DataKey, row: Omit<SealedRow, 'sealed'>, values: Values): Sealed {
  const sealed = key.seal(JSON.stringify(values), contextOf(row));
  return { sealed, sealedVersion: row.sealedVersion, typeVersion: row.typeVersion, mark: key.mark(sealed) };
}

const versionOf = ({ typeVersion }: Pick<SealedRow, 'typeVersion'>): number => Number(typeVersion ?? 1);

/** What the values of a credential are bound to. */
export function contextOf(row: Omit<SealedRow, 'sealed'>): Record<string, string | number> {
  return {
    purpose: 'credential',
    organization: row.organizationId,
    workspace: row.workspaceId,
    credential: row.id,
    type: row.credentialName,
    version: row.sealedVersion,
    ...(row.typeVersion !== null && { typeVersion: row.typeVersion }),
  };
}

function isSame(a: SealedRow, b: SealedRow): boolean {
  return (
    a.sealed === b.sealed &&
    a.sealedVersion === b.sealedVersion &&
    a.typeVersion === b.typeVersion &&
    a.workspaceId === b.workspaceId &&
    a.organizationId === b.organizationId &&
    a.credentialName === b.credentialName
  );
}
