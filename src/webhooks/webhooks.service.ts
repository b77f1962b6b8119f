import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Rows, type Actor } from '../authorization/index.js';
import { Database } from '../persistence/index.js';
import { newId, problem } from '../platform/index.js';
import { Departures, Workspace } from '../workspaces/index.js';
import { Webhook } from './entities.js';
import { WEBHOOK_EVENTS, type WebhookEvent } from './events.js';
import { newSecret } from './signature.js';
import { readUrl } from './webhook-url.js';
import { WebhookVault } from './webhook-vault.js';

const MOST_PER_WORKSPACE = 20;

export interface WebhookWish {
  name: string;
  url: string;
  /** All when left out. */
  events?: readonly WebhookEvent[] | undefined;
}

export type WebhookChange = { [Field in keyof WebhookWish]?: WebhookWish[Field] | undefined } & {
  active?: boolean | undefined;
};

/** A webhook and its signing secret: the only moment at which the secret is shown. */
export interface NewWebhook {
  webhook: Webhook;
  secret: string;
}

/** The webhooks of a workspace. */
@Injectable()
export class WebhooksService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly audit: Audit,
    private readonly vault: WebhookVault,
    private readonly departures: Departures,
  ) {}

  onModuleInit(): void {
    this.departures.whenWorkspaceCloses(
      async (tx, _actor, { id }) => void (await tx.delete(Webhook, { workspaceId: id })), // with their deliveries
    );
  }

  list(actor: Actor): Promise<Webhook[]> {
    return this.rows.all(this.database.manager, actor, 'view', Webhook);
  }

  get(actor: Actor, id: string): Promise<Webhook> {
    return this.rows.one(this.database.manager, actor, 'view', Webhook, id);
  }

  /** @throws Problem `invalid` for a URL that makes no sense, `conflict` when the workspace has too many */
  async create(actor: Actor, { name, url: given, events = WEBHOOK_EVENTS }: WebhookWish): Promise<NewWebhook> {
    const { url, shown } = readUrl(given);
    const { organizationId, workspaceId } = actor;
    const place = { id: newId(), organizationId, workspaceId };
    const secret = newSecret();
    const sealed = await this.vault.seal(place, { url, secret });
    const now = new Date();
    const dates = { createdAt: now, updatedAt: now };
    const webhook = { ...place, name, sealed, shownUrl: shown, events: inOrder(events), active: 1, ...dates };
    await this.database.write(async (tx) => {
      await this.rows.one(tx, actor, 'refer', Workspace, workspaceId); // locked: who comes at the same time counts after
      const { length } = await this.rows.ofOrganization(tx, actor, Webhook, { workspaceId });
      if (length >= MOST_PER_WORKSPACE) throw tooMany();
      await tx.insert(Webhook, webhook);
      await this.audit.record(tx, actor, 'webhook.created', subjectOf(webhook), { events: webhook.events });
    });
    return { webhook, secret };
  }

  /** @throws Problem `invalid` for a URL that makes no sense, `unreadable` when it would replace one that does not open */
  async update(actor: Actor, id: string, { name, url, events, active }: WebhookChange): Promise<Webhook> {
    const address = url === undefined ? undefined : readUrl(url);
    return this.database.write(async (tx) => {
      const webhook = await this.rows.one(tx, actor, 'update', Webhook, id);
      const change: Partial<Webhook> = {
        ...(name !== undefined && { name }),
        ...(events && { events: inOrder(events) }),
        ...(active !== undefined && { active: active ? 1 : 0 }),
      };
      if (address) {
        const { secret } = await this.vault.open(webhook, tx);
        change.sealed = await this.vault.seal(webhook, { url: address.url, secret }, tx);
        change.shownUrl = address.shown;
      }
      const changed = { ...webhook, ...change, updatedAt: new Date() };
      await tx.update(Webhook, { id }, { ...change, updatedAt: changed.updatedAt });
      const fields = Object.entries({ name, url, events, active }).filter(([, value]) => value !== undefined);
      await this.audit.record(tx, actor, 'webhook.updated', subjectOf(changed), { changed: fields.map(([field]) => field) }); // prettier-ignore
      return changed;
    });
  }

  /** Gives the webhook a new signing secret. The old one signs nothing from now on. */
  rotate(actor: Actor, id: string): Promise<NewWebhook> {
    const secret = newSecret();
    return this.database.write(async (tx) => {
      const webhook = await this.rows.one(tx, actor, 'update', Webhook, id);
      const { url } = await this.vault.open(webhook, tx);
      const change = { sealed: await this.vault.seal(webhook, { url, secret }, tx), updatedAt: new Date() };
      await tx.update(Webhook, { id }, change);
      await this.audit.record(tx, actor, 'webhook.rotated', subjectOf(webhook), {});
      return { webhook: { ...webhook, ...change }, secret };
    });
  }

  /** Deletes a webhook with its deliveries. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.write(async (tx) => {
      const webhook = await this.rows.one(tx, actor, 'delete', Webhook, id);
      await tx.delete(Webhook, { id });
      await this.audit.record(tx, actor, 'webhook.deleted', subjectOf(webhook), {});
    });
  }
}

function inOrder(events: readonly WebhookEvent[]): WebhookEvent[] {
  return WEBHOOK_EVENTS.filter((event) => events.includes(event));
}

function tooMany(): Error {
  return problem(
    'conflict',
    `A workspace has ${MOST_PER_WORKSPACE} webhooks at most, and this one has them. Delete one that is not needed any more`,
  );
}

function subjectOf({ id, name }: Webhook): { kind: 'Webhook'; id: string; name: string } {
  return { kind: 'Webhook', id, name };
}
