import { Injectable } from '@nestjs/common';
import { Egress, EgressError, Problem } from '../platform/index.js';
import type { Claimed, Outcome } from './delivery-queue.js';
import { signedHeaders } from './signature.js';
import { WebhookVault } from './webhook-vault.js';

const TIMEOUT_MS = 10_000;
/** Nothing of the answer is looked at but its status. */
const ANSWER_BYTES = 1024;
const GONE = 410;

/** Makes one attempt to deliver a message. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly vault: WebhookVault,
    private readonly egress: Egress,
  ) {}

  /** Never rejects for what the receiver, the network, or an altered row does. */
  async attempt(claimed: Claimed): Promise<Outcome> {
    try {
      return outcomeOf(await this.send(claimed));
    } catch (error) {
      if (!(error instanceof EgressError) && !isUnreadable(error)) throw error;
      return { isDelivered: false, isGone: false, status: null, error: error.message };
    }
  }

  private async send({ id, webhookId, organizationId, workspaceId, sealed, payload }: Claimed): Promise<number> {
    const { url, secret } = await this.vault.open({ id: webhookId, organizationId, workspaceId, sealed });
    const { status } = await this.egress.request({
      method: 'POST',
      url,
      hosts: [new URL(url).hostname],
      headers: signedHeaders(id, payload, secret, new Date()),
      body: payload,
      timeoutMs: TIMEOUT_MS,
      maxBytes: ANSWER_BYTES,
    });
    return status;
  }
}

function outcomeOf(status: number): Outcome {
  const isDelivered = status >= 200 && status < 300;
  return { isDelivered, isGone: status === GONE, status, error: isDelivered ? null : complaintOf(status) };
}

function complaintOf(status: number): string {
  if (status === GONE) return 'The receiver answered 410 Gone: it wants no more messages, so the webhook is off.';
  if (status >= 300 && status < 400) {
    return `The receiver answered ${status}, a redirect. They are not followed: give the webhook the URL that it leads to.`;
  }
  return `The receiver answered ${status}. An answer from 200 to 299 would count as delivered.`;
}

function isUnreadable(error: unknown): error is Problem {
  return error instanceof Problem && error.kind === 'unreadable';
}
