import { EgressError } from './egress-error.js';

/**
 * Gives work so much time. The signal aborts when it is over, with the error to throw as its reason.
 * @param place what messages call the other side
 */
export async function within<T>(ms: number, place: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const late = new EgressError(
    'timeout',
    `${place} did not answer within ${ms / 1000} seconds. Check host and port, or try again.`,
  );
  const timer = setTimeout(() => controller.abort(late), ms);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for what cannot be stopped no longer than the signal allows. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as EgressError);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
