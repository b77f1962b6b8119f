import { client as shared } from './generated/client.gen.js';
import { createClient, createConfig, type Client } from './generated/client/index.js';
import { KeyrackError } from './keyrack-error.js';
import { refuseRedirects } from './redirects.js';

export interface KeyrackOptions {
  /** Where the service is, without a slash at the end: `https://keys.example.com`, or that with a path. */
  baseUrl: string;
  /** An API key. Pages that the service serves leave it out: their session counts. */
  apiKey?: string;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>>;
}

/**
 * A client for `{ client }` of each operation. Operations answer with the data.
 * @throws KeyrackError from each operation that the service refuses or does not answer
 */
export function createKeyrackClient(options: KeyrackOptions): Client {
  return keepingItself(configure(createClient(createConfig({ throwOnError: true })), options));
}

/** Sets up the client that operations use when they are given none. Call it once. */
export function connectKeyrack(options: KeyrackOptions): Client {
  return configure(shared, options);
}

function configure(client: Client, { baseUrl, apiKey, headers = {} }: KeyrackOptions): Client {
  client.setConfig({ baseUrl, headers, redirect: 'manual', ...(apiKey !== undefined && { auth: apiKey }) });
  client.interceptors.request.use((request, { path }) => {
    checkPath(path);
    return request;
  });
  client.interceptors.response.use((response, request) => refuseRedirects(response, request, baseUrl));
  client.interceptors.error.use((error, response, request) => KeyrackError.of(error, response, request));
  return client;
}

/**
 * In a URL these go up, or are nothing, whichever way they are encoded, so that the address is that of another operation: one
 * that deletes one thing would delete all of them.
 * @throws TypeError
 */
function checkPath(path: Readonly<Record<string, unknown>> = {}): void {
  for (const [name, value] of Object.entries(path)) {
    if (['', '.', '..'].includes(String(value))) throw new TypeError(`path.${name} must not be empty, . or ..`);
  }
}

/**
 * Operations hand all their options on to `new Request`, the client among them; Deno's has an option of that name, and refuses
 * what is none of its own.
 */
function keepingItself(client: Client): Client {
  for (const method of ['get', 'post', 'put', 'delete'] as const) {
    const ask = client[method] as (options: object) => Promise<unknown>;
    const asked = ({ client: _, ...options }: { client?: unknown }): Promise<unknown> => ask(options);
    client[method] = asked as Client[typeof method];
  }
  return client;
}
