import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { Database } from '../../persistence/index.js';
import { problem } from '../../platform/index.js';
import { lockPeople } from '../../workspaces/index.js';
import { Throttles } from '../throttles.js';
import { hashOfRecoveryCode } from './recovery-codes.js';
import { SecondFactor } from './second-factor.entity.js';
import { TextSeal, type SealedPlace } from './text-seal.js';
import { stepOf } from './totp.js';

type Factor = Pick<SecondFactor, 'userId' | 'organizationId' | 'sealed'> & { isConfirmed: boolean };

/** What a code says that was right when it was looked at. Whether it still is, the transaction shows that uses it up. */
type Proof = { step: number } | { recoveryCode: string };

/** A code that was used up. */
export interface Spent {
  /** How many recovery codes are left; undefined for a code of the app. */
  recoveryCodesLeft?: number;
}

/** The codes of second factors: which are right, and that each works once. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly seal: TextSeal,
    private readonly throttles: Throttles,
  ) {}

  /** Undefined where none was begun. */
  async find(userId: string): Promise<Factor | undefined> {
    const sql = 'SELECT organization_id, sealed, confirmed_at FROM second_factors WHERE user_id = ?';
    const [row] = await this.database.read(sql, [userId]);
    if (!row) return undefined;
    const isConfirmed = row['confirmed_at'] !== null;
    return { userId, organizationId: String(row['organization_id']), sealed: String(row['sealed']), isConfirmed };
  }

  /** Whether codes are asked of this user. */
  async isConfirmed(tx: EntityManager, userId: string): Promise<boolean> {
    const sql = 'SELECT user_id FROM second_factors WHERE user_id = ? AND confirmed_at IS NOT NULL';
    return (await this.database.readIn(tx, sql, [userId])).length > 0;
  }

  /**
   * Does something in the transaction that uses a code up: six digits of the app, or a recovery code. Undefined, and nothing
   * is done, when the code is wrong or was used before. Each try counts against the user.
   * @throws Problem `tooMany`; `unreadable` when the app's secret does not open
   */
  async withCode<T extends object>(
    userId: string,
    code: string,
    work: (tx: EntityManager, spent: Spent) => Promise<T>,
  ): Promise<T | undefined> {
    const factor = await this.find(userId);
    if (!factor?.isConfirmed) return undefined;
    return this.counting(userId, async () => {
      const proof = await this.proofOf(factor, code);
      return (
        proof &&
        this.database.write(async (tx) => {
          await lockPeople(this.database, tx, [userId]); // before the row of the second factor, as others do
          const spent = await this.spend(tx, factor, proof);
          return spent && work(tx, spent);
        })
      );
    });
  }

  /** Seals the secret of an app. Not to be called inside a transaction. */
  sealFor(user: Pick<Factor, 'userId' | 'organizationId'>, secret: string): Promise<string> {
    return this.seal.seal(placeOf(user), secret);
  }

  /**
   * The step whose code this is, for an app that is not confirmed yet. Nothing is used up.
   * @throws Problem `unreadable`
   */
  async stepOf(factor: Factor, code: string): Promise<number | undefined> {
    return stepOf(await this.open(factor), code.replace(/[\s-]/g, ''));
  }

  /**
   * Counts a try before it is known how it ends, and forgets those before it if it gives something.
   * @throws Problem `tooMany`
   */
  async counting<T>(userId: string, attempt: () => Promise<T | undefined>): Promise<T | undefined> {
    const counted = [{ kind: 'second-factor', about: userId, free: 5 }];
    await this.throttles.attempt(counted);
    const result = await attempt();
    if (result !== undefined) await this.throttles.forget(counted);
    return result;
  }

  private async proofOf(factor: Factor, code: string): Promise<Proof | undefined> {
    if (!/^\d{6}$/.test(code.replace(/[\s-]/g, ''))) return { recoveryCode: hashOfRecoveryCode(code) };
    const step = await this.stepOf(factor, code);
    return step === undefined ? undefined : { step };
  }

  private async spend(tx: EntityManager, { userId, sealed }: Factor, proof: Proof): Promise<Spent | undefined> {
    if ('recoveryCode' in proof) return this.spendRecoveryCode(tx, userId, proof.recoveryCode);
    const unused = { userId, sealed, confirmedAt: Not(IsNull()), lastStep: LessThan(proof.step) };
    const { affected } = await tx.update(SecondFactor, unused, { lastStep: proof.step });
    return affected === 1 ? {} : undefined;
  }

  private async spendRecoveryCode(tx: EntityManager, userId: string, hash: string): Promise<Spent | undefined> {
    await tx.update(SecondFactor, { userId }, { userId }); // takes the row's lock on every engine
    const sql = 'SELECT recovery_codes FROM second_factors WHERE user_id = ? AND confirmed_at IS NOT NULL';
    const [row] = await this.database.readIn(tx, sql, [userId]);
    const codes = row ? (JSON.parse(String(row['recovery_codes'])) as string[]) : [];
    if (!codes.includes(hash)) return undefined;
    const recoveryCodes = codes.filter((one) => one !== hash);
    await tx.update(SecondFactor, { userId }, { recoveryCodes });
    return { recoveryCodesLeft: recoveryCodes.length };
  }

  private async open(factor: Factor): Promise<string> {
    const secret = await this.seal.open(placeOf(factor), factor.sealed);
    if (secret !== undefined) return secret;
    throw problem(
      'unreadable',
      'The secret of your second factor does not open: it was altered in the database, or its key is missing. ' +
        'Use a recovery code, or ask an administrator to remove your second factor',
    );
  }
}

/** A secret belongs to its user, and opens for no other. */
function placeOf({ userId, organizationId }: Pick<Factor, 'userId' | 'organizationId'>): SealedPlace {
  return { purpose: 'second-factor', organizationId, workspaceId: null, id: userId };
}
