import { createPrivateKey } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Egress, type EgressRequest, type EgressResponse, type TlsMaterial } from '../../src/platform/index.js';
import { newAuthority, newCertificate } from './certificates.js';
import { allClosed, http, names, refusal, refusals, saying, sayingLast, tcp, type FarSide } from './far-side.js';

afterEach(allClosed);
afterEach(() => vi.unstubAllEnvs());

const known = { 'api.example.com': '127.0.0.1', 'other.example.com': '127.0.0.1' };
const egress = new Egress({ allow: ['127.0.0.1'] }, names(known).resolve);
const hosts = ['api.example.com', 'other.example.com', '127.0.0.1'];
const authority = newAuthority('Test authority');
const certificate = newCertificate({ names: ['api.example.com', '127.0.0.1'], issuer: authority });
const trust = { ca: authority.cert };

const hello = (tls = certificate, more = {}): Promise<FarSide> =>
  http((_, response) => void response.end('hello'), { tls: { ...tls, ...more } });

function ask({ port }: FarSide, tls?: TlsMaterial, call: Partial<EgressRequest> = {}): Promise<EgressResponse> {
  return egress.request({ method: 'GET', url: `https://api.example.com:${port}/`, hosts, tls, ...call });
}

const both = (far: FarSide, tls: TlsMaterial | undefined, host = 'api.example.com'): Promise<unknown>[] => [
  ask(far, tls, { url: `https://${host}:${far.port}/` }),
  egress.connect({ host, port: far.port, hosts, tls: tls ?? true }),
];

describe('TLS', () => {
  it('is set up with the name that was asked for, and the protocol', async () => {
    const seen: unknown[] = [];
    const far = await http((request, response) => {
      seen.push('servername' in request.socket && request.socket.servername, 'alpnProtocol' in request.socket && request.socket.alpnProtocol);
      response.end('hello');
    }, { tls: { ...certificate, ALPNProtocols: ['h2', 'http/1.1'] } }); // prettier-ignore
    expect((await ask(far, trust)).body.toString()).toBe('hello');
    expect((await ask(far, trust, { url: `https://API.example.com.:${far.port}/` })).body.toString()).toBe('hello');
    expect((await ask(far, trust, { url: `https://127.0.0.1:${far.port}/` })).body.toString()).toBe('hello');
    expect(seen).toEqual(['api.example.com', 'http/1.1', 'api.example.com', 'http/1.1', false, 'http/1.1']);
  });

  it('gives drivers a stream that is encrypted already', async () => {
    const far = await hello();
    const socket = await egress.connect({ host: 'api.example.com', port: far.port, hosts, tls: trust });
    const chunks: Buffer[] = [];
    socket.end('GET / HTTP/1.0\r\n\r\n');
    for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*hello$/);
  });

  it.each([
    ['is its own authority', newCertificate({ names: ['api.example.com'] }), undefined, /not trusted here.*NODE_EXTRA_CA_CERTS/], // prettier-ignore
    ['is from nobody that is known', certificate, undefined, /not trusted here/],
    ['is from another authority of the same name', certificate, { ca: newAuthority('Test authority').cert }, /TLS|trusted/], // prettier-ignore
    ['has expired', newCertificate({ names: ['api.example.com'], issuer: authority, notAfter: new Date(Date.now() - 1e6) }), trust, /has expired/], // prettier-ignore
    ['is not valid yet', newCertificate({ names: ['api.example.com'], issuer: authority, notAfter: new Date(Date.now() + 1e10) }), trust, /not valid yet/], // prettier-ignore
    ['is for another name', newCertificate({ names: ['example.com'], issuer: authority }), trust, /for another name/],
    ['is for a name above', newCertificate({ names: ['*.com'], issuer: authority }), trust, /for another name/],
    ['is for no name', newCertificate({ names: [], issuer: authority }), trust, /for another name/],
  ])('refuses a certificate that %s', async (_, tls, trusted, sentence) => {
    const far = await hello(tls);
    for (const { code, message } of await refusals(both(far, trusted))) {
      expect([code, message]).toEqual(['tls', expect.stringMatching(sentence)]);
    }
    expect(far.requests).toEqual([]);
  });

  it('refuses a certificate for another of the allowed names, or for a name when an address was asked for', async () => {
    const far = await hello();
    for (const { message } of await refusals(both(far, trust, 'other.example.com'))) {
      expect(message).toMatch(/^other\.example\.com:\d+ has a certificate for another name/);
    }
    const named = await hello(newCertificate({ names: ['localhost', 'api.example.com'], issuer: authority }));
    for (const { code } of await refusals(both(named, trust, '127.0.0.1'))) expect(code).toBe('tls');
  });

  it('is not to be switched off from outside', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    for (const { code } of await refusals(both(await hello(), undefined))) expect(code).toBe('tls');
  });

  it.each([
    ['says nothing of TLS', () => http((_, response) => void response.end())],
    ['speaks SSH', () => saying('SSH-2.0-OpenSSH_9.2p1 canary\r\n')],
    ['ends the connection', () => sayingLast('')],
    ['breaks the connection', () => tcp((socket) => socket.once('data', () => socket.resetAndDestroy()))],
    ['refuses in TLS', () => saying('\x15\x03\x01\x00\x02\x02\x28')],
  ])('is said to be missing when a server %s', async (_, start) => {
    for (const { code, message } of await refusals(both(await start(), trust))) {
      expect([code, message]).toEqual(['tls', expect.stringContaining('TLS')]);
      expect(message).not.toContain('canary');
    }
  });

  it('counts for the time', async () => {
    const far = await tcp();
    const attempts = [
      ask(far, trust, { timeoutMs: 200 }),
      egress.connect({ host: 'api.example.com', port: far.port, hosts, tls: trust, timeoutMs: 200 }),
    ];
    for (const { code } of await refusals(attempts)) expect(code).toBe('timeout');
  });
});

describe('A client certificate', () => {
  const client = newCertificate({ names: ['ada'], issuer: authority });
  const locked = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' } as const;
  const encrypted = createPrivateKey(client.key).export(locked).toString();

  it('may have a key with a passphrase', async () => {
    const far = await hello(certificate, { requestCert: true, ca: authority.cert });
    const material = { ...trust, cert: client.cert, key: encrypted, passphrase: 'open sesame' };
    expect((await ask(far, material)).body.toString()).toBe('hello');
  });

  it('is shown to a server that asks for it', async () => {
    const far = await hello(certificate, { requestCert: true, ca: authority.cert });
    expect((await ask(far, { ...trust, ...client })).body.toString()).toBe('hello');
  });

  it.each(['TLSv1.2', 'TLSv1.3'])('is missed by a server that insists on it: %s', async (version) => {
    const insists = { requestCert: true, ca: authority.cert, minVersion: version, maxVersion: version };
    const { code } = await refusal(ask(await hello(certificate, insists), trust));
    expect(['tls', 'closed']).toContain(code);
  });

  it.each([
    ['no PEM', { cert: 'canary', key: 'canary' }],
    ['broken PEM', { cert: client.cert.replace(/[a-z]/g, 'A'), key: client.key }],
    ['the key of another', { cert: client.cert, key: certificate.key }],
    ['no key', { cert: 'canary' }],
    ['a broken key', { cert: client.cert, key: client.key.replace(/[a-z]/g, 'A') }],
    ['the passphrase of another', { ...client, key: encrypted, passphrase: 'canary' }],
    ['no passphrase', { ...client, key: encrypted }],
    ['authorities that are no PEM', { ca: 'canary' }],
  ])('is refused with %s, without being quoted', async (_, material) => {
    const far = await tcp();
    for (const { code, message } of await refusals(both(far, material))) {
      expect([code, message]).toEqual(['tls', expect.stringContaining('cannot be read')]);
      expect(message).not.toContain('canary');
    }
    expect(far.connections).toBe(0);
  });
});
