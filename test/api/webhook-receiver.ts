import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook as Verifier } from 'standardwebhooks';
import type { Client } from '../support/client.js';
import { must } from '../support/people.js';
import type { Service } from '../support/service.js';
import { CANARY } from './problems.js';

/** A message as it arrived. */
export interface Message {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the body of a message says. */
export interface MessageBody {
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

export interface WebhookBody {
  id: string;
  name: string;
  url: string;
  events: string[];
  active: boolean;
  workspaceId: string;
  createdDate: string;
  updatedDate: string;
  secret?: string;
}

export interface DeliveryBody {
  id: string;
  event: string;
  status: string;
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
  attemptedAt: string | null;
  nextAttemptAt: string | null;
  createdDate: string;
}

type Answer = (response: ServerResponse, message: Message) => void;

/** A server on this machine that takes messages. What it answers may be changed at any time. */
export class Receiver {
  readonly messages: Message[] = [];
  answer: Answer = (response) => void response.writeHead(204).end();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as { port: number };
    const receiver = new Receiver(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const message = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() };
        receiver.messages.push(message);
        receiver.answer(response, message);
      });
    });
    return receiver;
  }

  /** The messages that came to a path. */
  at(path: string): Message[] {
    return this.messages.filter((message) => message.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }
}

/** Waits until something is there; the test ends by its own limit when it never is. */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await sleep(20);
  }
}

/** What a receiver reads when it checks messages as it should. */
export function verified({ headers, body }: Message, secret: string): MessageBody {
  return new Verifier(secret).verify(body, headers as Record<string, string>) as MessageBody;
}

export async function newWebhook(client: Client, url: string, more: object = {}): Promise<Required<WebhookBody>> {
  return (await must(client.post<Required<WebhookBody>>('/webhooks', { name: 'Ops', url, ...more }))).body;
}

/** The deliveries of a webhook, newest first. */
export async function deliveriesOf(client: Client, id: string, query = ''): Promise<DeliveryBody[]> {
  return (await must(client.get<{ data: DeliveryBody[] }>(`/webhooks/${id}/deliveries${query}`))).body.data;
}

/** The newest delivery of a webhook once so many attempts have ended. */
export function attempted(client: Client, id: string, attempts = 1): Promise<DeliveryBody> {
  return until(async () => {
    const [newest] = await deliveriesOf(client, id);
    return newest && newest.attempts >= attempts && newest;
  });
}

let counter = 0;

/** A webhook with what arrives at it. */
export interface Listener extends Required<WebhookBody> {
  path: string;
  /** What arrived so far. Each message has a signature that fits. */
  arrived: () => MessageBody[];
}

/** Makes a webhook at a path of its own, which nobody is to see. */
export async function listen(receiver: Receiver, client: Client, more: object = {}): Promise<Listener> {
  const path = `/${CANARY}/${++counter}`;
  const webhook = await newWebhook(client, receiver.origin + path, more);
  return { ...webhook, path, arrived: () => receiver.at(path).map((message) => verified(message, webhook.secret)) };
}

/** Waits until so many messages have arrived. */
export function has({ arrived }: Listener, length = 1): Promise<MessageBody[]> {
  return until(() => arrived().length >= length && arrived());
}

/** Ends when everything that was queued before has been attempted: what a test looks for in vain will not come later. */
export async function settled({ admin, database }: Service, receiver: Receiver): Promise<void> {
  const { id } = await listen(receiver, admin);
  await must(admin.post(`/webhooks/${id}/test`));
  await attempted(admin, id);
  const sql = "SELECT id FROM webhook_deliveries WHERE status = 'pending' AND attempts = 0";
  await until(async () => (await database.read(sql, [])).length === 0);
}

/** Lets the time pass for which a delivery waits. */
export async function makeDue({ database }: Service, id: string): Promise<void> {
  await database.write((tx) => tx.update('WebhookDelivery', { id }, { nextAttemptAt: new Date(0) }));
}

/** Ready for the next test: the receiver takes everything, and nothing is sent to it. */
export async function reset({ admin }: Service, receiver: Receiver): Promise<void> {
  receiver.answer = (response) => void response.writeHead(204).end();
  const { body } = await must(admin.get<WebhookBody[]>('/webhooks'));
  for (const { id } of body) await must(admin.delete(`/webhooks/${id}`));
}
