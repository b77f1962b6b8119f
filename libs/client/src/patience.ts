import { KeyrackError, noAnswer } from './keyrack-error.js';

/** How long to wait for answers, and how often to ask again. */
export interface Patience {
  /** Asks the network. */
  fetch: typeof globalThis.fetch;
  /** Milliseconds until the head of an answer must be there. */
  timeout: number;
  /** How often a request that may be repeated is asked again. */
  retries: number;
  /** The caller's way to end the call. */
  signal: AbortSignal | undefined;
  /** Fires when the call is over, bodies included. */
  done: AbortSignal;
}

/** What comes to the same when it is done twice. */
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const PASSING = new Set([429, 502, 503, 504]);
/** Timers count no further, and fire at once for more: it is 24 days. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** A service that wants to be left alone for longer is: the caller gets its answer. */
const LONGEST_RETRY_AFTER_MS = 30_000;

/**
 * Asks, and asks again when the network or the service fails in passing.
 * @throws KeyrackError `TIMEOUT` or `NO_ANSWER`, or the reason of the caller's signal
 */
export async function askPatiently(request: Request, patience: Patience): Promise<Response> {
  const most = REPEATABLE.has(request.method) ? patience.retries : 0;
  for (let repeats = 0; ; repeats++) {
    // A body can be sent once, so that all but the last request are copies.
    const outcome = await outcomeOf(repeats < most ? request.clone() : request, patience);
    const wait = repeats < most ? waitAfter(outcome, repeats) : undefined;
    if (wait === undefined) {
      if (outcome instanceof Response) return outcome;
      throw outcome.error;
    }
    if (outcome instanceof Response) await outcome.body?.cancel(); // frees the connection
    await pause(wait, patience);
  }
}

type Outcome = Response | { error: unknown };

async function outcomeOf(request: Request, patience: Patience): Promise<Outcome> {
  const { fetch, timeout, signal, done } = patience;
  const ending = new AbortController();
  const end = (): void => ending.abort(signal?.reason);
  if (signal?.aborted) return { error: signal.reason };
  signal?.addEventListener('abort', end, { signal: done }); // also for the body, which comes after this
  const timer = timeout > LONGEST_TIMEOUT_MS ? undefined : setTimeout(() => ending.abort(), timeout);
  try {
    // Not a Request with this signal: fetch holds a copy of it, and the signal of the first is lost to the next collection.
    return await fetch(request, { signal: ending.signal });
  } catch (error) {
    if (signal?.aborted) return { error: signal.reason };
    return { error: ending.signal.aborted ? tooLate(timeout) : noAnswer(error) };
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(timeout: number): KeyrackError {
  return new KeyrackError(`The server did not answer within ${timeout / 1000} seconds`, 0, 'TIMEOUT');
}

/** Milliseconds to wait before asking again; undefined when that is of no use. */
function waitAfter(outcome: Outcome, repeats: number): number | undefined {
  const usual = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** repeats) * (0.5 + Math.random() / 2);
  if (!(outcome instanceof Response)) return outcome.error instanceof KeyrackError ? usual : undefined;
  if (!PASSING.has(outcome.status)) return undefined;
  const asked = retryAfterOf(outcome.headers.get('Retry-After'));
  return asked > LONGEST_RETRY_AFTER_MS ? undefined : Math.max(usual, asked);
}

/** Reads `Retry-After`, seconds or a date, as milliseconds from now; 0 without one that can be read. */
function retryAfterOf(header: string | null): number {
  if (header === null) return 0;
  const asked = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(asked) ? 0 : Math.max(0, asked);
}

function pause(milliseconds: number, { signal, done }: Patience): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(resolve, milliseconds);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { signal: done });
  });
}
