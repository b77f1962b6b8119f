import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { Database, isDuplicate, isoTime } from '../persistence/index.js';
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

/** Slows guessing down, in all processes together. An attempt counts before it is known how it ends. */
@Injectable()
export class Throttles {
  constructor(private readonly database: Database) {}

  /** @throws Problem `tooMany` with the seconds to wait; the attempt does not count then */
  async attempt(counted: readonly Counted[]): Promise<void> {
    const now = new Date();
    const inOrder = counted.toSorted((a, b) => idOf(a).localeCompare(idOf(b))); // so that no two wait for each other
    for (const one of inOrder) await this.begin(one);
    const wait = await this.database.write(async (tx) => {
      let longest = 0;
      for (const one of inOrder) longest = Math.max(longest, waitFor(one, await this.read(tx, one), now));
      if (longest === 0) for (const one of inOrder) await this.count(tx, one, now);
      return longest;
    });
    if (wait > 0) throw problem('tooMany', Math.ceil(wait / 1000));
  }

  /** Forgets attempts, as the last one was right. */
  async forget(counted: readonly Counted[]): Promise<void> {
    await this.database.write(async (tx) => {
      for (const one of counted) await tx.delete(Throttle, { id: idOf(one) });
      await forgetOld(tx);
    });
  }

  /** Takes the last attempt back, as it was right, and keeps those before it. */
  async takeBack(one: Counted): Promise<void> {
    await this.database.write(async (tx) => {
      await tx.update(Throttle, { id: idOf(one) }, { attempts: () => 'attempts - 1' });
      await forgetOld(tx); // nothing else does where nobody has a password
    });
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

  private async read(tx: EntityManager, one: Counted): Promise<Pick<Throttle, 'attempts' | 'lastAt'> | undefined> {
    const lock = this.database.engine === 'sqlite' ? '' : ' FOR UPDATE'; // SQLite has one writer at a time
    const sql = `SELECT attempts, last_at FROM throttles WHERE id = ?${lock}`;
    const [row] = await this.database.readIn(tx, sql, [idOf(one)]);
    return row && { attempts: Number(row['attempts']), lastAt: new Date(isoTime(row['last_at'])) };
  }

  private async count(tx: EntityManager, one: Counted, now: Date): Promise<void> {
    const id = idOf(one);
    const anew = { id, lastAt: LessThan(new Date(now.getTime() - FORGOTTEN_MS)) };
    const { affected } = await tx.update(Throttle, anew, { attempts: 1, lastAt: now });
    if (affected === 0) await tx.update(Throttle, { id }, { attempts: () => 'attempts + 1', lastAt: now });
  }
}

async function forgetOld(tx: EntityManager): Promise<void> {
  await tx.delete(Throttle, { lastAt: LessThan(new Date(Date.now() - FORGOTTEN_MS)) });
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
