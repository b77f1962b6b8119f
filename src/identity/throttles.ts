import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, LessThan, type EntityManager } from 'typeorm';
import { Database, isDuplicate, isoTime, timeParameter } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { Throttle } from './people.entities.js';

/** What is counted: attempts of the same kind about the same thing. */
export interface Counted {
  kind: string;
  about: string;
  /** So many are free. Each one more doubles the wait, from a second on. */
  free: number;
}

const LONGEST_WAIT_MS = 15 * 60_000;
/** After so long without an attempt, counting begins anew. */
const FORGOTTEN_MS = 60 * 60_000;
const FORGOTTEN_AT_ONCE = 100;

/** Slows guessing down, in all processes together. An attempt counts before it is known how it ends. */
@Injectable()
export class Throttles {
  constructor(private readonly database: Database) {}

  /** @throws Problem `tooMany` with the seconds to wait; the attempt does not count then */
  async attempt(counted: readonly Counted[]): Promise<void> {
    const now = new Date();
    const inOrder = counted.toSorted((a, b) => idOf(a).localeCompare(idOf(b))); // so that no two wait for each other
    refuseFor(await this.longestWait(inOrder, now)); // one who has to wait writes nothing, and holds nobody up
    await this.forgetOld();
    for (const one of inOrder) await this.begin(one);
    const wait = await this.database.write(async (tx) => {
      const longest = await this.longestWait(inOrder, now, tx);
      if (longest === 0) for (const one of inOrder) await this.count(tx, one, now);
      return longest;
    });
    refuseFor(wait);
  }

  /** Forgets attempts, as the last one was right. */
  async forget(counted: readonly Counted[]): Promise<void> {
    await this.database.write(async (tx) => {
      for (const one of counted) await tx.delete(Throttle, { id: idOf(one) });
    });
  }

  /** Takes the last attempt back, as it was right, and keeps those before it. */
  async takeBack(one: Counted): Promise<void> {
    await this.database.write((tx) => tx.update(Throttle, { id: idOf(one) }, { attempts: () => 'attempts - 1' }));
  }

  /** A row that is there can be locked, so that of many attempts at once each sees the ones before it. */
  private async begin(one: Counted): Promise<void> {
    const id = idOf(one);
    if ((await this.database.read('SELECT id FROM throttles WHERE id = ?', [id])).length > 0) return;
    await this.database
      .write((tx) => tx.insert(Throttle, { id, attempts: 0, lastAt: new Date() }))
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error; // another attempt was faster
      });
  }

  /** In milliseconds. Inside a transaction, nobody else counts until it ends. */
  private async longestWait(counted: readonly Counted[], now: Date, tx?: EntityManager): Promise<number> {
    const find = 'SELECT attempts, last_at FROM throttles WHERE id = ?';
    const lock = this.database.engine === 'sqlite' ? '' : ' FOR UPDATE'; // SQLite has one writer at a time
    let longest = 0;
    for (const one of counted) {
      const id = [idOf(one)];
      const [row] = tx ? await this.database.readIn(tx, find + lock, id) : await this.database.read(find, id);
      const known = row && { attempts: Number(row['attempts']), lastAt: new Date(isoTime(row['last_at'])) };
      longest = Math.max(longest, waitFor(one, known, now));
    }
    return longest;
  }

  private async count(tx: EntityManager, one: Counted, now: Date): Promise<void> {
    const id = idOf(one);
    const anew = { id, lastAt: LessThan(new Date(now.getTime() - FORGOTTEN_MS)) };
    const { affected } = await tx.update(Throttle, anew, { attempts: 1, lastAt: now });
    if (affected === 0) await tx.update(Throttle, { id }, { attempts: () => 'attempts + 1', lastAt: now });
  }

  /** Some of what counts no more: an attempt leaves fewer rows behind than it takes away, until none is old. */
  private async forgetOld(): Promise<void> {
    const before = new Date(Date.now() - FORGOTTEN_MS);
    const sql = `SELECT id FROM throttles WHERE last_at < ? ORDER BY last_at LIMIT ${FORGOTTEN_AT_ONCE}`;
    const rows = await this.database.read(sql, [timeParameter(this.database.engine, before)]);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => String(id)).toSorted();
    await this.database.write((tx) => tx.delete(Throttle, { id: In(ids), lastAt: LessThan(before) }));
  }
}

/** @throws Problem `tooMany` */
function refuseFor(wait: number): void {
  if (wait > 0) throw problem('tooMany', Math.ceil(wait / 1000));
}

function waitFor({ free }: Counted, known: Pick<Throttle, 'attempts' | 'lastAt'> | undefined, now: Date): number {
  const past = known ? now.getTime() - known.lastAt.getTime() : FORGOTTEN_MS;
  if (!known || past >= FORGOTTEN_MS || known.attempts < free) return 0;
  return Math.max(0, Math.min(1000 * 2 ** (known.attempts - free), LONGEST_WAIT_MS) - past);
}

/** Hashed: neither addresses of people nor of machines are kept for it. */
function idOf({ kind, about }: Counted): string {
  return `${kind}:${createHash('sha256').update(about).digest('base64url')}`;
}
