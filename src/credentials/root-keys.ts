import type { RootKeyPair } from '@keyrack/sealing';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { KeyCheck } from './entities.js';
import { Keyring, ROOT_KEY } from './keyring.js';
import { checkOf, passesAny } from './root-key.js';
import { wrappedBy, wrappedIn, WRAPPED } from './wrapped-keys.js';

/** How many data keys one root key wraps in each table. */
export interface RootKeyUse {
  id: string;
  use: 'current' | 'previous' | 'unknown';
  /** Whether the service starts with it: there is a check of it. */
  starts: boolean;
  /** By table. */
  wraps: Record<string, number>;
}

/** The root keys that this process has, and what in the database depends on which. */
@Injectable()
export class RootKeys {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    @Inject(ROOT_KEY) private readonly pair: RootKeyPair,
  ) {}

  /** Each that this process has, or that the database needs. */
  async uses(): Promise<RootKeyUse[]> {
    const checks = await this.database.read('SELECT key_id FROM key_checks', []);
    const starting = new Set(checks.map((row) => String(row['key_id'])));
    const uses = new Map(this.pair.keyIds.map((id) => [id, this.useOf(id, starting)]));
    for (const table of WRAPPED) {
      for (const { keyId, count } of await wrappedIn(this.database, table)) {
        const use = uses.get(keyId) ?? this.useOf(keyId, starting);
        use.wraps[table] = count;
        uses.set(keyId, use);
      }
    }
    return [...uses.values()];
  }

  /** Whether the current root key passes a check, as it did at the start. */
  async passes(): Promise<boolean> {
    const checks = await this.database.read('SELECT value FROM key_checks', []);
    return passesAny(
      this.pair.current,
      checks.map((row) => ({ value: String(row['value']) })),
    );
  }

  /**
   * Takes rows over that another installation has sealed: checks that the keys of this process open them, and lets the
   * current one start the service from now on.
   * @throws Problem `conflict` naming the root keys that are missing
   */
  async adopt(tx: EntityManager): Promise<void> {
    const found = await this.database.readIn(tx, 'SELECT key_id, value FROM key_checks', []);
    const checks = found.map((row) => ({ keyId: String(row['key_id']), value: String(row['value']) }));
    if (!(await this.passesOne(checks))) throw this.lacking(checks.map(({ keyId }) => keyId));
    const missing = Object.keys(await wrappedBy(this.database, tx)).filter((id) => !this.pair.keyIds.includes(id));
    if (missing.length > 0) throw this.lacking(missing);
    if (!(await passesAny(this.pair.current, checks))) await tx.insert(KeyCheck, await checkOf(this.pair.current));
  }

  /** @throws Problem `conflict` unless this process has one of the keys with these ids */
  assertHasOne(keyIds: readonly string[]): void {
    if (!keyIds.some((id) => this.pair.keyIds.includes(id))) throw this.lacking(keyIds);
  }

  /** For when other rows have taken the place of all there were. */
  forgetAll(): void {
    this.keyring.forgetAll();
  }

  private useOf(id: string, starting: ReadonlySet<string>): RootKeyUse {
    const { current, previous } = this.pair;
    const use = id === current.keyId ? 'current' : id === previous?.keyId ? 'previous' : 'unknown';
    return { id, use, starts: starting.has(id), wraps: Object.fromEntries(WRAPPED.map((table) => [table, 0])) };
  }

  private async passesOne(checks: readonly { value: string }[]): Promise<boolean> {
    const { current, previous } = this.pair;
    return (await passesAny(current, checks)) || (previous !== undefined && (await passesAny(previous, checks)));
  }

  private lacking(keyIds: readonly string[]): Error {
    return problem(
      'conflict',
      `This was sealed under the root key ${keyIds.join(' and ')}, and this service has ${this.pair.keyIds.join(' and ')}. ` +
        'Start it with the root key that belongs to the backup; nothing was changed',
    );
  }
}
