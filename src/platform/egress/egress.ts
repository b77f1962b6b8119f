import type { LookupAddress } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import type { Config } from '../config.js';
import { AllowList } from './allow-list.js';
import { within } from './deadline.js';
import { EgressError } from './egress-error.js';
import { exchange, type Answer } from './exchange.js';
import { checkHost, hostOf, isPort, placeOf, type Host, type HostRule } from './host.js';
import { messageOf, type Draft, type Message } from './message.js';
import { openSocket, type Endpoint, type TlsMaterial } from './open-socket.js';
import { isRedirect, isSameOrigin, MOST_REDIRECTS, redirected } from './redirect.js';
import { answerWith, CheckedResolver, systemResolver, type Resolver, type Wanted } from './resolver.js';
import { Slots, type Limits } from './slots.js';

const TIMEOUT_MS = 10_000;
const BODY_BYTES = 256 * 1024;
const LIMITS: Limits = { total: 32, perHost: 4, waiting: 256 };

export interface EgressRequest extends Draft {
  /** Where this credential may be sent. */
  hosts: readonly HostRule[];
  /** How many redirects to follow: none by default, 3 at most. Without, they are answers like others. */
  redirects?: number;
  /** For everything from waiting for a turn to the last byte of the body. 10 seconds by default. */
  timeoutMs?: number;
  /** How much of the body to read. 256 KiB by default. */
  maxBytes?: number;
}

export interface EgressResponse extends Answer {
  /** A redirect led to another origin, which got no header, query or client certificate: its answer says nothing of them. */
  bare: boolean;
}

export interface Target {
  /** A name or an IP address, as a person writes it. */
  host: string;
  port: number;
  /** Where this credential may be sent. */
  hosts: readonly HostRule[];
  /** For the connection itself, not for what is then said over it. 10 seconds by default. */
  timeoutMs?: number;
}

/**
 * The only way out of the service. Whatever it opens goes to a host that the caller's rules name, and to an address that
 * is public or that KEYRACK_EGRESS_ALLOW names; a name is looked up once, and what it says after that does not count.
 * Nothing is shared between two calls: no connections, cookies or proxies.
 */
export class Egress {
  private readonly slots: Slots;
  private readonly resolver: CheckedResolver;

  constructor({ allow }: Config['egress'], resolver: Resolver = systemResolver, limits: Partial<Limits> = {}) {
    this.resolver = new CheckedResolver(new AllowList(allow), resolver);
    this.slots = new Slots({ ...LIMITS, ...limits });
  }

  /**
   * Sends an HTTP request. Any status is an answer.
   * @throws EgressError
   */
  async request(call: EgressRequest): Promise<EgressResponse> {
    const first = messageOf(call);
    return within(call.timeoutMs ?? TIMEOUT_MS, placeOf(first.host, first.port), (signal) =>
      this.follow(first, call, signal),
    );
  }

  /**
   * Connects, for drivers that take a stream. The caller ends the socket, on which a place among the limited connections
   * depends. Without `tls` it is a plain one, even to a public host: the driver then has to begin TLS as its protocol does.
   * @throws EgressError
   */
  async connect({ tls, ...target }: Target & { tls?: boolean | TlsMaterial }): Promise<Socket> {
    const { host, port } = readTarget(target);
    const material = tls === true ? {} : tls || undefined;
    return within(target.timeoutMs ?? TIMEOUT_MS, placeOf(host, port), (signal) =>
      this.open({ host, port, clearText: false }, material, signal),
    );
  }

  /**
   * Looks a host up and says nothing when all of its addresses may be reached. For drivers that open sockets themselves,
   * before they start: Node does not look IP addresses up, so that `lookupFor` never sees one that is the host itself.
   * @throws EgressError
   */
  async check(target: Target): Promise<void> {
    await this.resolve(readTarget(target), target.timeoutMs ?? TIMEOUT_MS);
  }

  /**
   * The `lookup` option of Node's sockets, for drivers that open them themselves. It answers checked addresses only, but
   * is not asked for hosts that are IP addresses: call `check` first, and tell the driver not to go where servers send it
   * (members of replica sets, nodes of clusters). These connections are not counted against any limit.
   * @param port the one that is connected to; without it, words of KEYRACK_EGRESS_ALLOW that have a port do not count
   */
  lookupFor(hosts: readonly HostRule[], port?: number): LookupFunction {
    return (name, options, callback) => {
      this.addressesFor(name, hosts, port).then(
        (addresses) => answerWith(addresses, name, options, callback),
        (error: Error) => callback(error, []),
      );
    };
  }

  private async addressesFor(name: string, hosts: readonly HostRule[], port?: number): Promise<LookupAddress[]> {
    const host = readHost(name);
    checkHost(host, hosts);
    return this.resolve({ host, port }, TIMEOUT_MS);
  }

  private resolve({ host, port }: Pick<Wanted, 'host' | 'port'>, timeoutMs: number): Promise<LookupAddress[]> {
    return within(timeoutMs, placeOf(host, port), (signal) =>
      this.resolver.addressesOf({ host, port, clearText: false }, signal),
    );
  }

  private async follow(first: Message, call: EgressRequest, signal: AbortSignal): Promise<EgressResponse> {
    const most = Math.min(call.redirects ?? 0, MOST_REDIRECTS);
    let [message, bare] = [first, false];
    for (let followed = 0; ; followed++) {
      const answer = await this.send(message, call, signal).catch((error: unknown) => {
        throw followed > 0 && error instanceof EgressError ? afterRedirect(error) : error;
      });
      if (!(most > 0) || !isRedirect(answer.status)) return { ...answer, bare };
      if (followed >= most) throw tooFar(first);
      const next = redirected(message, answer.status, answer.headers.location);
      bare ||= !isSameOrigin(next.url, message.url);
      message = next;
    }
  }

  private async send(message: Message, call: EgressRequest, signal: AbortSignal): Promise<Answer> {
    const { host, port, url, tls } = message;
    checkHost(host, call.hosts);
    const isSecure = url.protocol === 'https:';
    const material = isSecure ? { ...tls, protocols: ['http/1.1'] } : undefined;
    const socket = await this.open({ host, port, clearText: !isSecure }, material, signal);
    const skipsBody = (status: number): boolean => (call.redirects ?? 0) > 0 && isRedirect(status);
    return exchange(socket, message, { maxBytes: call.maxBytes ?? BODY_BYTES, skipsBody }, signal);
  }

  /** The socket holds its place among the limited ones until it closes. */
  private async open(wanted: Wanted & Place, tls: Endpoint['tls'], signal: AbortSignal): Promise<Socket> {
    const release = await this.slots.take(wanted.host, signal);
    try {
      const addresses = await this.resolver.addressesOf(wanted, signal);
      const socket = await openSocket({ ...wanted, addresses, tls }, signal);
      return socket.once('close', release);
    } catch (error) {
      release();
      throw error;
    }
  }
}

interface Place {
  host: Host;
  port: number;
}

function readTarget(target: Target): Place {
  const host = readHost(target.host);
  if (!isPort(target.port)) throw new EgressError('malformed', 'The port is to be a whole number from 1 to 65535.');
  checkHost(host, target.hosts);
  return { host, port: target.port };
}

function readHost(text: string): Host {
  const host = hostOf(text);
  if (host !== undefined) return host;
  throw new EgressError('malformed', 'The host cannot be read. It is to be a name or an IP address, and nothing else.');
}

function tooFar({ host, port }: Message): EgressError {
  return new EgressError('redirect', `${placeOf(host, port)} redirects too often. Use the address that it leads to.`);
}

function afterRedirect({ code, message }: EgressError): EgressError {
  return new EgressError(code, `The server redirects. ${message}`);
}
