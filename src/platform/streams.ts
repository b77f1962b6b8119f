import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

const STALLED_MS = 60_000;
const REST_MS = 30_000;

/**
 * The pieces of a body as they arrive, as texts. Leaves the body open when its reader stops early: destroyed with the
 * rest unread, it would take the connection along, and the answer.
 * @throws what `cut` makes, when the body ends before its end or nothing comes for a minute
 */
export async function* arriving(body: Readable, cut: () => Error): AsyncGenerator<string> {
  const stop = (): void => void body.destroy(cut());
  let timer = setTimeout(stop, STALLED_MS).unref();
  try {
    const chunks = body.setEncoding('utf8').iterator({ destroyOnReturn: false }) as AsyncIterable<string>;
    for await (const chunk of chunks) {
      clearTimeout(timer);
      yield chunk; // whoever reads may take their time
      timer = setTimeout(stop, STALLED_MS).unref();
    }
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ECONNRESET' ? cut() : error;
  } finally {
    clearTimeout(timer);
  }
}

/** For a body that nobody reads to its end: who is still sending when the connection is closed does not hear the answer. */
export async function takeRest(body: Readable): Promise<void> {
  if (body.destroyed) return;
  body.resume();
  await finished(body, { signal: AbortSignal.timeout(REST_MS) }).catch(() => undefined);
}

/** An answer that ends with an error when nobody takes anything for a minute: others may need what it holds. */
export function paced<Chunk>(chunks: AsyncGenerator<Chunk>): Readable {
  async function* timed(): AsyncGenerator<Chunk> {
    for await (const chunk of chunks) {
      const timer = setTimeout(() => stream.destroy(new Error('nobody takes the answer')), STALLED_MS).unref();
      try {
        yield chunk;
      } finally {
        clearTimeout(timer);
      }
    }
  }
  const stream = Readable.from(timed());
  return stream;
}
