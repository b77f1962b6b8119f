import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Where an address leads: to the `public` Internet; to a `private` network or this machine; to the `metadata` of a cloud,
 * which hands out keys; or somewhere `special`, where no service lives (link-local, multicast, documentation, tunnels …).
 */
export type Reach = 'public' | 'private' | 'special' | 'metadata';

/** AWS and most others, AWS and Google over IPv6, Alibaba, Oracle, Azure. Azure's looks public. */
const METADATA = new Set(
  ['169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '192.0.0.192', '168.63.129.16'].map(
    (text) => ipaddr.parse(text).toString(), // in the library's own spelling
  ),
);
const PRIVATE = new Set<string>(['loopback', 'private', 'carrierGradeNat', 'uniqueLocal']);
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** Reads an IP address; undefined for names, for odd spellings and for zones. `::ffff:10.0.0.1` is read as 10.0.0.1. */
export function addressOf(text: string): Address | undefined {
  return isIP(text) === 0 || text.includes('%') ? undefined : ipaddr.process(text);
}

/** @param own the addresses of this machine: services that are closed to the outside may listen on its public ones too */
export function reachOf(address: Address, own: ReadonlySet<string> = ownAddresses()): Reach {
  const target = targetOf(address);
  if (METADATA.has(target.toString())) return 'metadata';
  if (own.has(target.toString())) return 'private';
  const range = target.range();
  if (PRIVATE.has(range)) return 'private';
  // The library calls whatever it does not know unicast, such as ::127.0.0.1 and all that IANA has not given out.
  return range === 'unicast' && (target.kind() === 'ipv4' || target.match(GLOBAL_UNICAST)) ? 'public' : 'special';
}

/** Whether this address, as a socket reports it, lies in a private network or is this machine: only such may be spoken to in clear. */
export function isPrivate(text: string): boolean {
  const address = addressOf(text);
  return address !== undefined && reachOf(address) === 'private';
}

/** Networks without IPv4 reach it through NAT64, whose addresses end in the IPv4 address that is meant. */
function targetOf(address: Address): Address {
  const isTranslated = address.kind() === 'ipv6' && address.match(NAT64);
  return isTranslated ? ipaddr.fromByteArray(address.toByteArray().slice(12)) : address;
}

/** Read each time: addresses come and go while the service runs. */
function ownAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return new Set(all.map(({ address }) => addressOf(address)?.toString() ?? ''));
}
