import { inspect } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { Egress, type EgressCode, type EgressRequest, type HostRule } from '../../src/platform/index.js';
import { formsOf, newCanary } from '../rules/canary.js';
import { newCertificate } from './certificates.js';
import { allClosed, http, names, refusal, saying, sayingLast, tcp, unusedPort } from './far-side.js';

afterEach(allClosed);

const canary = newCanary();

const known = { 'a.example.com': '127.0.0.1', 'private.example.com': '10.0.0.1', 'public.example.com': '8.8.8.8' };
const egress = new Egress({ allow: ['127.0.0.1'] }, names(known).resolve);
const full = new Egress({ allow: ['127.0.0.1'] }, names(known).resolve, { total: 0, waiting: 0 });
const silent = new Egress({ allow: [] }, () => new Promise(() => undefined));
const unable = new Egress({ allow: [] }, () => Promise.reject(new Error(canary)));

/** A request with the secret wherever there is place for one. */
function secretive(host: string, call: Partial<EgressRequest> = {}): EgressRequest {
  return {
    method: 'POST',
    url: `http://${host}/bot${canary}/me?key=${canary}#${canary}`,
    headers: { authorization: `Bearer ${canary}`, 'x-basic': btoa(canary) },
    body: JSON.stringify({ key: canary }),
    hosts: ['*.example.com', `https://${canary}@db.example.com/`],
    redirects: 3,
    timeoutMs: 200,
    ...call,
  };
}

const local = async (far: Promise<{ port: number }>, call?: Partial<EgressRequest>): Promise<unknown> =>
  egress.request(secretive(`a.example.com:${(await far).port}`, call));

/** Sends back what it was sent. */
const echo = (before: string, after = ''): Promise<{ port: number }> =>
  tcp((socket) => socket.on('data', (chunk) => void socket.end(Buffer.concat([Buffer.from(before), chunk, Buffer.from(after)])))); // prettier-ignore

const redirect = (location: string): Promise<{ port: number }> =>
  http((_, response) => void response.writeHead(307, { location }).end());

const url = (authority: string): Partial<EgressRequest> => ({ url: `https://${authority}/${canary}?${canary}` });
const tls = newCertificate({ names: ['a.example.com'] });
const secure = (far: Promise<{ port: number }>, material = {}): Promise<unknown> =>
  far.then(({ port }) => local(far, { ...url(`a.example.com:${port}`), tls: material }));

const connect = (host: string, hosts: HostRule[]): Promise<unknown> => egress.connect({ host, port: 1, hosts });

const FAILING: [what: string, code: EgressCode, fail: () => Promise<unknown>][] = [
  ['a URL that cannot be read', 'malformed', () => egress.request(secretive('', { url: `https://${canary} x/` }))],
  ['another scheme', 'malformed', () => egress.request(secretive('', { url: `gopher://${canary}` }))],
  ['a userinfo', 'malformed', () => egress.request(secretive('', url(`${canary}:${canary}@a.example.com`)))],
  ['a host that cannot be', 'malformed', () => egress.request(secretive('', url(`${canary}..example.com`)))],
  ['a broken header', 'malformed', () => egress.request(secretive('a.example.com', { headers: { [`x ${canary}`]: canary } }))],
  ['a broken header value', 'malformed', () => egress.request(secretive('a.example.com', { headers: { x: `${canary}\n` } }))],
  ['a broken method', 'malformed', () => egress.request(secretive('a.example.com', { method: canary as 'GET' }))],
  ['a host that is not allowed', 'host-not-allowed', () => egress.request(secretive('evil.example'))],
  ['a private address', 'address-not-allowed', () => egress.request(secretive('private.example.com'))],
  ['clear text', 'clear-text', () => egress.request(secretive('public.example.com'))],
  ['a name that is not known', 'not-found', () => egress.request(secretive('nobody.example.com'))],
  ['name servers that fail', 'not-found', () => unable.request(secretive('a.example.com'))],
  ['name servers that say nothing', 'timeout', () => silent.request(secretive('a.example.com'))],
  ['a port where nobody listens', 'refused', () => local(unusedPort().then((port) => ({ port })))],
  ['a server that says nothing', 'timeout', () => local(tcp())],
  ['a server that ends', 'closed', () => local(sayingLast(''))],
  ['a server that ends within its answer', 'closed', () => local(sayingLast('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'))],
  ['a server that breaks off', 'closed', () => local(tcp((socket) => socket.once('data', () => socket.resetAndDestroy())))],
  ['an answer that is an echo', 'protocol', () => local(echo(''))],
  ['an answer that is an echo in headers', 'protocol', () => local(echo('HTTP/1.1 200 OK\r\n'))],
  ['an answer that is an echo in chunks', 'protocol', () => local(echo('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'))],
  ['an answer with a header too large', 'protocol', () => local(saying(`HTTP/1.1 200 OK\r\nX: ${canary.repeat(2000)}`))],
  ['a redirect elsewhere', 'host-not-allowed', () => local(redirect(`https://evil.example/${canary}?${canary}`), { body: undefined })],
  ['a redirect to a private address', 'address-not-allowed', () => local(redirect(`https://private.example.com/?${canary}`), { body: undefined })],
  ['a redirect with a body', 'redirect', () => local(redirect(`https://private.example.com/?${canary}`))],
  ['a redirect with a user', 'redirect', () => local(redirect(`https://${canary}@a.example.com/`))],
  ['a redirect to nonsense', 'redirect', () => local(redirect(`https://[${canary}]/`))],
  ['redirects without end', 'redirect', () => local(redirect(`?${canary}`))],
  ['a server without TLS', 'tls', () => secure(echo(''))],
  ['a certificate that nobody trusts', 'tls', () => secure(http(() => undefined, { tls }))],
  ['a client certificate that cannot be read', 'tls', () => secure(tcp(), { cert: canary, key: canary, passphrase: canary })],
  ['authorities that cannot be read', 'tls', () => secure(tcp(), { ca: canary })],
  ['a key that is not that of the certificate', 'tls', () => secure(tcp(), { cert: tls.cert, key: canary, passphrase: canary })],
  ['a host of a driver that is a URL', 'malformed', () => connect(`postgres://ada:${canary}@a.example.com/`, ['*.example.com'])],
  ['rules that are no hosts', 'host-not-allowed', () => connect('a.example.com', [`postgres://ada:${canary}@db/`, `ada:${canary}@db`, `db/${canary}`])],
  ['too many at once', 'too-many', () => full.request(secretive('a.example.com'))],
]; // prettier-ignore

it.each(FAILING)('An error says nothing secret: %s', async (_, code, fail) => {
  const error = await refusal(fail());
  expect(error.code).toBe(code);
  const said = [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), String(error), error.stack];
  for (const [form, written] of formsOf(canary)) expect(said.join('\n'), form).not.toContain(written);
});
