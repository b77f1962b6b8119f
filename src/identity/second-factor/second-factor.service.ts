import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { assertHolds, Rows, type Actor } from '../../authorization/index.js';
import { Database } from '../../persistence/index.js';
import { problem, type Problem } from '../../platform/index.js';
import { Member, permissionsOf, User } from '../../workspaces/index.js';
import { Session } from '../people.entities.js';
import { personOf } from '../person.js';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { SecondFactor } from './second-factor.entity.js';
import { SecondFactors } from './second-factors.js';

/** Renews and removes second factors. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * New recovery codes, in this answer and nowhere else. Those from before work no more.
   * @throws Problem `forbidden` for API keys, `notFound`, `invalid` for a wrong code, `tooMany`
   */
  async renewRecoveryCodes(actor: Actor, code: string): Promise<string[]> {
    const id = await this.ownerOf(actor);
    const codes = newRecoveryCodes();
    const renewed = await this.factors.withCode(id, code, async (tx) => {
      await tx.update(SecondFactor, { userId: id }, { recoveryCodes: codes.map(hashOfRecoveryCode) });
      const subject = { kind: 'User', id, name: actor.grant.name } as const;
      await this.audit.record(tx, actor, 'user.secondfactor', subject, { what: 'recovery codes renewed' });
      return codes;
    });
    if (!renewed) throw wrongCode();
    return renewed;
  }

  /**
   * Removes one's own.
   * @throws Problem `forbidden` for API keys, `notFound`, `conflict` where the organization requires it, `invalid`, `tooMany`
   */
  async remove(actor: Actor, code: string): Promise<void> {
    const id = await this.ownerOf(actor);
    if (await this.isRequired(actor.organizationId))
      throw problem('conflict', 'Your organization requires a second factor. Renew its recovery codes, or have an administrator remove it if it is lost'); // prettier-ignore
    const removed = await this.factors.withCode(id, code, async (tx) => {
      const subject = { kind: 'User', id, name: actor.grant.name } as const;
      await this.audit.record(tx, actor, 'user.secondfactor', subject, { what: 'removed' });
      return tx.delete(SecondFactor, { userId: id });
    });
    if (!removed) throw wrongCode();
  }

  /**
   * Removes that of somebody who has lost it, and ends all their sessions.
   * @throws Problem `notFound`; `forbidden` for one's own, and for that of somebody who holds more
   */
  async removeOf(actor: Actor, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const { name } = await this.rows.one(tx, actor, 'update', User, id);
      // A key that somebody has made for this is them again, and would save them the code.
      if (actor.grant.makerId === id) throw problem('forbidden', 'Your own second factor takes a code of it to remove: DELETE /api/v1/me/second-factor'); // prettier-ignore
      for (const member of await this.rows.ofOrganization(tx, actor, Member, { userId: id }, ['role'])) {
        assertHolds(actor, permissionsOf(member), 'Removing the second factor of this user');
      }
      const { affected } = await tx.delete(SecondFactor, { userId: id });
      if (!affected) throw problem('notFound', 'Second factor');
      const { affected: sessions } = await tx.delete(Session, { userId: id });
      const details = { what: 'removed', sessions: sessions ?? 0 } as const;
      await this.audit.record(tx, actor, 'user.secondfactor', { kind: 'User', id, name }, details);
    });
  }

  private async ownerOf(actor: Actor): Promise<string> {
    const id = personOf(actor);
    if (!(await this.factors.find(id))?.isConfirmed) throw problem('notFound', 'Second factor');
    return id;
  }

  private async isRequired(organizationId: string): Promise<boolean> {
    const sql = 'SELECT id FROM organizations WHERE id = ? AND require_second_factor = 1';
    return (await this.database.read(sql, [organizationId])).length > 0;
  }
}

function wrongCode(): Problem {
  return problem('invalid', {
    code: 'code is wrong, or was used before. Wait for the next one of your app, or use a recovery code',
  });
}
