import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Actor, ALL_PERMISSIONS, type RequestTrace } from '../../authorization/index.js';
import { Database, isDuplicate } from '../../persistence/index.js';
import { newId, problem } from '../../platform/index.js';
import { permissionsOf, User } from '../../workspaces/index.js';
import { ApiKeysService } from '../api-keys.service.js';
import { heldBy, unverifiedBy, unverifiedWords } from '../invitations/opened.js';
import { Password, Session } from '../people.entities.js';
import { SecondFactor } from '../second-factor/second-factor.entity.js';
import type { Stranger } from './claims.js';
import { UserIdentity, type IdentityProvider } from './identity-provider.entity.js';
import { ProvidedMemberships, type GivenRole } from './provided-memberships.js';
import { SignInRefusal } from './sign-in-refusal.js';

interface Account {
  id: string;
  name: string;
}

/** Finds or makes the user of the organization that somebody is whom a provider knows. */
@Injectable()
export class ProvidedAccounts {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly memberships: ProvidedMemberships,
    private readonly keys: ApiKeysService,
  ) {}

  /**
   * The user, with the memberships that the provider gives now; or why they do not get in, although what they have lost is
   * gone: commit it.
   * @throws SignInRefusal where nothing is to be committed
   */
  async settle(
    tx: EntityManager,
    provider: IdentityProvider,
    stranger: Stranger,
    trace: RequestTrace,
  ): Promise<Account | SignInRefusal> {
    const actor = new Actor(grantOf(provider), trace);
    const given = await this.memberships.rolesFor(tx, actor, provider, stranger.values);
    const account = (await this.known(tx, provider, stranger)) ?? (await this.meet(tx, actor, provider, stranger, given)); // prettier-ignore
    await tx.update(User, { id: account.id }, { id: account.id }); // one sign-in of a user after the other
    if (stranger.isVerified) await this.noteVerified(tx, provider, stranger, account);
    await this.memberships.align(tx, actor, provider, account, given);
    return (await this.belongs(tx, account.id))
      ? account
      : noRole('The identity provider gives no role, and nobody else does');
  }

  private async known(
    tx: EntityManager,
    { id }: IdentityProvider,
    { subject }: Stranger,
  ): Promise<Account | undefined> {
    const sql = `SELECT u.id, u.name FROM user_identities i JOIN users u ON u.id = i.user_id
      WHERE i.provider_id = ? AND i.subject = ?`;
    const [row] = await this.database.readIn(tx, sql, [id, subject]);
    return row && { id: String(row['id']), name: String(row['name']) };
  }

  /**
   * Links somebody who comes for the first time. Whether an account has their e-mail address is not told to those who would
   * get no role anyway. Users of other organizations do not count, and are not looked at.
   */
  private async meet(
    tx: EntityManager,
    actor: Actor,
    provider: IdentityProvider,
    stranger: Stranger,
    given: readonly GivenRole[],
  ): Promise<Account> {
    const { email, isVerified, isDenied } = stranger;
    const found = email === undefined ? undefined : await this.byEmail(tx, provider.organizationId, email);
    const isTaken = found !== undefined && !isVerified;
    if (given.length === 0 && isTaken) throw noRole('The identity provider gives no role, and does not say that the e-mail address, which an account has, is verified'); // prettier-ignore
    if (given.length === 0 && !(found && (await this.belongs(tx, found.id))))
      throw noRole('The identity provider gives no role');
    if (isTaken) throw new SignInRefusal('email-taken', 'An account has the e-mail address, and the identity provider does not say that it is verified'); // prettier-ignore
    if (found) await this.assertTheirs(tx, found);
    if (isDenied) throw new SignInRefusal('no-email', 'The identity provider says that the e-mail address is not verified'); // prettier-ignore
    if (email === undefined) throw new SignInRefusal('no-email', 'The identity provider tells no e-mail address');
    if (found) await this.endPassword(tx, actor, found, given);
    const account = found ?? (await this.make(tx, actor, provider, email, stranger.name));
    await this.link(tx, actor, provider, account, stranger);
    return account;
  }

  /**
   * Whoever invited a person may have used the link, and know the password. That opens what they could have had anyway, and
   * not what the provider gives beyond: where it does, the password ends, and with it the sessions, what waits for a code, the
   * second factor and the API keys that were made with it.
   */
  private async endPassword(
    tx: EntityManager,
    actor: Actor,
    { id, name }: Account,
    given: readonly GivenRole[],
  ): Promise<void> {
    await tx.update(User, { id }, { id }); // nobody gets a password meanwhile
    const rows = await this.database.readIn(tx, 'SELECT workspace_id FROM members WHERE user_id = ?', [id]);
    const known = new Set(rows.map((row) => row['workspace_id']));
    const added = given.filter(({ workspaceId }) => !known.has(workspaceId));
    const held = await heldBy(this.database, tx, id);
    const isTheirsAnyway = held.has('members:create') && added.flatMap(permissionsOf).every((one) => held.has(one));
    if (added.length === 0 || isTheirsAnyway) return;
    const { affected } = await tx.delete(Password, { userId: id });
    if (affected === 0) return;
    const { affected: sessions } = await tx.delete(Session, { userId: id });
    const subject = { kind: 'User', id, name } as const;
    await this.audit.record(tx, actor, 'user.password', subject, { means: 'ended' });
    const { affected: factors } = await tx.delete(SecondFactor, { userId: id }); // the app is whoever set it up's
    const details = { what: 'removed', sessions: sessions ?? 0 } as const;
    if (factors) await this.audit.record(tx, actor, 'user.secondfactor', subject, details);
    await this.keys.endMadeBy(tx, actor, id);
  }

  /** Two who have the same address by the word of two providers share no account, unless both words are good. */
  private async assertTheirs(tx: EntityManager, { id }: Account): Promise<void> {
    const provider = await unverifiedBy(this.database, tx, id);
    if (provider !== undefined) throw new SignInRefusal('email-taken', unverifiedWords(provider));
  }

  /** The provider says by now that the address of the account is theirs. */
  private async noteVerified(
    tx: EntityManager,
    { id: providerId, organizationId }: IdentityProvider,
    { subject, email = '' }: Stranger,
    account: Account,
  ): Promise<void> {
    const found = await this.byEmail(tx, organizationId, email);
    if (found?.id === account.id) await tx.update(UserIdentity, { providerId, subject }, { emailVerified: 1 });
  }

  private async make(
    tx: EntityManager,
    actor: Actor,
    { organizationId }: IdentityProvider,
    email: string,
    name: string,
  ): Promise<Account> {
    const now = new Date();
    const user = { id: newId(), organizationId, email, name, createdAt: now, updatedAt: now };
    await tx.insert(User, user).catch(atTheSameTime);
    await this.audit.record(tx, actor, 'user.created', { kind: 'User', id: user.id, name }, {});
    return user;
  }

  private async link(
    tx: EntityManager,
    actor: Actor,
    { id: providerId, organizationId, name: provider }: IdentityProvider,
    { id: userId, name }: Account,
    { subject, isVerified }: Stranger,
  ): Promise<void> {
    const sql = 'SELECT id FROM user_identities WHERE provider_id = ? AND user_id = ?';
    // Addresses are given to others when somebody leaves; what belonged to whoever had it before is not theirs.
    if ((await this.database.readIn(tx, sql, [providerId, userId])).length > 0)
      throw new SignInRefusal('not-linked', 'The account with the e-mail address is linked to somebody else of this identity provider'); // prettier-ignore
    const emailVerified = Number(isVerified);
    const identity = { id: newId(), organizationId, userId, providerId, subject, emailVerified, createdAt: new Date() }; // prettier-ignore
    await tx.insert(UserIdentity, identity).catch(atTheSameTime);
    await this.audit.record(tx, actor, 'user.linked', { kind: 'User', id: userId, name }, { provider });
  }

  private async byEmail(tx: EntityManager, organizationId: string, email: string): Promise<Account | undefined> {
    const sql = 'SELECT id, name FROM users WHERE organization_id = ? AND email = ?';
    const [row] = await this.database.readIn(tx, sql, [organizationId, email]);
    return row && { id: String(row['id']), name: String(row['name']) };
  }

  private async belongs(tx: EntityManager, userId: string): Promise<boolean> {
    const sql = 'SELECT workspace_id FROM members WHERE user_id = ? LIMIT 1';
    return (await this.database.readIn(tx, sql, [userId])).length > 0;
  }
}

/** As the audit log names who does what follows from the word of a provider. Its mappings were made by those who may give such roles. */
function grantOf({ organizationId, name }: IdentityProvider): Actor['grant'] {
  const nobody = { userId: null, keyId: null, sessionId: null, makerId: null };
  return { kind: 'system', organizationId, workspaceId: '', name, permissions: new Set(ALL_PERMISSIONS), ...nobody };
}

function noRole(reason: string): SignInRefusal {
  return new SignInRefusal('no-role', reason);
}

/** Somebody else has made the same row: the transaction begins again, and finds it. */
function atTheSameTime(error: unknown): never {
  throw isDuplicate(error) ? problem('stale', 'The account', '') : error;
}
