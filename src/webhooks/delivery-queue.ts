import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Database, timeParameter, type Row } from '../persistence/index.js';
import { Webhook, WebhookDelivery } from './entities.js';
import { delayAfter } from './schedule.js';
import { shownAt } from './webhook-url.js';

/** Longer than an attempt takes. What a process has claimed that died is tried again after that. */
const LEASE_MS = 60_000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const INSERTED_AT_ONCE = 200;

/** A webhook that has something to get now. */
export interface DueWebhook {
  webhookId: string;
  shownUrl: string;
}

/** A delivery that nobody else attempts, with what is needed of its webhook. */
export interface Claimed {
  id: string;
  organizationId: string;
  workspaceId: string;
  webhookId: string;
  webhookName: string;
  sealed: string;
  payload: string;
  attempts: number;
}

/** How an attempt ended. */
export interface Outcome {
  isDelivered: boolean;
  /** The receiver wants no more messages. */
  isGone: boolean;
  /** The status of the answer; null when there was none. */
  status: number | null;
  /** What is wrong, as a sentence; null for a success. */
  error: string | null;
}

const DUE = "d.status = 'pending' AND d.next_attempt_at <= ? AND d.leased_until <= ?";

/** The messages that wait to be sent. Several processes may work on it: each attempt is made by one of them. */
@Injectable()
export class DeliveryQueue {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async add(tx: EntityManager, deliveries: readonly WebhookDelivery[]): Promise<void> {
    for (let at = 0; at < deliveries.length; at += INSERTED_AT_ONCE) {
      await tx.insert(WebhookDelivery, deliveries.slice(at, at + INSERTED_AT_ONCE));
    }
  }

  /**
   * The webhooks for which something is due, those that have waited longest first.
   * @param without places that are not looked for
   */
  async due(limit: number, without: readonly string[]): Promise<DueWebhook[]> {
    const shown = without.flatMap(shownAt);
    const elsewhere = shown.length === 0 ? '' : ` AND w.shown_url NOT IN (${shown.map(() => '?').join(', ')})`;
    const rows = await this.database.read(
      `SELECT d.webhook_id, w.shown_url, MIN(d.next_attempt_at) AS since
       FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
       WHERE w.active = 1 AND ${DUE}${elsewhere} GROUP BY d.webhook_id, w.shown_url ORDER BY since LIMIT ${limit}`,
      [...this.nowTwice(), ...shown],
    );
    return rows.map((row) => ({ webhookId: String(row['webhook_id']), shownUrl: String(row['shown_url']) }));
  }

  /** Takes the oldest delivery that is due for a webhook; undefined when there is none, or another process was faster. */
  async claim(webhookId: string): Promise<Claimed | undefined> {
    const [row] = await this.database.read(
      `SELECT d.id, d.organization_id, d.workspace_id, d.webhook_id, d.payload, d.attempts, w.name, w.sealed
       FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
       WHERE d.webhook_id = ? AND w.active = 1 AND ${DUE} ORDER BY d.next_attempt_at, d.id LIMIT 1`,
      [webhookId, ...this.nowTwice()],
    );
    if (!row) return undefined;
    const now = new Date();
    const free = { status: 'pending', nextAttemptAt: LessThanOrEqual(now), leasedUntil: LessThanOrEqual(now) } as const;
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const { affected } = await this.database.write((tx) =>
      tx.update(WebhookDelivery, { id: String(row['id']), ...free }, { leasedUntil }),
    );
    return affected === 1 ? claimedOf(row) : undefined;
  }

  /** Writes down how an attempt ended, and when the next one is due. */
  async finish(claimed: Claimed, outcome: Outcome): Promise<void> {
    const now = new Date();
    const attempts = claimed.attempts + 1;
    const delay = outcome.isDelivered || outcome.isGone ? undefined : delayAfter(attempts);
    const change = {
      status: outcome.isDelivered ? 'delivered' : delay === undefined ? 'failed' : 'pending',
      attempts,
      attemptedAt: now,
      lastStatus: outcome.status,
      lastError: outcome.error,
      leasedUntil: now,
      nextAttemptAt: new Date(now.getTime() + (delay ?? 0)),
    } as const;
    await this.database.write(async (tx) => {
      await tx.update(WebhookDelivery, { id: claimed.id, status: 'pending' }, change);
      if (outcome.isGone) await this.switchOff(tx, claimed);
    });
  }

  /** Forgets what is too old to be of interest. */
  async sweep(): Promise<void> {
    const createdAt = LessThan(new Date(Date.now() - KEPT_MS));
    await this.database.write((tx) => tx.delete(WebhookDelivery, { createdAt }));
  }

  /** Unless it was changed since: then the receiver may be another one. */
  private async switchOff(tx: EntityManager, claimed: Claimed): Promise<void> {
    const { webhookId: id, webhookName: name, sealed } = claimed;
    const { affected } = await tx.update(Webhook, { id, sealed, active: 1 }, { active: 0, updatedAt: new Date() });
    if (affected === 0) return;
    const details = { changed: ['active'], because: 'The receiver answered 410 Gone' };
    await this.audit.recordPassing(tx, claimed, 'webhook.updated', { kind: 'Webhook', id, name }, details);
  }

  private nowTwice(): unknown[] {
    const now = timeParameter(this.database.engine, new Date());
    return [now, now];
  }
}

function claimedOf(row: Row): Claimed {
  return {
    id: String(row['id']),
    organizationId: String(row['organization_id']),
    workspaceId: String(row['workspace_id']),
    webhookId: String(row['webhook_id']),
    webhookName: String(row['name']),
    sealed: String(row['sealed']),
    payload: String(row['payload']),
    attempts: Number(row['attempts']),
  };
}
