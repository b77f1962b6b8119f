/** How a `Keyrack` is made. */
export interface KeyrackSettings {
  /** Where the service is: `https://keys.example.com`, or that with a path. */
  url: string | URL;
  /** An API key. Pages that the service serves leave it out: their session counts. */
  apiKey?: string | undefined;
  /** Milliseconds until the head of an answer must be there: 30 000 unless said otherwise; `Infinity` for no limit. */
  timeout?: number | undefined;
  /** How often to ask again what may be repeated (GET, HEAD, PUT and DELETE): 2 unless said otherwise. */
  retries?: number | undefined;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Asks the network in place of the global `fetch`. It is given a `Request`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Answers `resolve` and `resolveCredential` from memory for a while. Without it nothing is kept. */
  cache?: CacheSettings | undefined;
}

export interface CacheSettings {
  /** For how many milliseconds the values of a credential are kept. */
  resolveFor: number;
  /** How many credentials are kept at most: 1000 unless said otherwise. The oldest goes first. */
  most?: number | undefined;
}

/** What was given, checked, with what was left out. */
export interface Settings {
  url: string;
  apiKey: string | undefined;
  timeout: number;
  retries: number;
  headers: Readonly<Record<string, string>>;
  fetch: typeof globalThis.fetch;
}

/** @throws TypeError that names what is wrong, and never holds what was given */
export function read(given: KeyrackSettings): Settings {
  const { apiKey, timeout = 30_000, retries = 2, headers = {} } = given;
  // The network's own errors quote headers, so what cannot be one is refused here.
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey))
    throw new TypeError('apiKey must be an API key: letters, digits and signs without spaces or line breaks');
  checkHeaders(headers);
  return { url: urlOf(given.url), apiKey, headers, ...checked({ timeout, retries }), fetch: fetchOf(given.fetch) };
}

/** @throws TypeError for a time-out or a number of retries that is none */
export function checked<Times extends { timeout?: number | undefined; retries?: number | undefined }>(
  times: Times,
): Times {
  const { timeout = 1, retries = 0 } = times;
  if (!(timeout > 0)) throw new TypeError('timeout must be a number of milliseconds above 0, or Infinity');
  if (!Number.isInteger(retries) || retries < 0) throw new TypeError('retries must be a whole number from 0 on');
  return times;
}

function urlOf(given: string | URL): string {
  const url = URL.canParse(String(given)) ? new URL(given) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new TypeError('url must be the address of the service, such as https://keys.example.com');
  if (url.username || url.password || url.search || url.hash)
    throw new TypeError('url must have no user, no password, no ? and no #');
  return url.href.replace(/\/+$/, '');
}

function checkHeaders(headers: Readonly<Record<string, string>>): void {
  try {
    new Headers(headers);
  } catch {
    throw new TypeError('headers must hold names and values that HTTP allows: no line breaks, nothing beyond Latin-1');
  }
}

/** Looked up at each call, so that one that is set later, as by a test, counts; and called as no method. */
function fetchOf(given: typeof globalThis.fetch | undefined): typeof globalThis.fetch {
  return given ? (...asked) => given(...asked) : (...asked) => globalThis.fetch(...asked);
}
