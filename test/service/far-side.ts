import { once } from 'node:events';
import { createServer as createHttp, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { expect } from 'vitest';
import { EgressError } from '../../src/platform/index.js';

/** A server on this machine that plays a provider. */
export interface FarSide {
  port: number;
  /** How many connections it took. */
  connections: number;
  /** The HTTP requests that it got. */
  requests: Received[];
}

export interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

const servers = new Set<Server>();
const sockets = new Set<Socket>();

/** Takes connections, hands them over and reads what comes in. */
export function tcp(talk: (socket: Socket) => void = () => undefined, address?: string): Promise<FarSide> {
  return listen(
    createTcp((socket) => talk(socket.resume())),
    [],
    address,
  );
}

/** Says this to whoever connects, at once, and leaves the connection open. */
export const saying = (text: string): Promise<FarSide> => tcp((socket) => void socket.write(text, 'latin1'));

/** Says this to whoever connects and ends the connection. */
export const sayingLast = (text: string): Promise<FarSide> => tcp((socket) => void socket.end(text, 'latin1'));

/** Repeats a text until the client has had enough. */
export function repeat(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text, 'latin1'), 1);
  socket.once('close', () => clearInterval(timer));
}

/** An HTTP server; with `tls`, an HTTPS server. */
export function http(
  answer: RequestListener,
  { tls, address }: { tls?: TlsOptions; address?: string } = {},
): Promise<FarSide> {
  const requests: Received[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  };
  return listen(tls ? createHttps(tls, listener) : createHttp(listener), requests, address);
}

async function listen(server: Server, requests: Received[], address = '127.0.0.1'): Promise<FarSide> {
  const side: FarSide = { port: 0, connections: 0, requests };
  servers.add(server);
  server.on('tlsClientError', () => undefined);
  server.on('connection', (socket: Socket) => {
    side.connections++;
    sockets.add(socket.on('error', () => undefined).once('close', () => sockets.delete(socket)));
  });
  await once(server.listen(0, address), 'listening');
  return Object.assign(side, { port: (server.address() as { port: number }).port });
}

/** A port where nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createTcp().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await once(server.close(), 'close');
  return port;
}

/** Waits until every connection has ended, by the doing of the client: one that is left open fails the test by its time. */
export async function allClosed(): Promise<void> {
  await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  for (const server of servers) server.close();
  servers.clear();
}

/** A resolver that knows these names, in turn their answers, and keeps what it was asked. The last answer stays. */
export function names(known: Record<string, string | string[][]>): {
  resolve: (name: string) => Promise<{ address: string }[]>;
  asked: string[];
} {
  const asked: string[] = [];
  const resolve = (name: string): Promise<{ address: string }[]> => {
    const answers = known[name];
    const turn = asked.filter((other) => other === name).length;
    asked.push(name);
    if (answers === undefined)
      return Promise.reject(Object.assign(new Error(`getaddrinfo ${name}`), { code: 'ENOTFOUND' }));
    const addresses = typeof answers === 'string' ? [answers] : (answers[turn] ?? answers.at(-1) ?? []);
    return Promise.resolve(addresses.map((address) => ({ address })));
  };
  return { resolve, asked };
}

/** Waits for the refusal. */
export async function refusal(promise: Promise<unknown>): Promise<EgressError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EgressError);
  const refused = error as EgressError; // as the line above has it
  expect(refused.message).toMatch(/^[A-Z[\w].*[.]$/s);
  expect(refused.cause).toBeUndefined();
  return refused;
}

/** Waits for the refusals of all: each is listened to from the start, so that none counts as unhandled. */
export const refusals = (promises: Promise<unknown>[]): Promise<EgressError[]> => Promise.all(promises.map(refusal));
