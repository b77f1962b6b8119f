import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { Permission, RequestTrace } from '../../authorization/index.js';
import { Database, isDuplicate } from '../../persistence/index.js';
import { newId, problem, type Problem } from '../../platform/index.js';
import { Member, User } from '../../workspaces/index.js';
import { OneTimeTokens } from '../one-time-tokens.js';
import { assertGoodPassword, hashOfPassword } from '../passwords.js';
import { Password } from '../people.entities.js';
import { placeOf } from '../place.js';
import type { Visitor } from '../sessions.service.js';
import { SignInService, type ProvenUser } from '../sign-in.service.js';
import type { SignInStep } from '../sign-in-steps.js';
import { Throttles } from '../throttles.js';
import { Invitation } from './invitation.entity.js';
import { INVITATION, type InvitationPayload } from './invitation-token.js';
import { heldBy, readOpened, unverifiedBy, unverifiedWords, type Account, type Opened } from './opened.js';

/** What somebody says of themselves to accept an invitation. */
export interface Acceptance {
  name?: string | undefined;
  password?: string | undefined;
}

/** Who accepts: a user who has proven their password, or somebody who has chosen one. */
type Guest = { user: ProvenUser } | { name: string; hash: string };

/** Lets in whoever holds the link of an invitation. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly tokens: OneTimeTokens,
    private readonly throttles: Throttles,
    private readonly signIns: SignInService,
  ) {}

  /** @throws Problem `forbidden` when the link works no more, `tooMany` for one who tries tokens out */
  async open(token: string, { address }: RequestTrace): Promise<Opened> {
    const counted = { kind: 'invitation', about: placeOf(address), free: 40 };
    await this.throttles.attempt([counted]);
    const carried = await this.tokens.peek<InvitationPayload>(INVITATION, token);
    if (!carried) throw ended();
    await this.throttles.takeBack(counted);
    return (await readOpened(this.database, carried.payload.invitationId)) ?? withdrawn();
  }

  /**
   * Makes the person a member, and lets them in. The rights of the inviter count no more: they had them.
   * @throws Problem `forbidden` when the link works no more, `invalid` for what is missing, `unauthenticated` for a wrong
   * password, `conflict` for a member
   */
  async accept(token: string, acceptance: Acceptance, visitor: Visitor): Promise<SignInStep> {
    const opened = await this.open(token, visitor.trace);
    const guest = await this.guestOf(opened, acceptance, visitor);
    return this.database.write(async (tx) => {
      const { invitation, mayOpen } = await this.take(tx, token);
      const user = 'user' in guest ? known(guest.user, invitation) : await this.settle(tx, invitation, guest, mayOpen);
      await this.join(tx, invitation, user);
      return this.signIns.begin(tx, user, 'invitation', visitor);
    });
  }

  /** Hashing and checking passwords takes long, so it is done outside the transaction. */
  private async guestOf(
    { email, organizationId, account }: Opened,
    { name, password }: Acceptance,
    visitor: Visitor,
  ): Promise<Guest> {
    if (account?.hasPassword) {
      if (password === undefined) throw problem('invalid', { password: 'password must be the one that you have here already' }); // prettier-ignore
      return { user: await this.signIns.prove({ email, password, organizationId }, visitor) };
    }
    if (name === undefined || password === undefined) {
      throw problem('invalid', {
        ...(name === undefined && { name: 'name must say how you want to be called' }),
        ...(password === undefined && { password: 'password must be a new one, with at least 12 characters' }),
      });
    }
    assertGoodPassword(password, { email, name });
    return { name, hash: await hashOfPassword(password) };
  }

  /** Uses the link up. Of two who try at once, one gets it. */
  private async take(
    tx: EntityManager,
    token: string,
  ): Promise<{ invitation: Opened; mayOpen: readonly Permission[] }> {
    const carried = await this.tokens.use<InvitationPayload>(tx, INVITATION, token);
    if (!carried) throw ended();
    const { invitationId, mayOpen } = carried.payload;
    const invitation = (await readOpened(this.database, invitationId, tx)) ?? withdrawn();
    const { affected } = await tx.delete(Invitation, { id: invitationId });
    return affected === 1 ? { invitation, mayOpen } : withdrawn();
  }

  /** Makes the user, or gives one who has no password theirs. */
  private async settle(
    tx: EntityManager,
    invitation: Opened,
    { name, hash }: { name: string; hash: string },
    mayOpen: readonly Permission[],
  ): Promise<ProvenUser> {
    const { account, organizationId, email } = invitation;
    if (account?.hasPassword) throw overtaken();
    const now = new Date();
    const user: User = { id: account?.id ?? newId(), organizationId, email, name, createdAt: now, updatedAt: now };
    if (account) await this.adopt(tx, account, name, mayOpen);
    else await tx.insert(User, user).catch(unlessOvertaken);
    await tx.insert(Password, { userId: user.id, organizationId, hash, changedAt: now }).catch(unlessOvertaken);
    const subject = { kind: 'User', id: user.id, name } as const;
    const home = { organizationId, workspaceId: null };
    if (!account) await this.audit.recordPassing(tx, home, 'user.created', subject, {});
    await this.audit.recordPassing(tx, home, 'user.password', subject, { means: 'invitation' });
    return { ...user, provenHash: hash };
  }

  private async adopt(tx: EntityManager, { id }: Account, name: string, mayOpen: readonly Permission[]): Promise<void> {
    await tx.update(User, { id }, { name, updatedAt: new Date() }); // nobody signs in as them, or gets rights, from now on
    const provider = await unverifiedBy(this.database, tx, id);
    if (provider !== undefined) throw problem('conflict', `${unverifiedWords(provider)}. Ask an administrator to delete it, and for a new invitation`); // prettier-ignore
    const held = await heldBy(this.database, tx, id);
    if ([...held].some((permission) => !mayOpen.includes(permission)))
      throw problem('forbidden', 'You have been given rights since you were invited. Ask for a new invitation'); // prettier-ignore
  }

  private async join(tx: EntityManager, invitation: Opened, { id: userId, name }: User): Promise<void> {
    const { id, organizationId, workspaceId, builtInRole, roleId, role, email } = invitation;
    const now = new Date();
    const member = { workspaceId, userId, organizationId, builtInRole, roleId, createdAt: now, updatedAt: now };
    await tx.insert(Member, member).catch((error: unknown) => {
      throw isDuplicate(error) ? problem('conflict', 'You are a member of this workspace already. Sign in') : error;
    });
    const home = { organizationId, workspaceId: null };
    const about = { kind: 'Invitation', id, name: email } as const;
    await this.audit.recordPassing(tx, home, 'invitation.accepted', about, { email, workspaceId, role, userId });
    await this.audit.recordPassing(
      tx,
      home,
      'member.added',
      { kind: 'Member', id: userId, name },
      { workspaceId, role },
    );
  }
}

/** The user who has proven their password, if it is still they who are invited. */
function known(user: ProvenUser, { account }: Opened): ProvenUser {
  if (account?.id !== user.id) throw overtaken();
  return user;
}

/** Says the same of a token that never was. */
function ended(): Problem {
  return problem('forbidden', 'This invitation works no more: it was used, or is too old. Ask for a new one');
}

function withdrawn(): never {
  throw problem('forbidden', 'This invitation was withdrawn or replaced, or its workspace or its role is not there any more. Ask for a new one'); // prettier-ignore
}

function overtaken(): Problem {
  return problem('conflict', 'The account with this e-mail address has changed at the same time. Open the link again');
}

function unlessOvertaken(error: unknown): never {
  throw isDuplicate(error) ? overtaken() : error;
}
