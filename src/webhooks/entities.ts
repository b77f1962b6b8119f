import { defineEntity } from '../persistence/index.js';
import { Organization, Workspace } from '../workspaces/index.js';
import type { WebhookEvent } from './events.js';

/** An address that a workspace has asked to be told at. */
export class Webhook {
  id: string;
  organizationId: string;
  workspaceId: string;
  name: string;
  /** The URL and the signing secret. Both are secret: some receivers know their callers by the URL alone. */
  sealed: string;
  /** As much of the URL as may be seen. */
  shownUrl: string;
  events: WebhookEvent[];
  /** 1 or 0: databases do not agree on booleans. */
  active: number;
  createdAt: Date;
  updatedAt: Date;
}

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One message to one webhook, and what has come of it. Its id is the id of the message, at each attempt. */
export class WebhookDelivery {
  id: string;
  organizationId: string;
  workspaceId: string;
  webhookId: string;
  event: WebhookEvent | 'webhook.test';
  /** The body, byte for byte as it is signed and sent. */
  payload: string;
  status: DeliveryStatus;
  /** How many attempts have ended. */
  attempts: number;
  /** Not before this time; means nothing unless it is pending. */
  nextAttemptAt: Date;
  /** Until then, some process is about it. */
  leasedUntil: Date;
  /** When the last attempt ended, and how: the status of its answer, or why there was none. */
  attemptedAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: Date;
}

export const webhookEntities = [
  defineEntity<Webhook>({
    class: Webhook,
    table: 'webhooks',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      name: { kind: 'name' },
      sealed: { kind: 'text' },
      shownUrl: { kind: 'text' },
      events: { kind: 'json' },
      active: { kind: 'integer' },
      createdAt: { kind: 'time' },
      updatedAt: { kind: 'time' },
    },
    references: [
      { property: 'organizationId', target: () => Organization },
      { property: 'workspaceId', target: () => Workspace },
    ],
    indexes: [['organizationId', 'workspaceId'], ['workspaceId']],
  }),
  defineEntity<WebhookDelivery>({
    class: WebhookDelivery,
    table: 'webhook_deliveries',
    columns: {
      id: { kind: 'id', primary: true },
      organizationId: { kind: 'id' },
      workspaceId: { kind: 'id' },
      webhookId: { kind: 'id' },
      event: { kind: 'key' },
      payload: { kind: 'text' },
      status: { kind: 'key' },
      attempts: { kind: 'integer' },
      nextAttemptAt: { kind: 'time' },
      leasedUntil: { kind: 'time' },
      attemptedAt: { kind: 'time', nullable: true },
      lastStatus: { kind: 'integer', nullable: true },
      lastError: { kind: 'text', nullable: true },
      createdAt: { kind: 'time' },
    },
    references: [{ property: 'webhookId', target: () => Webhook, onDelete: 'CASCADE' }],
    indexes: [['webhookId', 'id'], ['status', 'nextAttemptAt'], ['createdAt']],
  }),
];
