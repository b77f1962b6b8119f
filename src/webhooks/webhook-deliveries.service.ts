import { Injectable } from '@nestjs/common';
import { Rows, type Actor } from '../authorization/index.js';
import { Database, isoTime, type Row } from '../persistence/index.js';
import { isPlausibleId, problem } from '../platform/index.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Webhook, WebhookDelivery } from './entities.js';
import { newDelivery } from './message.js';
import { WebhookDispatcher } from './webhook-dispatcher.js';
import type { WebhookDeliveryDto, WebhookDeliveryPageDto, WebhookDeliveryQuery } from './webhooks.dto.js';

const PAGE = 50;
const COLUMNS = 'd.id, d.event, d.status, d.attempts, d.next_attempt_at, d.attempted_at, d.last_status, d.last_error, d.created_at'; // prettier-ignore

/** What was sent to webhooks and what came of it. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly queue: DeliveryQueue,
    private readonly dispatcher: WebhookDispatcher,
  ) {}

  /** One page, newest first. */
  async list(actor: Actor, webhookId: string, query: WebhookDeliveryQuery): Promise<WebhookDeliveryPageDto> {
    await this.rows.one(this.database.manager, actor, 'view', Webhook, webhookId);
    const { cursor, status, limit = PAGE } = query;
    const filters = [
      ['d.webhook_id = ?', webhookId],
      ['d.id < ?', cursor],
      ['d.status = ?', status],
    ].filter(([, value]) => value !== undefined);
    const where = filters.map(([sql]) => sql).join(' AND ');
    const rows = await this.database.read(
      `SELECT ${COLUMNS} FROM webhook_deliveries d WHERE ${where} ORDER BY d.id DESC LIMIT ${limit + 1}`,
      filters.map(([, value]) => value),
    );
    const data = rows.slice(0, limit).map(viewOf);
    return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  }

  /** Queues a message that says nothing but that it arrives. */
  async test(actor: Actor, webhookId: string): Promise<WebhookDeliveryDto> {
    const delivery = await this.database.write(async (tx) => {
      const webhook = await this.rows.one(tx, actor, 'update', Webhook, webhookId);
      assertActive(webhook);
      const made = newDelivery(webhook, 'webhook.test', new Date(), { workspaceId: webhook.workspaceId });
      await this.queue.add(tx, [made]);
      return made;
    });
    this.dispatcher.nudge();
    return viewOfEntity(delivery);
  }

  /** Has a message sent now, whether it waits for its next attempt, was given up, or has arrived already. */
  async retry(actor: Actor, webhookId: string, id: string): Promise<WebhookDeliveryDto> {
    const delivery = await this.database.write(async (tx) => {
      const webhook = await this.rows.one(tx, actor, 'update', Webhook, webhookId);
      const [found] = isPlausibleId(id)
        ? await this.rows.ofOrganization(tx, actor, WebhookDelivery, { id, webhookId })
        : [];
      if (!found) throw problem('notFound', 'Delivery', id);
      assertActive(webhook);
      const change = { status: 'pending', nextAttemptAt: new Date() } as const;
      await tx.update(WebhookDelivery, { id }, change);
      return { ...found, ...change };
    });
    this.dispatcher.nudge();
    return viewOfEntity(delivery);
  }
}

function assertActive({ active }: Webhook): void {
  if (active !== 1) throw problem('conflict', 'This webhook is switched off. Set active to true first');
}

function viewOfEntity(delivery: WebhookDelivery): WebhookDeliveryDto {
  const { id, event, status, attempts, nextAttemptAt, attemptedAt, lastStatus, lastError, createdAt } = delivery;
  return {
    id,
    event,
    status,
    attempts,
    lastStatus,
    lastError,
    attemptedAt: attemptedAt?.toISOString() ?? null,
    nextAttemptAt: status === 'pending' ? nextAttemptAt.toISOString() : null,
    createdDate: createdAt.toISOString(),
  };
}

function viewOf(row: Row): WebhookDeliveryDto {
  const [lastStatus, attemptedAt] = [row['last_status'], row['attempted_at']];
  return {
    id: String(row['id']),
    event: String(row['event']),
    status: String(row['status']),
    attempts: Number(row['attempts']),
    lastStatus: typeof lastStatus === 'number' ? lastStatus : null,
    lastError: row['last_error'] as string | null,
    attemptedAt: attemptedAt === null ? null : isoTime(attemptedAt),
    nextAttemptAt: row['status'] === 'pending' ? isoTime(row['next_attempt_at']) : null,
    createdDate: isoTime(row['created_at']),
  };
}
