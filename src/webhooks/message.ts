import { newId } from '../platform/index.js';
import type { Webhook, WebhookDelivery } from './entities.js';
import type { Happening } from './events.js';

/** What webhooks are told of a credential: what those who may see it see in lists, and whose it is. */
export interface Told {
  id: string;
  name: string;
  credentialName: string;
  workspaceId: string;
  ownerId: string | null;
}

type Recipient = Pick<Webhook, 'id' | 'organizationId' | 'workspaceId'>;

/** A message that is to be sent as soon as it is stored. */
export function newDelivery(
  { id: webhookId, organizationId, workspaceId }: Recipient,
  event: WebhookDelivery['event'],
  at: Date,
  data: Record<string, unknown>,
): WebhookDelivery {
  const id = newId();
  return {
    id,
    organizationId,
    workspaceId,
    webhookId,
    event,
    payload: JSON.stringify({ id, type: event, timestamp: at.toISOString(), data }),
    status: 'pending',
    attempts: 0,
    nextAttemptAt: at,
    leasedUntil: at,
    attemptedAt: null,
    lastStatus: null,
    lastError: null,
    createdAt: at,
  };
}

/** What a workspace may know of a happening. With whom a credential is shared is for those who could share it. */
export function dataFor(
  workspaceId: string,
  { facts, concerned }: Happening,
  { workspaceId: home, ownerId, id, name, credentialName }: Told,
): Record<string, unknown> {
  const isOwner = workspaceId === home && ownerId === null;
  return {
    credential: { id, name, credentialName },
    workspaceId: home,
    ...facts,
    ...(isOwner && concerned.length > 0 && { sharedWith: concerned }),
  };
}
