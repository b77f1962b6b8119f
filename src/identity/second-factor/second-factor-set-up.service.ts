import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { Actor } from '../../authorization/index.js';
import { Database, isDuplicate } from '../../persistence/index.js';
import { problem, type Problem } from '../../platform/index.js';
import { lockPeople } from '../../workspaces/index.js';
import { personOf } from '../person.js';
import { SessionsService } from '../sessions.service.js';
import { Throttles } from '../throttles.js';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { SecondFactor } from './second-factor.entity.js';
import { SecondFactors } from './second-factors.js';
import { newTotpSecret, totpUri } from './totp.js';

/** What goes into an authenticator app: base32 to type, or the URI of a QR code. */
export interface AppSecret {
  secret: string;
  uri: string;
}

/** Gives people their second factor: first a secret for an app, then, once the app is seen to work, recovery codes. */
@Injectable()
export class SecondFactorSetUpService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly factors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly throttles: Throttles,
  ) {}

  /**
   * A fresh secret, in this answer and nowhere else. One that was not confirmed works no more.
   * @throws Problem `forbidden` for API keys, `conflict` for somebody who has a second factor, `tooMany`
   */
  async begin(actor: Actor): Promise<AppSecret> {
    const userId = personOf(actor);
    const { organizationId } = actor;
    await this.throttles.attempt([{ kind: 'second-factor-set-up', about: userId, free: 20 }]);
    if ((await this.factors.find(userId))?.isConfirmed) throw hasOne();
    const secret = newTotpSecret();
    const sealed = await this.factors.sealFor({ userId, organizationId }, secret);
    const begun = { confirmedAt: null, lastStep: null, recoveryCodes: [], createdAt: new Date() };
    await this.database.write(async (tx) => {
      await tx.delete(SecondFactor, { userId, confirmedAt: IsNull() });
      await tx.insert(SecondFactor, { userId, organizationId, sealed, ...begun }).catch((error: unknown) => {
        throw isDuplicate(error) ? problem('stale', 'The second factor', '') : error;
      });
      await this.audit.record(tx, actor, 'user.secondfactor', subjectOf(actor, userId), { what: 'begun' });
    });
    return { secret, uri: totpUri(secret, await this.emailOf(userId)) };
  }

  /**
   * Has codes asked for from now on, and ends all other sessions, which began without one. Gives the recovery codes.
   * @throws Problem `conflict` where nothing was begun, or all is done; `invalid` for a wrong code; `tooMany`
   */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    const userId = personOf(actor);
    const factor = await this.factors.find(userId);
    if (!factor) throw problem('conflict', 'There is no second factor to confirm. Ask for its secret first: POST /api/v1/me/second-factor'); // prettier-ignore
    if (factor.isConfirmed) throw hasOne();
    const lastStep = await this.factors.counting(userId, () => this.factors.stepOf(factor, code));
    if (lastStep === undefined) throw problem('invalid', { code: 'code is not the one that your authenticator app shows now. Check the clock of its device' }); // prettier-ignore
    const codes = newRecoveryCodes();
    const change = { confirmedAt: new Date(), lastStep, recoveryCodes: codes.map(hashOfRecoveryCode) };
    await this.database.write(async (tx) => {
      await lockPeople(this.database, tx, [userId]); // nobody signs in without a code meanwhile, unseen
      const { affected } = await tx.update(SecondFactor, { userId, sealed: factor.sealed, confirmedAt: IsNull() }, change); // prettier-ignore
      if (affected !== 1) throw problem('conflict', 'The second factor was begun anew, or confirmed, at the same time. Look which secret your app has, and begin again'); // prettier-ignore
      await this.sessions.endOthers(actor, tx);
      await this.audit.record(tx, actor, 'user.secondfactor', subjectOf(actor, userId), { what: 'confirmed' });
    });
    return codes;
  }

  private async emailOf(userId: string): Promise<string> {
    const [row] = await this.database.read('SELECT email FROM users WHERE id = ?', [userId]);
    return String(row?.['email']);
  }
}

function hasOne(): Problem {
  return problem('conflict', 'You have a second factor already. Remove it first, with a code of it');
}

function subjectOf({ grant }: Actor, id: string): { kind: 'User'; id: string; name: string } {
  return { kind: 'User', id, name: grant.name };
}
