import { isIP, isIPv6 } from 'node:net';
import { EgressError } from './egress-error.js';

/** A host in its one spelling: ASCII, lower case, no trailing dot, IPv4 in four decimal parts, IPv6 without brackets. */
export type Host = string;

/**
 * A host that may be reached: a name, `*.` and a domain for every name below it (not the domain itself), or an IP
 * address. One that cannot be read matches nothing.
 */
export type HostRule = string;

/** Nothing that would end the host within a URL, start its port, or be decoded there. A zone (`%eth0`) is refused with that. */
const ONE_HOST = /^(\[[0-9a-f:.]+\]|[^\s\p{Cc}/\\?#@%:[\]]+)$/iu;
const LABEL = /^[a-z0-9_-]{1,63}$/;
const LONGEST_NAME = 253;
const RULES_SHOWN = 5;

/** Reads a host as people write it, in whatever of its spellings; undefined for what is none. */
export function hostOf(text: string): Host | undefined {
  const bracketed = isIPv6(text) ? `[${text}]` : text;
  // The URL parser is the only one that reads hosts here, so that nothing is read in two ways.
  return ONE_HOST.test(bracketed) && URL.canParse(`http://${bracketed}`)
    ? hostOfUrl(new URL(`http://${bracketed}`))
    : undefined;
}

/** The host of a URL; undefined when it is none that could have an address. */
export function hostOfUrl({ hostname }: URL): Host | undefined {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  const name = hostname.replace(/\.$/, '');
  if (isIP(name) !== 0) return name;
  return name.length <= LONGEST_NAME && name.split('.').every((label) => LABEL.test(label)) ? name : undefined;
}

/** Whether a rule is about this host. */
export function covers(rule: HostRule, host: Host): boolean {
  if (!rule.startsWith('*.')) return hostOf(rule) === host;
  const domain = hostOf(rule.slice(2));
  return domain !== undefined && host.endsWith(`.${domain}`); // no IP address does: the last label of a name is no number
}

/** @throws EgressError unless one of the rules covers the host */
export function checkHost(host: Host, rules: readonly HostRule[]): void {
  if (rules.some((rule) => covers(rule, host))) return;
  const shown = rules.filter((rule) => hostOf(rule.replace(/^\*\./, '')) !== undefined).slice(0, RULES_SHOWN);
  const places = shown.length === 0 ? 'to no host at all' : `only to ${shown.join(', ')}`;
  throw new EgressError('host-not-allowed', `This credential may not be sent to ${host}, ${places}.`);
}

/** Whether one can connect to a port of this number. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port <= 65_535;
}

/** How messages name a place. */
export function placeOf(host: Host, port: number | undefined): string {
  const name = isIPv6(host) ? `[${host}]` : host;
  return port === undefined ? name : `${name}:${port}`;
}
