import ipaddr from 'ipaddr.js';
import { isIPv6 } from 'node:net';
import { addressOf, reachOf, type Address, type Reach } from './addresses.js';
import { covers, hostOf, isPort, type Host } from './host.js';

/** An address that somebody wants to reach, and under which name. */
export interface Destination {
  host: Host;
  /** Undefined when it is not known yet: then words with a port do not count. */
  port: number | undefined;
  address: Address;
  reach: Reach;
}

type Word = { port: number | undefined } & ({ name: string } | { network: Address; bits: number; exact: boolean });

/**
 * What KEYRACK_EGRESS_ALLOW opens. A name opens the private addresses that it leads to; an IP address or CIDR opens
 * itself under every name; the metadata of clouds is opened by its very address only.
 */
export class AllowList {
  private readonly words: readonly Word[];

  /** @param words each of which `isAllowWord` takes */
  constructor(words: readonly string[]) {
    this.words = words.map(wordOf).filter((word) => word !== undefined);
  }

  allows(destination: Destination): boolean {
    return this.words.some((word) => isOpenedBy(word, destination));
  }
}

/** Whether KEYRACK_EGRESS_ALLOW takes this: a name, `*.` and a domain, an IP address, or a CIDR without public addresses; and `:port`. */
export function isAllowWord(text: string): boolean {
  return wordOf(text) !== undefined;
}

function isOpenedBy(word: Word, { host, port, address, reach }: Destination): boolean {
  if (word.port !== undefined && word.port !== port) return false;
  if ('name' in word) return (reach === 'private' || reach === 'public') && covers(word.name, host);
  return contains(word, address) && (reach !== 'metadata' || word.exact);
}

function contains({ network, bits }: { network: Address; bits: number }, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}

function wordOf(text: string): Word | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]*:[^\]]*)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const place = bracketed ?? plain ?? (isIPv6(text.replace(/\/\d+$/, '')) ? text : undefined);
  const port = digits === undefined ? undefined : Number(digits);
  if (place === undefined || (port !== undefined && !isPort(port))) return undefined;
  const named = networkOf(place) ?? nameOf(place);
  return named && { port, ...named };
}

function nameOf(text: string): { name: string } | undefined {
  const host = hostOf(text.replace(/^\*\./, ''));
  return host === undefined || addressOf(host) !== undefined ? undefined : { name: text };
}

function networkOf(text: string): { network: Address; bits: number; exact: boolean } | undefined {
  const [, ip = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const network = addressOf(ip);
  if (!network) return undefined;
  const longest = network.kind() === 'ipv4' ? 32 : 128;
  const bits = prefix === undefined ? longest : Number(prefix);
  const isRange = bits < longest;
  // `::ffff:10.0.0.0/104` counts its bits from another start than 10.0.0.0 does.
  if (bits > longest || (prefix !== undefined && isIPv6(ip) && network.kind() === 'ipv4')) return undefined;
  return isRange && hasPublic(`${ip}/${bits}`) ? undefined : { network, bits, exact: !isRange };
}

/** Special ranges are CIDRs themselves: a CIDR whose ends lie in one of them lies in it as a whole. */
function hasPublic(cidr: string): boolean {
  const family = cidr.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
  const [first, last] = [family.networkAddressFromCIDR(cidr), family.broadcastAddressFromCIDR(cidr)];
  return reachOf(first, new Set()) === 'public' || first.range() !== last.range();
}
