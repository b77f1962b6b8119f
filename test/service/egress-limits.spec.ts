import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Egress, type EgressResponse } from '../../src/platform/index.js';
import { newCertificate } from './certificates.js';
import { allClosed, http, names, refusal, saying, sayingLast, tcp, unusedPort, type FarSide } from './far-side.js';

afterEach(allClosed);

const known = { 'a.example.com': '127.0.0.1', 'b.example.com': '127.0.0.1', 'c.example.com': '127.0.0.1', 'd.example.com': '10.0.0.1' }; // prettier-ignore
const hosts = ['*.example.com'];

const limited = (limits: { total?: number; perHost?: number; waiting?: number }): Egress =>
  new Egress({ allow: ['127.0.0.1'] }, names(known).resolve, limits);

const ask = (egress: Egress, { port }: { port: number }, name = 'a', timeoutMs?: number): Promise<EgressResponse> =>
  egress.request({ method: 'GET', url: `http://${name}.example.com:${port}/`, hosts, timeoutMs });

/**
 * A server that answers so many requests, and the first of them only when `together` are there at once, or all that are
 * left: fewer would wait for ever. More have their time to come.
 */
async function crowded(requests: number, together: number): Promise<FarSide & { most: number }> {
  const seen = { most: 0, answered: 0 };
  const waiting: (() => void)[] = [];
  let answering = false;
  const answer = async (): Promise<void> => {
    if (answering) return;
    answering = true;
    while (waiting.length >= Math.max(1, Math.min(together, requests - seen.answered))) {
      for (let turns = 0; turns < 20; turns++) await turn();
      waiting.shift()?.();
      seen.answered++;
    }
    answering = false;
  };
  const far = await http((_, response) => {
    waiting.push(() => response.end('done'));
    seen.most = Math.max(seen.most, waiting.length);
    void answer();
  });
  return Object.assign(seen, far);
}

/** A server that answers when it is told to. */
async function held(): Promise<FarSide & { answer: () => void }> {
  const waiting: (() => void)[] = [];
  const far = await http((_, response) => waiting.push(() => response.end('done')));
  return Object.assign(far, { answer: () => waiting.shift()?.() });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

describe('How much is under way', () => {
  it.each([
    [{ perHost: 3 }, ['a'], 3],
    [{ perHost: 1 }, ['a'], 1],
    [{ perHost: 2 }, ['a', 'b'], 4],
    [{ perHost: 9, total: 3 }, ['a', 'b', 'c'], 3],
    [{}, ['a'], 4],
  ])('is limited, and everything has its turn: %j for %j', async (limits, at, most) => {
    const far = await crowded(24, most);
    const egress = limited(limits);
    const calls = Array.from({ length: 24 }, (_, nth) => ask(egress, far, at[nth % at.length]));
    for (const { body } of await Promise.all(calls)) expect(body.toString()).toBe('done');
    expect(far.most).toBe(most);
  });

  it('is limited to 32 in the whole service', async () => {
    const far = await crowded(80, 32);
    const everywhere = new Egress({ allow: ['127.0.0.1'] }, () => Promise.resolve([{ address: '127.0.0.1' }]));
    await Promise.all(Array.from({ length: 80 }, (_, nth) => ask(everywhere, far, `host${nth}`)));
    expect(far.most).toBe(32);
  });

  it('towards one host does not hold up another', async () => {
    const far = await held();
    const other = await http((_, response) => void response.end('done'));
    const egress = limited({ perHost: 1, total: 2 });
    const calls = [ask(egress, far), ask(egress, far)];
    await until(() => far.requests.length === 1);
    expect((await ask(egress, other, 'b')).body.toString()).toBe('done');
    expect(far.requests).toHaveLength(1);
    far.answer();
    await until(() => far.requests.length === 2);
    far.answer();
    await Promise.all(calls);
  });

  it('is had first by who came first', async () => {
    const far = await held();
    const egress = limited({ perHost: 1 });
    const order: number[] = [];
    const calls = [0, 1, 2, 3].map((nth) => ask(egress, far).then(() => order.push(nth)));
    for (let answered = 1; answered <= calls.length; answered++) {
      await until(() => far.requests.length === answered);
      far.answer();
    }
    await Promise.all(calls);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('is waited for no longer than there is time', async () => {
    const far = await held();
    const egress = limited({ perHost: 1 });
    const first = ask(egress, far);
    await until(() => far.requests.length === 1);
    const { code, message } = await refusal(ask(egress, far, 'a', 50));
    expect([code, message]).toEqual(['too-many', expect.stringContaining('a.example.com')]);
    far.answer();
    await first;
    expect(far.requests).toHaveLength(1); // whoever has gone away is not let in
    const next = ask(egress, far);
    await until(() => far.requests.length === 2);
    far.answer();
    await next;
  });

  it('is waited for by so many and no more', async () => {
    const far = await held();
    const egress = limited({ perHost: 1, waiting: 1 });
    const calls = [ask(egress, far), ask(egress, far)];
    await until(() => far.requests.length === 1);
    expect((await refusal(ask(egress, far))).code).toBe('too-many');
    far.answer();
    await until(() => far.requests.length === 2);
    far.answer();
    await Promise.all(calls);
  });

  it('counts the connections of drivers until they close', async () => {
    const far = await tcp();
    const egress = limited({ perHost: 1 });
    const target = { host: 'a.example.com', port: far.port, hosts };
    const socket = await egress.connect(target);
    expect((await refusal(egress.connect({ ...target, timeoutMs: 50 }))).code).toBe('too-many');
    const next = egress.connect(target);
    socket.destroy();
    (await next).destroy();
    expect(far.connections).toBe(2);
  });

  it('counts nothing that has failed', async () => {
    const egress = limited({ perHost: 1, total: 1 });
    const failing: (() => Promise<unknown>)[] = [
      () => unusedPort().then((port) => ask(egress, { port })),
      () => saying('no HTTP').then((far) => ask(egress, far)),
      () => sayingLast('').then((far) => ask(egress, far)),
      () => tcp().then((far) => ask(egress, far, 'a', 50)),
      () => tcp().then((far) => ask(egress, far, 'd')),
      () => tcp().then((far) => ask(egress, far, 'nobody')),
      () => http(() => undefined, { tls: newCertificate({ names: [] }) }).then(({ port }) => egress.connect({ host: 'a.example.com', port, hosts, tls: true })), // prettier-ignore
      () => saying('no TLS').then(({ port }) => egress.connect({ host: 'a.example.com', port, hosts, tls: true })),
      () => tcp().then(({ port }) => egress.connect({ host: 'a.example.com', port, hosts, tls: { ca: 'none' } })),
      () => http((_, response) => void response.writeHead(302).end()).then(({ port }) => egress.request({ method: 'GET', url: `http://a.example.com:${port}`, hosts, redirects: 1 })), // prettier-ignore
    ];
    for (const fail of failing) await refusal(fail());
    const far = await http((_, response) => void response.end('done'));
    expect((await ask(egress, far, 'a')).body.toString()).toBe('done');
  });

  it('lets a redirect to another host have its turn there', async () => {
    const egress = limited({ perHost: 1, total: 1 });
    const there = await crowded(3, 1);
    const far = await http((_, response) => void response.writeHead(302, { location: `http://b.example.com:${there.port}/` }).end()); // prettier-ignore
    const url = `http://a.example.com:${far.port}/`;
    const answers = await Promise.all([1, 2, 3].map(() => egress.request({ method: 'GET', url, hosts, redirects: 1 })));
    expect(answers.map(({ body }) => body.toString())).toEqual(['done', 'done', 'done']);
    expect(there.most).toBe(1);
  });
});
