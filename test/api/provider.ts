import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How the provider answers a request. */
export type Play = (response: ServerResponse, asked: Asked) => void;

export interface Asked {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An HTTP provider on this machine that plays whatever it is told to. */
export interface Provider {
  url: string;
  /** What it was asked, oldest first. */
  asked: Asked[];
  plays: (play: Play) => void;
  stop: () => Promise<void>;
}

export async function startProvider(): Promise<Provider> {
  const asked: Asked[] = [];
  let play: Play = json(200, {});
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString() };
      asked.push(one);
      play(response, one);
    });
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined).once('close', () => sockets.delete(socket)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    plays: (next) => {
      asked.length = 0;
      play = next;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}

/** Answers with JSON. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Play =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Sends the client elsewhere. */
export const redirect =
  (status: number, location: string): Play =>
  (response) =>
    void response.writeHead(status, { location }).end();
