import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Rows, type Actor } from '../authorization/index.js';
import { problem } from '../platform/index.js';
import { Departures, type Member, type PersonalCredentials, type Workspace } from '../workspaces/index.js';
import { CredentialsService } from './credentials.service.js';
import { Credential, CredentialShare, WorkspaceKey } from './entities.js';
import { Keyring } from './keyring.js';

/** What becomes of credentials when a member leaves or a workspace is deleted. */
@Injectable()
export class CredentialDepartures implements OnModuleInit {
  constructor(
    private readonly departures: Departures,
    private readonly credentials: CredentialsService,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
  ) {}

  onModuleInit(): void {
    this.departures.whenMemberLeaves((...args) => this.memberLeaves(...args));
    this.departures.whenWorkspaceCloses((...args) => this.workspaceCloses(...args));
  }

  private async memberLeaves(
    tx: EntityManager,
    actor: Actor,
    { workspaceId, userId }: Member,
    choice?: PersonalCredentials,
  ): Promise<void> {
    const left = await this.rows.ofOrganization(tx, actor, Credential, { workspaceId, ownerId: userId });
    if (left.length > 0 && choice === undefined) {
      throw problem(
        'inUse',
        'This member owns personal credentials. Add ?personalCredentials=transfer or ?personalCredentials=delete',
        {
          personalCredentials: left.length,
        },
      );
    }
    for (const credential of left) {
      if (choice === 'delete') await this.credentials.delete(tx, actor, credential);
      else await this.transfer(tx, actor, credential, userId);
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
