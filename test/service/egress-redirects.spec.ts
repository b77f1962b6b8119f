import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { Egress, type EgressRequest, type EgressResponse } from '../../src/platform/index.js';
import { newAuthority, newCertificate } from './certificates.js';
import { allClosed, http, names, refusal, repeat, tcp, type FarSide } from './far-side.js';

afterEach(allClosed);

const known = { 'a.example.com': '127.0.0.1', 'b.example.com': '127.0.0.1', 'private.example.com': '10.0.0.1' };
const egress = new Egress({ allow: ['127.0.0.1'] }, names(known).resolve);
const hosts = ['a.example.com', 'b.example.com', 'private.example.com', '127.0.0.1'];
const authority = newAuthority('Test authority');
const tls = newCertificate({ names: ['a.example.com', 'b.example.com'], issuer: authority });

const SECRET = { authorization: 'Bearer canary', 'x-api-key': 'canary', cookie: 'canary', 'User-Agent': 'canary' };

function ask({ port }: FarSide, call: Partial<EgressRequest> = {}): Promise<EgressResponse> {
  const url = `http://a.example.com:${port}/start?key=canary`;
  return egress.request({ method: 'GET', url, hosts, headers: SECRET, redirects: 3, ...call });
}

/** Redirects every request to the next of these places, then answers. */
function redirecting(status: number, ...places: (string | ((port: number) => string))[]): Promise<FarSide> {
  const rest = [...places];
  const far = http((request, response) => {
    const next = rest.shift();
    const port = request.socket.localPort ?? 0;
    if (next === undefined) response.end('arrived');
    else response.writeHead(status, { location: typeof next === 'string' ? next : next(port) }).end('moved');
  });
  return far;
}

describe('A redirect', () => {
  it.each([undefined, 0, -1, Number.NaN])(
    'is an answer like others unless it is to be followed: %s',
    async (redirects) => {
      const far = await redirecting(302, '/next');
      const answer = await ask(far, { redirects });
      expect([answer.status, answer.headers.location, answer.body.toString()]).toEqual([302, '/next', 'moved']);
      expect(far.requests).toHaveLength(1);
    },
  );

  it.each([
    ['/next?page=2', '/next?page=2'],
    ['next', '/next'],
    ['?again', '/start?again'],
    ['#part', '/start?key=canary'],
    ['', '/start?key=canary'],
    ['//a.example.com:PORT/next', '/next'],
    ['http://A.example.com:PORT/next', '/next'],
    ['\\next', '/next'],
  ])('within a server is followed with everything: %j', async (location, url) => {
    const far = await redirecting(302, (port) => location.replace('PORT', String(port)));
    const answer = await ask(far);
    expect([answer.status, answer.body.toString(), answer.bare]).toEqual([200, 'arrived', false]);
    expect(far.requests[1]).toMatchObject({ method: 'GET', url, headers: { authorization: 'Bearer canary', 'x-api-key': 'canary' } }); // prettier-ignore
    expect(far.connections).toBe(2);
  });

  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', '{}'],
    [308, 'POST', 'POST', '{}'],
    [301, 'PUT', 'PUT', '{}'],
    [303, 'HEAD', 'HEAD', ''],
  ] as const)('%i after %s is followed with %s', async (status, method, then, body) => {
    const far = await redirecting(status, '/next');
    const headers = { ...SECRET, 'content-type': 'application/json' };
    await ask(far, { method, headers, ...(method !== 'HEAD' && { body: '{}' }) });
    const [, next] = far.requests;
    expect(next).toMatchObject({ method: then, url: '/next', body });
    expect(next?.headers['content-type']).toBe(body === '' && method !== 'HEAD' ? undefined : 'application/json');
  });

  it.each([
    ['another host', (far: FarSide) => `http://b.example.com:${far.port}/next?key=canary`],
    ['another host without a scheme', (far: FarSide) => `//b.example.com:${far.port}/next?key=canary`],
    ['another name for the same', (far: FarSide) => `http://a.example.com.:${far.port}/next?key=canary`],
    ['its address', (far: FarSide) => `http://127.0.0.1:${far.port}/next?key=canary`],
  ])('to %s is followed without header, query or body', async (_, location) => {
    const there = await http((_request, response) => void response.end('there'));
    const far = await redirecting(302, location(there));
    const answer = await ask(far, { method: 'POST', body: 'canary' });
    expect([answer.body.toString(), answer.bare]).toEqual(['there', true]);
    expect(JSON.stringify(there.requests)).not.toContain('canary');
    expect(there.requests).toMatchObject([
      { method: 'GET', url: '/next', body: '', headers: { 'user-agent': 'keyrack' } },
    ]);
  });

  it('to another port of the host is followed without them too, and so is the way back', async () => {
    const ports: number[] = [];
    const there = await redirecting(302, () => `http://a.example.com:${ports[0]}/back`);
    const far = await redirecting(302, `http://a.example.com:${there.port}/there`);
    ports.push(far.port);
    expect((await ask(far)).bare).toBe(true);
    expect(far.requests.map(({ url }) => url)).toEqual(['/start?key=canary', '/back']);
    expect(JSON.stringify([there.requests, far.requests[1]])).not.toContain('canary');
  });

  it.each([307, 308])('with %i to another host is not followed with a body', async (status) => {
    const there = await http((_, response) => void response.end());
    const far = await redirecting(status, `http://b.example.com:${there.port}/`);
    expect((await refusal(ask(far, { method: 'POST', body: 'canary' }))).code).toBe('redirect');
    expect(there.connections).toBe(0);
  });

  it('from https:// to another host shows it no client certificate', async () => {
    const seen: (string | undefined)[] = [];
    const server = { ...tls, requestCert: true, rejectUnauthorized: false, ca: authority.cert };
    const look = ({ socket }: IncomingMessage): void => {
      if (socket instanceof TLSSocket) seen.push(socket.getPeerX509Certificate()?.subject);
    };
    const there = await http((request, response) => {
      look(request);
      response.end('there');
    }, { tls: server }); // prettier-ignore
    const far = await http((request, response) => {
      look(request);
      response.writeHead(302, { location: `https://b.example.com:${there.port}/next` }).end();
    }, { tls: server }); // prettier-ignore
    const client = newCertificate({ names: ['ada'], issuer: authority });
    const url = `https://a.example.com:${far.port}/`;
    const answer = await ask(far, { url, tls: { ca: authority.cert, ...client } });
    expect(answer).toMatchObject({ status: 200, bare: true });
    expect(seen).toEqual(['CN=ada', undefined]);
  });

  it('from https:// to http:// is not followed', async () => {
    const there = await http((_, response) => void response.end());
    const far = await http(
      (_, response) => void response.writeHead(302, { location: `http://a.example.com:${there.port}/` }).end(),
      { tls },
    );
    const url = `https://a.example.com:${far.port}/`;
    const { code, message } = await refusal(ask(far, { url, tls: { ca: authority.cert } }));
    expect([code, there.connections]).toEqual(['redirect', 0]);
    expect(message).toContain('from https:// to http://');
  });

  it('from http:// to https:// is followed', async () => {
    const there = await http((_, response) => void response.end('safe'), { tls });
    const far = await redirecting(301, `https://a.example.com:${there.port}/`);
    const answer = await ask(far, { tls: { ca: authority.cert } });
    expect([answer.body.toString(), answer.bare]).toEqual(['safe', true]);
  });

  it.each([
    ['to a host that is not allowed', 'http://evil.example/', 'host-not-allowed'],
    ['to a host that only begins like one', 'http://a.example.com.evil.example/', 'host-not-allowed'],
    ['without a scheme to one', '//evil.example/', 'host-not-allowed'],
    ['with backslashes to one', '\\\\evil.example\\', 'host-not-allowed'],
    ['to a private address', 'https://private.example.com/', 'address-not-allowed'],
    ['to a name without address', 'https://b.example.com.a.example.com/', 'host-not-allowed'],
    ['with a user', 'http://canary@a.example.com/', 'redirect'],
    ['with a user that looks like a host', 'http://a.example.com@evil.example/', 'redirect'],
    ['with a password', 'http://a:canary@a.example.com/', 'redirect'],
    ['to a file', 'file:///etc/passwd', 'redirect'],
    ['to another protocol', 'gopher://a.example.com/', 'redirect'],
    ['to a script', 'javascript:canary', 'redirect'],
    ['to data', 'data:,canary', 'redirect'],
    ['to no host', 'http://', 'redirect'],
    ['to a broken port', 'http://a.example.com:canary/', 'redirect'],
    ['to port 0', 'http://a.example.com:0/', 'redirect'],
    ['to a broken host', 'http://a..b/', 'redirect'],
    ['to a broken IPv6 address', 'http://[canary]/', 'redirect'],
    ['to bytes', 'http://\u00ff\u00fe\u0080/', 'redirect'],
  ])('%s is not followed', async (_, location, code) => {
    const refused = await refusal(ask(await redirecting(302, location)));
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(/redirects/);
    expect(refused.message).not.toContain('canary');
  });

  it('without an address is not followed', async () => {
    const far = await http((_, response) => void response.writeHead(302).end());
    expect((await refusal(ask(far))).code).toBe('redirect');
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [99, 3],
  ])('is followed by others no more often than allowed (%i), and 3 times at most', async (redirects, most) => {
    const places = Array.from({ length: most }, (_, at) => `/${at}`);
    expect((await ask(await redirecting(302, ...places), { redirects })).body.toString()).toBe('arrived');
    const far = await redirecting(302, ...places, '/more');
    const { code, message } = await refusal(ask(far, { redirects }));
    expect([code, far.requests.length]).toEqual(['redirect', most + 1]);
    expect(message).toContain('redirects too often');
  });

  it('to itself ends', async () => {
    const far = await http((_, response) => void response.writeHead(302, { location: '/start' }).end());
    expect((await refusal(ask(far))).code).toBe('redirect');
    expect(far.requests).toHaveLength(4);
  });

  it('does not give more time, and its body is not waited for', async () => {
    const there = await tcp();
    const far = await tcp((socket) => {
      socket.write(
        `HTTP/1.1 302 Found\r\nLocation: http://b.example.com:${there.port}/\r\nContent-Length: 9999999\r\n\r\n`,
      );
      repeat(socket, 'x');
    });
    expect((await refusal(ask(far, { timeoutMs: 1_000 }))).code).toBe('timeout');
    expect([far.connections, there.connections]).toEqual([1, 1]);
  });
});
