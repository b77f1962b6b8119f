import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (response: ServerResponse, asked: Asked, nth: number) => void;

/** What stands in for the service, and does as it is told. It ends with the test. */
export async function farSide(answer: Answer): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void read(request).then((one) => answer(response, one, asked.push(one)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function read(request: IncomingMessage): Promise<Asked> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://far');
  const query = Object.fromEntries(searchParams);
  return { method: request.method ?? '', path: pathname, query, headers: request.headers, body };
}

export function json(
  response: ServerResponse,
  data: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(data));
}

export function refuse(response: ServerResponse, status: number, code: string, headers?: Record<string, string>): void {
  json(
    response,
    { statusCode: status, success: false, message: 'No.', stack: {}, code, requestId: 'r' },
    status,
    headers,
  );
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('it was not rejected');
    },
    (error: unknown) => error,
  );
}
