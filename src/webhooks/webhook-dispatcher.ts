import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DeliveryQueue, type DueWebhook } from './delivery-queue.js';
import { WebhookSender } from './webhook-sender.js';
import { placeOf } from './webhook-url.js';

const LOOK_EVERY_MS = 3_000;
const SOON_MS = 100;
/** How many webhooks are served at once: in all, and towards one place, which may be slow. */
const LANES = 16;
const LANES_PER_PLACE = 2;
const LOOKED_AT = 200;
/** A webhook that takes its messages gets one after the other for so long, before others have their turn. */
const TURN_MS = 5_000;
const SWEEP_EVERY_MS = 60 * 60 * 1000;
/** Longer than an attempt takes. */
const STOP_WITHIN_MS = 12_000;

interface Lane {
  place: string;
  done: Promise<void>;
}

/** Sends what is due, now and then, and soon after it was queued in this process. */
@Injectable()
export class WebhookDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Webhooks');
  private readonly lanes = new Map<string, Lane>();
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isStopping = false;
  private sweptAt = 0;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly sender: WebhookSender,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.nudge(), LOOK_EVERY_MS).unref();
    this.nudge();
  }

  /** Begins nothing more, and waits for what is under way. What is left then is sent after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    clearTimeout(this.soon);
    const underWay = Promise.all([this.looking, ...[...this.lanes.values()].map(({ done }) => done)]);
    await Promise.race([underWay, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  /** Has the queue looked at soon, though not at once: the transaction that asks for it has still to commit. */
  nudge(): void {
    if (this.isStopping || this.soon) return;
    this.soon = setTimeout(() => {
      this.soon = undefined;
      this.looking = this.looking.then(() => this.look()).catch((error: unknown) => this.log.error(error));
    }, SOON_MS).unref();
  }

  private async look(): Promise<void> {
    if (this.isStopping) return;
    if (Date.now() - this.sweptAt > SWEEP_EVERY_MS) {
      await this.queue.sweep();
      this.sweptAt = Date.now();
    }
    if (this.lanes.size >= LANES) return; // whoever ends first looks again
    // Without the places that are full, however much waits for them: others would be behind it.
    const due = await this.queue.due(LOOKED_AT, this.fullPlaces());
    for (const one of due) if (this.hasRoomFor(one)) this.serve(one);
    if (due.length === LOOKED_AT) this.nudge(); // these may hide others
  }

  private hasRoomFor({ webhookId, shownUrl }: DueWebhook): boolean {
    if (this.isStopping || this.lanes.size >= LANES || this.lanes.has(webhookId)) return false;
    return !this.fullPlaces().includes(placeOf(shownUrl));
  }

  private fullPlaces(): string[] {
    const places = [...this.lanes.values()].map(({ place }) => place);
    return [...new Set(places)].filter((one) => places.filter((place) => place === one).length >= LANES_PER_PLACE);
  }

  private serve({ webhookId, shownUrl }: DueWebhook): void {
    const done = this.turn(webhookId)
      .catch((error: unknown) => this.log.error(error))
      .finally(() => this.lanes.delete(webhookId));
    this.lanes.set(webhookId, { place: placeOf(shownUrl), done });
  }

  private async turn(webhookId: string): Promise<void> {
    const until = Date.now() + TURN_MS;
    let claimed = await this.queue.claim(webhookId);
    if (!claimed) return; // another process was faster
    while (claimed) {
      const outcome = await this.sender.attempt(claimed);
      await this.queue.finish(claimed, outcome);
      const goesOn = outcome.isDelivered && Date.now() < until && !this.isStopping;
      claimed = goesOn ? await this.queue.claim(webhookId) : undefined;
    }
    this.nudge(); // others may wait for this lane
  }
}
