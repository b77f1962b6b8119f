import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { Database, isoTime } from '../persistence/index.js';
import { OneTimeToken } from './people.entities.js';
import { newSecret } from './session-grants.js';
import { hashOf } from './token.js';

/** What a token carries: everything that its step needs, and nothing that opens anything by itself. */
export interface Carried<T> {
  organizationId: string;
  payload: T;
}

/** Tokens of links and steps that work once. Only their hashes are kept. */
@Injectable()
export class OneTimeTokens {
  constructor(private readonly database: Database) {}

  async make(
    tx: EntityManager,
    purpose: string,
    { organizationId, payload }: Carried<object>,
    seconds: number,
  ): Promise<string> {
    const token = newSecret();
    const now = new Date();
    const expiresAt = new Date(now.getTime() + seconds * 1000);
    await tx.delete(OneTimeToken, { expiresAt: LessThan(now) });
    await tx.insert(OneTimeToken, {
      tokenHash: hashOf(token),
      purpose,
      organizationId,
      payload,
      createdAt: now,
      expiresAt,
    });
    return token;
  }

  /** What the token carries, without using it up; undefined when it is not known, used, or too old. */
  async peek<T extends object>(purpose: string, token: string, tx?: EntityManager): Promise<Carried<T> | undefined> {
    const sql = 'SELECT organization_id, payload, expires_at FROM one_time_tokens WHERE token_hash = ? AND purpose = ?';
    const parameters = [hashOf(token), purpose];
    const [row] = tx ? await this.database.readIn(tx, sql, parameters) : await this.database.read(sql, parameters);
    if (!row || Date.parse(isoTime(row['expires_at'])) <= Date.now()) return undefined;
    return { organizationId: String(row['organization_id']), payload: JSON.parse(String(row['payload'])) as T };
  }

  /** The same, and it works no more. Of two who try at once, one gets it. */
  async use<T extends object>(tx: EntityManager, purpose: string, token: string): Promise<Carried<T> | undefined> {
    const carried = await this.peek<T>(purpose, token, tx);
    if (!carried) return undefined;
    const { affected } = await tx.delete(OneTimeToken, { tokenHash: hashOf(token), purpose });
    return affected === 1 ? carried : undefined;
  }

  /** Has the token carry something else from now on, or work no more where that is undefined. Of two who do so at once, the second sees what the first has put there. */
  async change<T extends object>(
    tx: EntityManager,
    purpose: string,
    token: string,
    next: (payload: T) => T | undefined,
  ): Promise<void> {
    const which = { tokenHash: hashOf(token), purpose };
    await tx.update(OneTimeToken, which, { purpose }); // takes the row's lock on every engine
    const carried = await this.peek<T>(purpose, token, tx);
    const payload = carried && next(carried.payload);
    await (payload ? tx.update(OneTimeToken, which, { payload }) : tx.delete(OneTimeToken, which));
  }
}
