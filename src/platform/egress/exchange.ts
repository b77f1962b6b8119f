import { request, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { failureOf } from './failures.js';
import { placeOf } from './host.js';
import { headersOf, type Message } from './message.js';

const HEADER_BYTES = 16 * 1024;

export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  /** As it came: nothing is unpacked. */
  body: Buffer;
  /** There was more than `maxBytes`, which was not read. */
  truncated: boolean;
}

export interface Reading {
  maxBytes: number;
  /** Whether the body of an answer with this status is of no interest. */
  skipsBody: (status: number) => boolean;
}

/**
 * Sends a message and reads its answer. The socket is at its end then, whatever came of it.
 * @throws EgressError, or the signal's reason
 */
export async function exchange(
  socket: Socket,
  message: Message,
  reading: Reading,
  signal: AbortSignal,
): Promise<Answer> {
  const stop = (): void => void socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    return await answerTo(send(socket, message), reading);
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error, placeOf(message.host, message.port), 'closed');
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}

function send(socket: Socket, message: Message): ClientRequest {
  const { method, url, body } = message;
  const options = {
    createConnection: () => socket, // so that there is no agent: no pool, no proxy
    method,
    path: url.pathname + url.search,
    headers: headersOf(message),
    maxHeaderSize: HEADER_BYTES,
    insecureHTTPParser: false, // in so many words: NODE_OPTIONS could say otherwise
  };
  return request(options).end(body);
}

function answerTo(sent: ClientRequest, reading: Reading): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // All that comes of a server that ends without a word, or wants to change the protocol.
    const endUnanswered = (): void => reject(Object.assign(new Error('unanswered'), { code: 'ECONNRESET' }));
    sent.on('error', reject);
    sent.on('close', endUnanswered);
    sent.on('response', (response) => {
      sent.off('close', endUnanswered); // the end of the body decides now
      answerOf(response, reading).then(resolve, reject);
    });
  });
}

async function answerOf(response: IncomingMessage, { maxBytes, skipsBody }: Reading): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  if (skipsBody(status)) return { status, headers, body: Buffer.alloc(0), truncated: true };
  return { status, headers, ...(await bodyOf(response, maxBytes)) };
}

async function bodyOf(response: AsyncIterable<Buffer>, maxBytes: number): Promise<Pick<Answer, 'body' | 'truncated'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break; // ends the connection too
  }
  return { body: Buffer.concat(chunks).subarray(0, maxBytes), truncated: length > maxBytes };
}
