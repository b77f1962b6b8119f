import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { addressOf, reachOf } from './addresses.js';
import type { AllowList, Destination } from './allow-list.js';
import { orAborted } from './deadline.js';
import { EgressError } from './egress-error.js';
import { failureOf } from './failures.js';
import { placeOf, type Host } from './host.js';

/** Asks for all addresses of a name. Rejects with Node's codes, such as ENOTFOUND. */
export type Resolver = (name: string) => Promise<readonly { address: string }[]>;

/** As the system has it: name servers, hosts file and all. */
export const systemResolver: Resolver = (name) => lookup(name, { all: true, verbatim: true });

export interface Wanted {
  host: Host;
  port: number | undefined;
  /** Whether secrets would travel unencrypted: then the place must be named by KEYRACK_EGRESS_ALLOW, even a public one. */
  clearText: boolean;
}

/** Looks hosts up, once, and lets only addresses out that may be reached. */
export class CheckedResolver {
  constructor(
    private readonly allow: AllowList,
    private readonly resolver: Resolver,
  ) {}

  /**
   * All addresses of a host. To connect to these, and not to the name, is what makes the check hold.
   * @throws EgressError when there is none, or when one of them may not be reached: then the others count as bait
   */
  async addressesOf(wanted: Wanted, signal: AbortSignal): Promise<LookupAddress[]> {
    const answers = await this.lookUp(wanted, signal);
    return answers.map((text) => {
      const address = addressOf(text);
      if (!address) throw notAllowed(wanted, 'an address that cannot be read');
      this.check({ ...wanted, address, reach: reachOf(address) }, wanted.clearText);
      return { address: address.toString(), family: address.kind() === 'ipv4' ? 4 : 6 };
    });
  }

  private async lookUp({ host, port }: Wanted, signal: AbortSignal): Promise<string[]> {
    if (isIP(host) !== 0) return [host];
    if (host === 'localhost' || host.endsWith('.localhost')) return ['127.0.0.1', '::1']; // RFC 6761: nobody is asked
    const place = placeOf(host, port);
    const answers = await orAborted(this.resolver(host), signal).catch((error: unknown) => {
      throw error instanceof EgressError ? error : failureOf(error, host, 'not-found');
    });
    if (answers.length === 0) throw failureOf({ code: 'ENODATA' }, place, 'not-found');
    return answers.map(({ address }) => address);
  }

  private check(destination: Destination, clearText: boolean): void {
    if (this.allow.allows(destination)) return;
    const { host, port, reach } = destination;
    if (reach !== 'public') throw notAllowed({ host, port }, WHERE[reach], OPENED_BY[reach](placeOf(host, port)));
    if (clearText) throw inClearText(placeOf(host, port));
  }
}

const WHERE = {
  private: 'a private network or this machine itself',
  special: 'an address that is not public',
  metadata: "the metadata of this machine's cloud, which hands out keys",
};

/** What the operator could write; names never open more than private networks. */
const OPENED_BY = {
  private: (place: string) => `KEYRACK_EGRESS_ALLOW can name it: ${place}`,
  special: () => 'only its IP address or CIDR in KEYRACK_EGRESS_ALLOW opens it',
  metadata: () => 'only its exact IP address in KEYRACK_EGRESS_ALLOW opens it',
};

function notAllowed(
  { host, port }: Pick<Wanted, 'host' | 'port'>,
  where: string,
  how = 'nothing opens it',
): EgressError {
  const place = placeOf(host, port);
  return new EgressError('address-not-allowed', `${place} leads to ${where}, where Keyrack may not go; ${how}.`);
}

function inClearText(place: string): EgressError {
  const how = `Use https://, or let the operator name ${place} in KEYRACK_EGRESS_ALLOW`;
  return new EgressError(
    'clear-text',
    `${place} would get secrets unencrypted over the Internet with http://. ${how}.`,
  );
}

/** Gives addresses in the way that a caller of Node's `lookup` wants them. */
export function answerWith(
  addresses: readonly LookupAddress[],
  ...[name, { all, family }, callback]: Parameters<LookupFunction>
): void {
  const wanted = family === 'IPv4' || family === 4 ? 4 : family === 'IPv6' || family === 6 ? 6 : undefined;
  const fitting = addresses.filter((answer) => wanted === undefined || answer.family === wanted);
  const [first] = fitting;
  if (!first) callback(new EgressError('not-found', `${name} has no IPv${wanted} address.`), []);
  else if (all) callback(null, fitting);
  else callback(null, first.address, first.family);
}
