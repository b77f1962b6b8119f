import type { CredentialType } from '@keyrack/credential-types';
import { labelOf, valueOf, type Filling, type Values } from './filling.js';
import { RecipeError } from './recipe-error.js';

/** A machine that listens. */
export interface Server {
  /** A name, or an address; IPv6 without brackets. */
  host: string;
  port?: number;
}

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
/** The schemes that the URL standard reads in a way of its own: a backslash is a slash, numbers are addresses. */
const OF_THE_WEB = /^(?:https?|wss?|ftp)$/i;
const SERVER = /^(\[[0-9a-f:.]+\]|[\p{L}\p{M}\p{N}._-]+)(?::(\d{1,5}))?$/iu;
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * Where values of the type may be sent: host names, `*.` in front for those below a domain; IPv6 without brackets. Both the
 * names that the type fixes and those that the values hold, of which one that cannot be read allows nothing.
 */
export function hostsOf(type: CredentialType, values: Values): string[] {
  const filling = { type, values };
  const hosts = type.hosts.flatMap((host) =>
    typeof host === 'string' ? [host.toLowerCase()] : namedIn(valueOf(filling, host.input) ?? ''),
  );
  return [...new Set(hosts)];
}

function namedIn(text: string): string[] {
  const names = serversIn(text).map(({ host }) => host);
  // The name stands for servers next to it, which only its DNS records know.
  if (!/^mongodb\+srv:/i.test(text)) return names;
  return names.flatMap((name) => [name, ...(name.split('.').length > 2 ? [`*${name.slice(name.indexOf('.'))}`] : [])]);
}

/** Whether one of the hosts is this one. */
export function isAllowed(hosts: readonly string[], host: string): boolean {
  const name = bare(host.toLowerCase());
  return hosts.some((allowed) => (allowed.startsWith('*.') ? name.endsWith(allowed.slice(1)) : name === allowed));
}

/**
 * Lets a URL pass that the values may be sent to. Types that name no hosts at all leave that to the caller.
 * @throws RecipeError saying where they may be sent
 */
export function assertAllowed({ type, values }: Filling, { protocol, hostname }: URL): void {
  if (type.hosts.length === 0) return;
  const typed = type.hosts.filter((host) => typeof host === 'object' && isTyped(type, host.input));
  if (isAllowed(hostsOf({ ...type, hosts: typed }, values), hostname)) return;
  const known = hostsOf({ ...type, hosts: type.hosts.filter((host) => !typed.includes(host)) }, values);
  if (!isAllowed(known, hostname))
    throw new RecipeError(`${type.label} may be sent only to ${listOf(known, typed, type)}.`);
  // A provider's own names are never plain. Whoever types an address may mean http.
  if (protocol !== 'https:') throw new RecipeError(`${type.label} may be sent only over https.`);
}

/** Whether people type the input's value, and do not choose it from the provider's. */
function isTyped({ inputs }: CredentialType, name: string): boolean {
  return inputs.some((input) => input.name === name && input.type !== 'options');
}

/** Repeats no host that somebody typed: it may be a part of a secret. */
function listOf(names: readonly string[], typed: CredentialType['hosts'], type: CredentialType): string {
  const inputs = typed.flatMap((host) => (typeof host === 'object' ? [host.input] : []));
  const given = inputs.map((name) => `the host of ${labelOf(type, name)}`);
  return OR.format([...names, ...given]);
}

/**
 * The servers that a text names: a URL, a connection string with one host or several, `host`, `host:port`, or several of
 * these with commas between them. None when one of them cannot be read.
 */
export function serversIn(text: string): Server[] {
  const scheme = SCHEME.exec(text)?.[1];
  const listed = scheme === undefined ? text : (authorityIn(text, scheme) ?? '');
  const parts = listed.split(',').map((part) => part.trim());
  const servers = parts.filter((part) => part !== '').map(serverOf);
  const readable = servers.filter((server) => server !== undefined);
  return readable.length === servers.length ? readable : [];
}

/** `host` or `host:port` of a URL, or a text that is that already; undefined when there is not exactly one. */
export function authorityOf(text: string): string | undefined {
  const [server, ...others] = serversIn(text);
  if (!server || others.length > 0) return undefined;
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  return server.port === undefined ? host : `${host}:${server.port}`;
}

/** What stands between a URL's scheme and its path, without user and password. */
function authorityIn(text: string, scheme: string): string | undefined {
  if (OF_THE_WEB.test(scheme)) return URL.canParse(text) ? new URL(text).host : undefined;
  const rest = text.slice(scheme.length + 3);
  const [authority = ''] = /^[^/?#;]*/.exec(rest) ?? [];
  const [before = '', host, ...others] = authority.split('@');
  // Drivers disagree on where the host begins when a password holds an @ or a / that is not percent-encoded.
  if (others.length > 0 || (host === undefined && rest.includes('@'))) return undefined;
  return host ?? before;
}

function serverOf(text: string): Server | undefined {
  const [, name, port] = SERVER.exec(text) ?? [];
  if (name === undefined || !URL.canParse(`http://${name}`)) return undefined;
  // However a name or an address is written, this is how it is compared: lower case, punycode, four numbers.
  const { hostname } = new URL(`http://${name}`);
  if (!HOST.test(hostname) || Number(port ?? 1) > 65535 || port === '0') return undefined;
  return { host: bare(hostname), ...(port !== undefined && { port: Number(port) }) };
}

const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');
