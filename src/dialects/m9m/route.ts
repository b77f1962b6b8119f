import { dialectOf, tokenIn } from '../../identity/index.js';

const SERVED_AT = '/m9m';
const CREDENTIALS = ['', 'api', 'v1', 'credentials'];

/** Where a proxy's request has an origin, the origin; then the path. */
const TARGET = /^(https?:\/\/[^/?#]+)?([^?#]*)/i;
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * Sends what an API key of m9m's dialect asks of `/api/v1/credentials`, or below it, to the same path under `/m9m`; all
 * else stays as it is. A path is read as the router reads it: percent-decoded, and case and each slash count. One with `.`
 * or `..` segments stays as it is, because whether it is below depends on who resolves them; the router does not.
 * @param url as it stands in the request
 * @param authorization the header
 */
export function m9mUrl(url: string, authorization: string | undefined): string {
  const token = tokenIn(authorization);
  if (token === undefined || dialectOf(token) !== 'm9m') return url;
  const [, origin = '', path = ''] = TARGET.exec(url) ?? [];
  return isBelowCredentials(path) ? origin + SERVED_AT + url.slice(origin.length) : url;
}

function isBelowCredentials(path: string): boolean {
  const segments = path.split('/', CREDENTIALS.length).map(decoded);
  return CREDENTIALS.every((segment, index) => segment === segments[index]) && !DOT_SEGMENT.test(path);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // the router will say what it thinks of it
  }
}
