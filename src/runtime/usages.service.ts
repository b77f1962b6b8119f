import { withReferences, type FlowKind } from '@keyrack/flow-readers';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { may, Rows, type Actor } from '../authorization/index.js';
import { brokenUses, Credential, Uses, type Use } from '../credentials/index.js';
import { Flow, FlowReference, Reach } from '../flows/index.js';
import { Database } from '../persistence/index.js';
import { problem } from '../platform/index.js';
import { CredentialUses, type UseCount } from './credential-uses.js';

/** What uses a credential: flows that refer to it, and programs that have resolved it. */
export interface Usages {
  flows: Use[];
  active: number;
  resolved: UseCount;
}

/** What became of each flow that used the credential that was replaced. */
export interface Replacement {
  replaced: Use[];
  /** Flows whose workspace cannot use the other credential, or that ask for another type. They are as they were. */
  left: (Use & { reason: string })[];
}

@Injectable()
export class UsagesService {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly uses: Uses,
    private readonly counts: CredentialUses,
    private readonly reach: Reach,
  ) {}

  /** Those who may change the credential see the uses in every workspace; others those in their own. */
  async read(actor: Actor, id: string): Promise<Usages> {
    const credential = await this.rows.one(this.database.manager, actor, 'view', Credential, id);
    const seesAll = may(actor.ability, 'update', 'Credential', credential);
    const flows = await this.uses.find(undefined, credential, seesAll ? undefined : [actor.workspaceId]);
    const resolved = await this.counts.of(credential.organizationId, id, seesAll ? undefined : actor.workspaceId);
    return { flows, active: flows.filter(({ active }) => active).length, resolved };
  }

  /**
   * Points every flow that uses one credential to another one of the same type.
   * @throws Problem `invalid` when the other one is of another type, or the same
   */
  async replace(actor: Actor, id: string, otherId: string): Promise<Replacement> {
    const lacking = (['credentials:view', 'flows:update'] as const).find((permission) => !actor.holds(permission));
    if (lacking) throw problem('forbidden', `Replacing a credential takes the permission ${lacking}`);
    return this.database.write(async (tx) => {
      const from = await this.rows.one(tx, actor, 'update', Credential, id);
      const to = await this.rows.one(tx, actor, 'view', Credential, otherId);
      if (from.id === to.id) throw problem('invalid', { with: 'with: must be another credential' });
      if (from.credentialName !== to.credentialName) {
        throw problem('invalid', {
          with: `with: must be a credential of the type ${from.credentialName}, as this one is`,
        });
      }
      const uses = await this.uses.find(tx, from);
      const reached = await this.workspacesThatReach(tx, to, uses);
      const replaced = uses.filter(({ workspaceId }) => reached.has(workspaceId));
      const left = uses
        .filter(({ workspaceId }) => !reached.has(workspaceId))
        .map((use) => ({ ...use, reason: 'The other credential is not shared with the workspace of this flow' }));
      for (const use of replaced) await this.repoint(tx, actor, use, from.id, to.id);
      const { name } = from;
      await this.audit.record(
        tx,
        actor,
        'credential.replaced',
        { kind: 'Credential', id, name },
        { by: to.id, flows: brokenUses(replaced).broken ?? [] },
      );
      return { replaced, left };
    });
  }

  private async workspacesThatReach(tx: EntityManager, to: Credential, uses: readonly Use[]): Promise<Set<string>> {
    const reached = new Set<string>();
    for (const workspaceId of new Set(uses.map((use) => use.workspaceId))) {
      const usable = await this.reach.usable(tx, { organizationId: to.organizationId, workspaceId }, [to.id]);
      if (usable.has(to.id)) reached.add(workspaceId);
    }
    return reached;
  }

  private async repoint(tx: EntityManager, actor: Actor, use: Use, from: string, to: string): Promise<void> {
    await this.hold(tx, use);
    const [flow] = await this.rows.ofOrganization(tx, actor, Flow, {
      workspaceId: use.workspaceId,
      externalId: use.id,
    });
    if (!flow) return;
    const definition = withReferences(flow.definition, flow.kind as FlowKind, ({ credentialId }) =>
      credentialId === from ? to : undefined,
    ) as object;
    await tx.update(Flow, { id: flow.id }, { definition, updatedAt: new Date() });
    await tx.update(FlowReference, { flowId: flow.id, credentialId: from }, { credentialId: to });
  }

  /** Whoever registers the flow meanwhile waits, so that what they told is not lost. SQLite has one writer anyway. */
  private async hold(tx: EntityManager, { workspaceId, id }: Use): Promise<void> {
    if (this.database.engine === 'sqlite') return;
    const sql = 'SELECT id FROM flows WHERE workspace_id = ? AND external_id = ? FOR UPDATE';
    await this.database.readIn(tx, sql, [workspaceId, id]);
  }
}
