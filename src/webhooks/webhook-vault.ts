import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SealedTexts } from '../credentials/index.js';
import type { SealedPlace } from '../identity/index.js';
import { problem } from '../platform/index.js';
import type { Webhook } from './entities.js';

/** What must not be seen of a webhook. */
export interface WebhookSecrets {
  url: string;
  /** `whsec_` and base64. */
  secret: string;
}

type Place = Pick<Webhook, 'id' | 'organizationId' | 'workspaceId'>;

/** Seals and opens the URL and the signing secret of webhooks. */
@Injectable()
export class WebhookVault {
  constructor(private readonly texts: SealedTexts) {}

  /** Inside a transaction, give its manager. */
  seal(webhook: Place, { url, secret }: WebhookSecrets, tx?: EntityManager): Promise<string> {
    return this.texts.seal(placeOf(webhook), JSON.stringify({ url, secret }), tx);
  }

  /** @throws Problem `unreadable` */
  async open(webhook: Place & Pick<Webhook, 'sealed'>, tx?: EntityManager): Promise<WebhookSecrets> {
    const text = await this.texts.open(placeOf(webhook), webhook.sealed, tx);
    if (text !== undefined) return JSON.parse(text) as WebhookSecrets; // as it was sealed above
    throw problem(
      'unreadable',
      'The URL and the secret of this webhook do not open: they were altered in the database, or their key is missing. ' +
        'Delete the webhook and make it again',
    );
  }
}

function placeOf({ id, organizationId, workspaceId }: Place): SealedPlace {
  return { purpose: 'webhook', organizationId, workspaceId, id };
}
