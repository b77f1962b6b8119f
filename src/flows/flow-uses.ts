import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Rows, type Actor } from '../authorization/index.js';
import { Uses, type Credential, type Use } from '../credentials/index.js';
import { Database, type Row } from '../persistence/index.js';
import { Departures, type Workspace } from '../workspaces/index.js';
import { Flow } from './entities.js';

/** Tells which flows use a credential, and what becomes of flows when their workspace is deleted. */
@Injectable()
export class FlowUses implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly uses: Uses,
    private readonly departures: Departures,
    private readonly rows: Rows,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.uses.foundBy((...args) => this.find(...args));
    this.departures.whenWorkspaceCloses((...args) => this.workspaceCloses(...args));
  }

  private async find(
    tx: EntityManager | undefined,
    { id, organizationId }: Pick<Credential, 'id' | 'organizationId'>,
    workspaceIds?: readonly string[],
  ): Promise<Use[]> {
    const within = workspaceIds ? ` AND f.workspace_id IN (${workspaceIds.map(() => '?').join(', ')})` : '';
    const sql = `SELECT f.id, f.external_id, f.name, f.kind, f.active, f.workspace_id, r.node_id, r.node_name
      FROM flow_references r JOIN flows f ON f.id = r.flow_id
      WHERE r.organization_id = ? AND r.credential_id = ?${within} ORDER BY f.created_at, f.id, r.id`;
    const parameters = [organizationId, id, ...(workspaceIds ?? [])];
    return grouped(tx ? await this.database.readIn(tx, sql, parameters) : await this.database.read(sql, parameters));
  }

  private async workspaceCloses(tx: EntityManager, actor: Actor, { id }: Workspace): Promise<void> {
    for (const flow of await this.rows.ofOrganization(tx, actor, Flow, { workspaceId: id })) {
      await tx.delete(Flow, { id: flow.id });
      await this.audit.record(
        tx,
        actor,
        'flow.deleted',
        { kind: 'Flow', id: flow.id, name: flow.name },
        { kind: flow.kind },
      );
    }
  }
}

/** Rows of references as flows with their nodes. A node that refers twice is one node. */
function grouped(rows: readonly Row[]): Use[] {
  const uses = new Map<string, Use>();
  for (const row of rows) {
    const key = String(row['id']);
    const use = uses.get(key) ?? {
      id: String(row['external_id']),
      name: String(row['name']),
      kind: String(row['kind']),
      active: Number(row['active']) === 1,
      workspaceId: String(row['workspace_id']),
      nodes: [],
    };
    const node = { id: String(row['node_id']), name: String(row['node_name']) };
    if (!use.nodes.some((known) => known.id === node.id)) use.nodes.push(node);
    uses.set(key, use);
  }
  return [...uses.values()];
}
