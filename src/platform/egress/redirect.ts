import { EgressError } from './egress-error.js';
import { placeOf } from './host.js';
import { DEFAULT_HEADERS, readUrl, type Message, type Method } from './message.js';

export const MOST_REDIRECTS = 3;

export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * The request that a redirect asks for. At another origin (scheme, host and port) it is bare: no headers of the
 * caller's, no query, no client certificate.
 * @throws EgressError `redirect` for an address that makes no sense, one without TLS after one with it, or a body that
 *   would have to go to another origin
 */
export function redirected(message: Message, status: number, location: string | undefined): Message {
  const place = placeOf(message.host, message.port);
  const next = destinationOf(location, message.url, place);
  if (message.url.protocol === 'https:' && next.url.protocol === 'http:') {
    throw new EgressError('redirect', `${place} redirects from https:// to http://, where anybody could read along.`);
  }
  const method = methodAfter(status, message.method);
  const keepsBody = method === message.method;
  const moved = { ...message, ...next, method, body: keepsBody ? message.body : undefined };
  if (isSameOrigin(next.url, message.url))
    return keepsBody ? moved : { ...moved, headers: withoutBody(message.headers) };
  if (moved.body) throw new EgressError('redirect', `${place} wants another host to get the request. Use that one.`);
  next.url.search = '';
  return {
    ...moved,
    headers: DEFAULT_HEADERS,
    tls: message.tls?.ca === undefined ? undefined : { ca: message.tls.ca },
  };
}

export function isSameOrigin(one: URL, other: URL): boolean {
  return one.origin === other.origin;
}

function destinationOf(location: string | undefined, from: URL, place: string): Pick<Message, 'url' | 'host' | 'port'> {
  try {
    if (location !== undefined) return readUrl(new URL(location, from));
  } catch {
    // said below: what is wrong with it exactly is for the server's owner
  }
  throw new EgressError('redirect', `${place} redirects to an address that makes no sense. Check the URL.`);
}

/** As browsers do it: 303 and, after a POST, 301 and 302 turn into a GET. */
function methodAfter(status: number, method: Method): Method {
  if (method === 'GET' || method === 'HEAD') return method;
  return status === 303 || (method === 'POST' && status < 303) ? 'GET' : method;
}

function withoutBody(headers: Message['headers']): Message['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')));
}
