import { createKeyrackClient } from './create-client.js';
import * as generated from './generated/sdk.gen.js';
import { KeyrackError, noAnswer } from './keyrack-error.js';
import type { AnyOptions, Call } from './operations.js';
import { askPatiently, type Patience } from './patience.js';
import { checked, type Settings } from './settings.js';

type Operation = (options: object) => Promise<unknown>;

/** Makes what does an operation by its name, over the network. */
export function caller({ url, apiKey, headers, fetch, timeout, retries }: Settings): Call {
  const client = createKeyrackClient({ baseUrl: url, headers, ...(apiKey !== undefined && { apiKey }) });
  return async (name, options = {}) => {
    const { timeout: ownTimeout = timeout, retries: ownRetries = retries, signal, ...asked } = options;
    const patience = { fetch, signal, ...checked({ timeout: ownTimeout, retries: ownRetries }) };
    return ask(generated[name] as Operation, { ...asked, ...rawBody(options), client }, patience);
  };
}

async function ask(operation: Operation, options: object, patience: Omit<Patience, 'done'>): Promise<unknown> {
  const call = new AbortController();
  let status = 0;
  const fetch = async (request: Request): Promise<Response> => {
    const response = await askPatiently(request, { ...patience, done: call.signal });
    status = response.status;
    refusePages(response);
    return response;
  };
  try {
    const data = await operation({ ...options, fetch });
    if (status === 204) return undefined;
    return data instanceof Blob && data.type.startsWith('application/x-ndjson') ? await data.text() : data;
  } catch (error) {
    throw wordsFor(error, status, patience.signal);
  } finally {
    call.abort(); // nothing listens to the caller's signal any more
  }
}

/** No operation answers with HTML, so it is somebody else who does: a proxy, or a console at this address. */
function refusePages({ ok, status, headers }: Response): void {
  if (ok && headers.get('Content-Type')?.startsWith('text/html'))
    throw new KeyrackError('The server answered with a page: check the address of the service', status, 'UNKNOWN');
}

/** A text, which is no JSON, goes as it is. */
const rawBody = ({ body }: AnyOptions): object => (typeof body === 'string' ? { bodySerializer: null } : {});

/** Words what went wrong while the body of an answer was read. */
function wordsFor(error: unknown, status: number, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof KeyrackError) return error;
  if (error instanceof SyntaxError)
    return new KeyrackError('The answer of the server could not be read: it is no JSON', status, 'UNKNOWN');
  return status === 0 ? error : noAnswer(error);
}
