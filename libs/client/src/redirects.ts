import { KeyrackError } from './keyrack-error.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The service redirects no operation. Whoever does would have secrets sent to another place, or a POST become a GET that does
 * nothing.
 * @throws KeyrackError that says where it leads, as far as that is known and without what may be secret in it
 */
export async function refuseRedirects(response: Response, request: Request, baseUrl: string): Promise<Response> {
  const isHidden = response.type === 'opaqueredirect'; // in browsers
  if (!isHidden && !REDIRECTS.has(response.status)) return response;
  await response.body?.cancel(); // frees the connection
  const to = targetOf(response.headers.get('Location'), request, baseUrl);
  const where = to === undefined ? 'to another address: find out which, and' : `to ${to}: if that is the service,`;
  throw new KeyrackError(`The service redirects ${where} set that as its url`, response.status, 'UNKNOWN');
}

/** The address of the service there if it is the same operation, or that of the page. */
function targetOf(location: string | null, { url }: Request, baseUrl: string): string | undefined {
  if (location === null || !URL.canParse(location, url)) return undefined;
  const { origin, pathname } = new URL(location, url);
  const operation = new URL(url).pathname.slice(new URL(baseUrl, url).pathname.replace(/\/$/, '').length);
  return origin + (pathname.endsWith(operation) ? pathname.slice(0, -operation.length) : pathname);
}
