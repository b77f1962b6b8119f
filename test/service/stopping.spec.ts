import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { anOpenAIKey, must, newCredential } from '../support/people.js';
import { build, cleanUp, newDirectory, start, type Keyrack } from './process.js';

let env: Record<string, string>;
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }); // each start is a process of its own
beforeAll(build);
beforeEach(async () => {
  env = { KEYRACK_DATA_DIR: join(await newDirectory(), 'data') };
});
afterEach(cleanUp);

/** A request whose body comes in two parts. Resolves when Keyrack has read the first and asked for the rest. */
async function halfARequest({ url, token }: Keyrack, body: string): Promise<{ rest: () => Promise<string> }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  const head = [
    'POST /api/v1/credentials HTTP/1.1',
    'Host: keyrack',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await until(socket, () => answer.includes('100 Continue'));
  socket.write(body.slice(0, 10));
  return {
    rest: async () => {
      socket.write(body.slice(10));
      await until(socket, () => /HTTP\/1\.1 [2-5]\d\d.*\r\n\r\n.*\}$/s.test(answer));
      return answer.slice(answer.lastIndexOf('HTTP/1.1'));
    },
  };
}

function until(socket: Socket, isDone: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (isDone()) resolve();
    };
    socket.on('data', look).once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed before the answer')));
    look();
  });
}

/** Waits until new connections are refused: the signal has arrived. */
async function untilClosed({ url }: Keyrack): Promise<void> {
  const { hostname, port } = new URL(url);
  const refused = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
      socket.once('connect', () => socket.destroy());
    });
  while (!(await refused())) await sleep(20);
}

describe('Stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes what is in flight, and ends well', async (signal) => {
    const keyrack = await start(env);
    const request = await halfARequest(keyrack, JSON.stringify(anOpenAIKey(undefined, 'in flight')));
    keyrack.send(signal);
    await untilClosed(keyrack);
    const answer = await request.rest();
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const { code, stderr } = await keyrack.exit;
    expect(code).toBe(0);
    expect(stderr).toBe('');

    const again = await start(env);
    const { body } = await must(again.client.as(keyrack.token).get<{ name: string }[]>('/credentials'));
    expect(body.map(({ name }) => name)).toEqual(['in flight']);
  });

  it('does not wait for clients that keep their connections open', async () => {
    const keyrack = await start(env);
    await Promise.all([1, 2, 3].map(() => newCredential(keyrack.client)));
    expect((await keyrack.end('SIGTERM')).code).toBe(0);
  });

  it('does not wait for a client that has connected and says nothing', async () => {
    const keyrack = await start(env);
    const { hostname, port } = new URL(keyrack.url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    expect((await keyrack.end('SIGTERM')).code).toBe(0);
    socket.destroy();
  });

  it('goes at once when it is asked twice', async () => {
    const keyrack = await start(env);
    await halfARequest(keyrack, JSON.stringify(anOpenAIKey()));
    keyrack.send('SIGTERM');
    await untilClosed(keyrack);
    expect((await keyrack.end('SIGTERM')).code).toBe(1);
  });

  it('in the midst of many requests answers each of them or none: what it acknowledged is there', async () => {
    const keyrack = await start(env);
    const acknowledged = await createUntilItEnds(keyrack, 40, 'SIGTERM');
    expect((await keyrack.exit).code).toBe(0);
    await expectAllThere(keyrack, acknowledged);
  });
});

describe('A process that is killed', () => {
  it('in the midst of many requests has kept every credential that it acknowledged, and each of them opens', async () => {
    const keyrack = await start(env);
    const acknowledged = await createUntilItEnds(keyrack, 60, 'SIGKILL');
    expect((await keyrack.exit).signal).toBe('SIGKILL');
    await expectAllThere(keyrack, acknowledged);
  });
});

/** Creates credentials, eight at a time, sends a signal after some of them, and goes on until nobody answers. */
async function createUntilItEnds(
  keyrack: Keyrack,
  count: number,
  signal: NodeJS.Signals,
): Promise<Map<string, string>> {
  const acknowledged = new Map<string, string>();
  let n = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      const username = `user ${++n}`;
      const body = { name: username, credentialName: 'basicAuth', plainDataObj: { username, password: 'example' } };
      const answer = await keyrack.client.post<{ id: string }>('/credentials', body).catch(() => undefined);
      if (answer?.status !== 200) return;
      acknowledged.set(answer.body.id, username);
      if (acknowledged.size === count) keyrack.send(signal);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  expect(acknowledged.size).toBeGreaterThanOrEqual(count);
  return acknowledged;
}

interface Seen {
  id: string;
  unreadable?: boolean;
  plainDataObj?: { username: string };
}

async function expectAllThere({ token }: Keyrack, acknowledged: Map<string, string>): Promise<void> {
  const keyrack = await start(env);
  const client = keyrack.client.as(token);
  const { body } = await must(client.get<Seen[]>('/credentials'));
  const ids = new Set(body.map(({ id }) => id));
  expect([...acknowledged.keys()].filter((id) => !ids.has(id))).toEqual([]);
  expect(body.filter(({ unreadable }) => unreadable)).toEqual([]);
  for (const [id, username] of [...acknowledged].slice(-10)) {
    const { body: one } = await must(client.get<Seen>(`/credentials/${id}`));
    expect(one.plainDataObj?.username).toBe(username);
  }
}
