import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { assertHolds, Rows, type Actor } from '../../authorization/index.js';
import { Database, isDuplicate } from '../../persistence/index.js';
import { newId, problem } from '../../platform/index.js';
import { assertStillHere, MembersService, nameOfRole, Organization, Workspace } from '../../workspaces/index.js';
import { OneTimeTokens } from '../one-time-tokens.js';
import { InvitationDelivery, type Delivery } from './invitation-delivery.js';
import { Invitation } from './invitation.entity.js';
import { INVITATION, type InvitationPayload } from './invitation-token.js';
import { accountOf, heldBy, unverifiedBy, unverifiedWords } from './opened.js';

const WORKS_FOR_SECONDS = 7 * 24 * 60 * 60;

/** An invitation and its link: the only moment at which both are known. */
export interface NewInvitation extends Pick<Delivery, 'mailProblem'> {
  invitation: Invitation;
  link: string;
}

/** Whom to ask to where. `role` names a built-in role, or is the id of one. */
interface Wish {
  email: string;
  workspaceId: string;
  role: string;
}

interface Made {
  invitation: Invitation;
  token: string;
  organizationName: string;
  workspaceName: string;
}

/** Asks people to join workspaces. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly members: MembersService,
    private readonly tokens: OneTimeTokens,
    private readonly delivery: InvitationDelivery,
  ) {}

  list(actor: Actor): Promise<Invitation[]> {
    return this.rows.all(this.database.manager, actor, 'view', Invitation, {}, ['role']);
  }

  /**
   * Invites an address, and mails the link where there is a mail server. An earlier invitation of the same address to the
   * same workspace ends.
   * @param base the address of the service that the link begins with
   * @throws Problem `notFound`, `forbidden`, `conflict` for a member, `tooMany` mails
   */
  async create(actor: Actor, wish: Wish, base: string): Promise<NewInvitation> {
    await this.delivery.assertNotTooMany(actor, wish.email);
    const { token, invitation, ...names } = await this.database.write((tx) => this.insert(tx, actor, wish));
    const link = `${base}/invitation#${token}`;
    const { email, inviterName, expiresAt } = invitation;
    const mail = { email, inviterName, expiresAt, ...names, role: nameOfRole(invitation), link };
    const { mailed, ...delivered } = await this.delivery.deliver(invitation.id, mail); // after the commit
    return { invitation: { ...invitation, mailed: mailed ? 1 : 0 }, link, ...delivered };
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const { email, workspaceId } = await this.rows.one(tx, actor, 'delete', Invitation, id);
      await tx.delete(Invitation, { id });
      const subject = { kind: 'Invitation', id, name: email } as const;
      await this.audit.record(tx, actor, 'invitation.deleted', subject, { email, workspaceId });
    });
  }

  private async insert(tx: EntityManager, actor: Actor, { email, workspaceId, role }: Wish): Promise<Made> {
    await assertStillHere(this.database, tx, actor);
    const workspace = await this.rows.one(tx, actor, 'refer', Workspace, workspaceId);
    const organization = await this.rows.one(tx, actor, 'view', Organization, actor.organizationId);
    const chosen = await this.members.choose(tx, actor, role);
    const mayOpen = await this.rightsBehind(tx, actor, workspaceId, email);
    const invitation = newInvitation(actor, { email, workspaceId, ...chosen });
    const { affected } = await tx.delete(Invitation, { workspaceId, email });
    await tx.insert(Invitation, columnsOf(invitation)).catch(repeated(invitation.id));
    const payload: InvitationPayload = { invitationId: invitation.id, mayOpen };
    const carried = { organizationId: actor.organizationId, payload };
    const token = await this.tokens.make(tx, INVITATION, carried, WORKS_FOR_SECONDS);
    const subject = { kind: 'Invitation', id: invitation.id, name: email } as const;
    const details = { email, workspaceId, role: nameOfRole(chosen), ...(affected ? { replaces: true as const } : {}) };
    await this.audit.record(tx, actor, 'invitation.created', subject, details);
    return { invitation, token, organizationName: organization.name, workspaceName: workspace.name };
  }

  /**
   * What the link opens beyond the invitation: it lets its holder choose the password of a user who has none, and be that
   * user from then on. Whoever may see the link must hold as much, as for an API key that acts as them.
   */
  private async rightsBehind(
    tx: EntityManager,
    actor: Actor,
    workspaceId: string,
    email: string,
  ): Promise<InvitationPayload['mayOpen']> {
    const account = await accountOf(this.database, tx, actor.organizationId, email);
    if (!account) return [];
    const sql = 'SELECT user_id FROM members WHERE workspace_id = ? AND user_id = ?';
    if ((await this.database.readIn(tx, sql, [workspaceId, account.id])).length > 0)
      throw problem('conflict', 'This person is a member of the workspace already');
    const provider = await unverifiedBy(this.database, tx, account.id);
    if (provider !== undefined) throw problem('conflict', `${unverifiedWords(provider)}. Add the user as a member instead if it is they, or delete it`); // prettier-ignore
    const held = account.hasPassword ? [] : [...(await heldBy(this.database, tx, account.id))];
    if (held.length > 0)
      assertHolds(actor, ['members:update', ...held], 'Inviting this user, who has no password yet,');
    return held;
  }
}

function newInvitation(
  actor: Actor,
  wanted: Pick<Invitation, 'email' | 'workspaceId' | 'builtInRole' | 'roleId' | 'role'>,
): Invitation {
  const now = new Date();
  return {
    id: newId(),
    organizationId: actor.organizationId,
    ...wanted,
    inviterName: actor.grant.name,
    mailed: 0,
    createdAt: now,
    expiresAt: new Date(now.getTime() + WORKS_FOR_SECONDS * 1000),
  };
}

function columnsOf({ role: _role, ...columns }: Invitation): Omit<Invitation, 'role'> {
  return columns;
}

/** Two invitations of one address at the same moment: the transaction of one of them begins again. */
function repeated(id: string): (error: unknown) => never {
  return (error) => {
    throw isDuplicate(error) ? problem('stale', 'Invitation', id) : error;
  };
}
