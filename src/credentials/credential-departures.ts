import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Rows, type Actor } from '../authorization/index.js';
import { problem } from '../platform/index.js';
import { Departures, type Member, type PersonalCredentials, type Workspace } from '../workspaces/index.js';
import { CredentialsService } from './credentials.service.js';
import { Credential, CredentialShare, WorkspaceKey } from './entities.js';
import { Keyring } from './keyring.js';
import { Uses } from './uses.js';

/** How many credentials an answer names. Their number it tells in any case. */
const MOST_SHOWN = 100;

/** What becomes of credentials when a member leaves or a workspace is deleted. */
@Injectable()
export class CredentialDepartures implements OnModuleInit {
  constructor(
    private readonly departures: Departures,
    private readonly credentials: CredentialsService,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly uses: Uses,
  ) {}

  onModuleInit(): void {
    this.departures.whenMembersAreToLeave((...args) => this.assertNothingLeft(...args));
    this.departures.whenMemberLeaves((...args) => this.memberLeaves(...args));
    this.departures.whenWorkspaceCloses((...args) => this.workspaceCloses(...args));
  }

  /**
   * Holds up the end of memberships until it is said what becomes of personal credentials.
   * @throws Problem `inUse` with how many there are, and the first of them with how many flows use each
   */
  private async assertNothingLeft(tx: EntityManager, actor: Actor, members: readonly Member[]): Promise<void> {
    const left: Credential[] = [];
    for (const member of members) left.push(...(await this.leftBy(tx, actor, member)));
    if (left.length === 0) return;
    const credentials = [];
    for (const { id, name, credentialName, organizationId } of left.slice(0, MOST_SHOWN)) {
      const flows = await this.uses.find(tx, { id, organizationId });
      const activeFlows = flows.filter(({ active }) => active).length;
      credentials.push({ id, name, credentialName, flows: flows.length, activeFlows });
    }
    throw problem(
      'inUse',
      'This member owns personal credentials. Add ?personalCredentials=transfer or ?personalCredentials=delete',
      { personalCredentials: left.length, credentials },
    );
  }

  private leftBy(
    tx: EntityManager,
    actor: Actor,
    { workspaceId, userId }: Pick<Member, 'workspaceId' | 'userId'>,
  ): Promise<Credential[]> {
    return this.rows.ofOrganization(tx, actor, Credential, { workspaceId, ownerId: userId });
  }

  private async memberLeaves(
    tx: EntityManager,
    actor: Actor,
    member: Member,
    choice?: PersonalCredentials,
  ): Promise<void> {
    if (choice === undefined) return this.assertNothingLeft(tx, actor, [member]); // something may have come up since
    for (const credential of await this.leftBy(tx, actor, member)) {
      if (choice === 'delete') await this.credentials.delete(tx, actor, credential);
      else await this.transfer(tx, actor, credential, member.userId);
    }
  }

  private async transfer(
    tx: EntityManager,
    actor: Actor,
    { id, name, workspaceId, version }: Credential,
    from: string,
  ): Promise<void> {
    await tx.delete(CredentialShare, { credentialId: id, workspaceId }); // it is at home there now
    await tx.update(Credential, { id }, { ownerId: null, version: version + 1, updatedAt: new Date() });
    await this.audit.record(
      tx,
      actor,
      'credential.transferred',
      { kind: 'Credential', id, name },
      { from, to: 'workspace' },
    );
  }

  private async workspaceCloses(tx: EntityManager, actor: Actor, { id, organizationId }: Workspace): Promise<void> {
    await tx.delete(CredentialShare, { workspaceId: id });
    for (const credential of await this.rows.ofOrganization(tx, actor, Credential, { workspaceId: id })) {
      await this.credentials.delete(tx, actor, credential);
    }
    await tx.delete(WorkspaceKey, { workspaceId: id });
    this.keyring.forget({ organizationId, workspaceId: id });
  }
}
