import { EgressError } from './egress-error.js';

/** How much may be under way at once. */
export interface Limits {
  /** In the whole service. */
  total: number;
  /** Towards one host. */
  perHost: number;
  /** How many may wait for their turn; more are turned away at once. */
  waiting: number;
}

interface Waiter {
  host: string;
  start: () => void;
}

/** Lets so many pass at once and the others wait, first come first served; one busy host holds up nobody else. */
export class Slots {
  private readonly running = new Map<string, number>();
  private readonly waiters = new Set<Waiter>();
  private total = 0;

  constructor(private readonly limits: Limits) {}

  /**
   * Waits for a turn.
   * @returns what ends it; calling it again does nothing
   * @throws EgressError when too many wait, or the signal aborts first
   */
  async take(host: string, signal: AbortSignal): Promise<() => void> {
    if (!this.isFree(host)) await this.wait(host, signal);
    else this.count(host, 1);
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      this.count(host, -1);
      this.admit();
    };
  }

  private isFree(host: string): boolean {
    return this.total < this.limits.total && (this.running.get(host) ?? 0) < this.limits.perHost;
  }

  /** Whoever is let in is counted by the one who lets in, so that nobody slips between. */
  private wait(host: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted || this.waiters.size >= this.limits.waiting) return reject(tooMany(host));
      const leave = (): void => {
        this.waiters.delete(waiter);
        reject(tooMany(host));
      };
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const waiter = { host, start };
      signal.addEventListener('abort', leave, { once: true });
      this.waiters.add(waiter);
    });
  }

  private admit(): void {
    for (const waiter of this.waiters) {
      if (!this.isFree(waiter.host)) continue;
      this.waiters.delete(waiter);
      this.count(waiter.host, 1);
      waiter.start();
    }
  }

  private count(host: string, change: 1 | -1): void {
    const now = (this.running.get(host) ?? 0) + change;
    this.total += change;
    if (now === 0) this.running.delete(host);
    else this.running.set(host, now);
  }
}

function tooMany(host: string): EgressError {
  return new EgressError('too-many', `Too much is under way for ${host} to have its turn. Try again in a minute.`);
}
