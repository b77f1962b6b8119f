import { sentenceOf, type Parameters, type Verdict } from '@keyrack/recipes';
import { EgressError, isPrivate, placeOf } from '../../platform/index.js';
import { brokenBy } from './broken.js';
import type { Way } from './driver.js';
import type { Cut } from './messages.js';
import { Metered } from './metered.js';

/** After this many milliseconds a server need not say goodbye any more. */
const GOODBYE_MS = 250;
const UNREACHED: readonly string[] = ['refused', 'unreachable', 'not-found'];

/** What a driver is, for messages, and the port that it uses when none is given. */
export interface Kind {
  name: string;
  port: number;
}

type Talk = (call: Call) => Promise<Verdict>;

/**
 * Talks to the first server that can be reached, for as long as the way allows, and closes whatever was opened.
 * @throws EgressError
 */
export async function callTo(kind: Kind, parameters: Parameters, way: Way, talk: Talk): Promise<Verdict> {
  const end = Date.now() + way.timeoutMs;
  const others = [...parameters.servers];
  for (;;) {
    const { host, port = kind.port } = others.shift() ?? parameters;
    const call = new Call({ kind, host, port, way, end });
    try {
      return await call.run(talk);
    } catch (error) {
      if (others.length === 0 || !(error instanceof EgressError) || !UNREACHED.includes(error.code)) throw error;
    }
  }
}

interface Circumstances {
  kind: Kind;
  host: string;
  port: number;
  way: Way;
  /** When the time is over, in milliseconds since 1970. */
  end: number;
}

/** One attempt at one server. */
export class Call {
  readonly host: string;
  readonly port: number;
  readonly way: Way;
  private readonly over = new AbortController();
  private readonly closers: (() => void)[] = [];
  private flooded = false;
  private ended = false;

  constructor(private readonly about: Circumstances) {
    ({ host: this.host, port: this.port, way: this.way } = about);
  }

  /** @throws EgressError */
  async run(talk: Talk): Promise<Verdict> {
    const timer = setTimeout(() => this.over.abort(this.late()), this.about.end - Date.now());
    const stopped = new Promise<never>((_, reject) => {
      this.over.signal.addEventListener('abort', () => reject(this.over.signal.reason as Error), { once: true });
    });
    try {
      return await Promise.race([talk(this), stopped]);
    } catch (error) {
      return this.failure(error);
    } finally {
      clearTimeout(timer);
      this.ended = true;
      for (const close of this.closers) close();
    }
  }

  /**
   * A connection that closes with the call: in clear, for drivers that begin TLS themselves, unless `tls` says otherwise.
   * What the server says comes as it is cut.
   * @throws EgressError
   */
  async open({ tls = false, cut }: { tls?: boolean; cut?: Cut } = {}): Promise<Metered> {
    const { egress, hosts } = this.way;
    const timeoutMs = Math.max(1, this.about.end - Date.now());
    const socket = await egress.connect({ host: this.host, port: this.port, hosts, timeoutMs, tls });
    const metered = new Metered(socket, () => this.flood(), cut);
    this.onClose(() => metered.destroy());
    return metered;
  }

  /** What is to be done when the call ends, however it does; at once when nobody waits any more. */
  onClose(close: () => void): void {
    if (this.ended) close();
    else this.closers.push(close);
  }

  /** The server sends more than anybody wants to keep. */
  flood(): void {
    this.flooded = true;
    this.over.abort(new Error('flood'));
  }

  /** Whether a password that goes to this address has to be encrypted, asked for or not. */
  needsTls(parameters: Parameters, address: string | undefined): boolean {
    return parameters.tls || address === undefined || !isPrivate(address);
  }

  /** A verdict in the server's own words. */
  verdict(means: Verdict['means'], text?: unknown): Verdict {
    const said = sentenceOf(text, this.way.secrets);
    return { means, ...(said !== undefined && { said }) };
  }

  /** Ends a session that is of no more use, with some patience for the server. */
  async goodbye(end: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, GOODBYE_MS)));
    await Promise.race([end.catch(() => undefined), patience]);
    clearTimeout(timer);
  }

  /** The server does not offer TLS, without which it gets no password. */
  withoutTls(): Verdict {
    return this.verdict('unknown', `${this.about.kind.name} at this port offers no TLS, which is needed here.`);
  }

  /** What a driver's error means that is no answer of the server. */
  private failure(error: unknown): Verdict {
    if (this.flooded) return this.verdict('unknown', `The server sends more than ${this.about.kind.name} ever would.`);
    if (error instanceof EgressError) throw error;
    const broken = brokenBy(error, placeOf(this.host, this.port));
    if (broken) throw broken;
    return this.verdict('unknown', `The server does not answer as ${this.about.kind.name} does. Check host and port.`);
  }

  private late(): EgressError {
    const place = placeOf(this.host, this.port);
    const said = `did not answer within ${this.way.timeoutMs / 1000} seconds. Check host and port, or try again.`;
    return new EgressError('timeout', `${place} ${said}`);
  }
}
