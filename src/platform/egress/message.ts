import { validateHeaderName, validateHeaderValue } from 'node:http';
import { EgressError } from './egress-error.js';
import { hostOfUrl, placeOf, type Host } from './host.js';
import type { TlsMaterial } from './open-socket.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof METHODS)[number];

/** One HTTP request, read and found to be in order. */
export interface Message {
  method: Method;
  url: URL;
  host: Host;
  port: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
  tls: TlsMaterial | undefined;
}

export interface Draft {
  method: Method;
  /** http: or https:, without user and password. */
  url: URL | string;
  headers?: Readonly<Record<string, string>>;
  /** A text is sent as UTF-8. */
  body?: string | Buffer;
  tls?: TlsMaterial;
}

/** Some servers refuse requests that do not say who asks. */
export const DEFAULT_HEADERS = { accept: '*/*', 'user-agent': 'keyrack' };

/** What says where a message ends and who gets it: not for callers, whose header names may be users' own. */
const RESERVED = /^(host|connection|content-length|transfer-encoding|accept-encoding|expect|upgrade|te|trailer|keep-alive|http2-settings|proxy-.*)$/; // prettier-ignore

/** @throws EgressError `malformed` */
export function messageOf({ method, url: given, headers = {}, body, tls }: Draft): Message {
  if (!METHODS.includes(method)) throw malformed(`The method is none of ${METHODS.join(', ')}.`);
  return {
    method,
    ...readUrl(given),
    headers: readHeaders(headers),
    body: typeof body === 'string' ? Buffer.from(body) : body,
    tls,
  };
}

/** @throws EgressError `malformed` */
export function readUrl(given: URL | string): Pick<Message, 'url' | 'host' | 'port'> {
  if (!URL.canParse(String(given))) throw malformed('The URL cannot be read. It is to look like https://host/path.');
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw malformed('The URL is to start with https://.');
  if (url.username !== '' || url.password !== '') {
    throw malformed('The URL has a user or password before its host. Give them in inputs of their own.');
  }
  const host = hostOfUrl(url);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (host === undefined || port === 0)
    throw malformed('The host or port of the URL cannot exist. Check its spelling.');
  return { url, host, port };
}

function readHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const);
  for (const [name, value] of headers) {
    if (RESERVED.test(name)) throw malformed('A header has a name that is not free, such as Host or Content-Length.');
    if (!isHeader(name, value))
      throw malformed('A header has characters that headers cannot have, such as a line break.');
  }
  return { ...DEFAULT_HEADERS, ...Object.fromEntries(headers) };
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false; // Node's own sentence quotes the header
  }
}

/** The headers in full, as they travel. */
export function headersOf({ url, host, headers, method, body }: Message): Record<string, string> {
  const length = body?.length ?? (method === 'POST' || method === 'PUT' || method === 'PATCH' ? 0 : undefined);
  return {
    host: placeOf(host, url.port === '' ? undefined : Number(url.port)),
    'accept-encoding': 'identity', // so that nothing small unpacks to something large
    ...headers,
    ...(length !== undefined && { 'content-length': String(length) }),
  };
}

function malformed(sentence: string): EgressError {
  return new EgressError('malformed', sentence);
}
