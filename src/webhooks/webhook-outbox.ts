import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../audit/index.js';
import { Database } from '../persistence/index.js';
import { DeliveryQueue } from './delivery-queue.js';
import type { Webhook } from './entities.js';
import { happeningOf, type Happening } from './events.js';
import { dataFor, newDelivery, type Told } from './message.js';
import { WebhookDispatcher } from './webhook-dispatcher.js';

type Listener = Pick<Webhook, 'id' | 'organizationId' | 'workspaceId'>;

/** Follows the audit log and queues what webhooks are to be told, in the transaction that makes the change. */
@Injectable()
export class WebhookOutbox implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly queue: DeliveryQueue,
    private readonly dispatcher: WebhookDispatcher,
  ) {}

  onModuleInit(): void {
    this.audit.follow((tx, entry) => this.tell(tx, entry));
  }

  private async tell(tx: EntityManager, entry: Readonly<AuditEntry>): Promise<void> {
    const happening = happeningOf(entry);
    if (!happening || entry.subjectId === null) return;
    const credential = await this.credential(tx, entry.organizationId, entry.subjectId);
    if (!credential) return;
    const workspaceIds = await this.workspacesToTell(tx, happening, credential);
    const listeners = await this.listeners(tx, entry.organizationId, workspaceIds, happening);
    if (listeners.length === 0) return;
    const deliveries = listeners.map((webhook) =>
      newDelivery(webhook, happening.event, entry.at, dataFor(webhook.workspaceId, happening, credential)),
    );
    await this.queue.add(tx, deliveries);
    this.dispatcher.nudge();
  }

  private async credential(tx: EntityManager, organizationId: string, id: string): Promise<Told | undefined> {
    const sql = 'SELECT id, name, credential_name, workspace_id, owner_id FROM credentials WHERE organization_id = ? AND id = ?'; // prettier-ignore
    const [row] = await this.database.readIn(tx, sql, [organizationId, id]);
    return (
      row && {
        id: String(row['id']),
        name: String(row['name']),
        credentialName: String(row['credential_name']),
        workspaceId: String(row['workspace_id']),
        ownerId: row['owner_id'] as string | null,
      }
    );
  }

  /** The home of the credential, and the workspaces that it concerns. A personal one is hidden from its home unless it is shared with it. */
  private async workspacesToTell(
    tx: EntityManager,
    { event, concerned }: Happening,
    { id, workspaceId, ownerId }: Told,
  ): Promise<string[]> {
    if (ownerId === null) return [...new Set([workspaceId, ...concerned])];
    if (event === 'credential.shared' || event === 'credential.deleted') return concerned;
    const sql = 'SELECT workspace_id FROM credential_shares WHERE credential_id = ? AND workspace_id = ?';
    return (await this.database.readIn(tx, sql, [id, workspaceId])).map((row) => String(row['workspace_id']));
  }

  /** The active webhooks of these workspaces that want to be told. */
  private async listeners(
    tx: EntityManager,
    organizationId: string,
    workspaceIds: readonly string[],
    { event }: Happening,
  ): Promise<Listener[]> {
    if (workspaceIds.length === 0) return [];
    const places = workspaceIds.map(() => '?').join(', ');
    const rows = await this.database.readIn(
      tx,
      `SELECT id, workspace_id, events FROM webhooks WHERE organization_id = ? AND workspace_id IN (${places}) AND active = 1`,
      [organizationId, ...workspaceIds],
    );
    return rows
      .filter((row) => (JSON.parse(String(row['events'])) as unknown[]).includes(event))
      .map((row) => ({ id: String(row['id']), organizationId, workspaceId: String(row['workspace_id']) }));
  }
}
