import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { Egress } from '../../src/platform/index.js';
import { newAuthority, newCertificate, type Certificate } from './certificates.js';
import { attempt, PASSWORD } from './driver-fakes.js';
import { names, refusal } from './far-side.js';
import { trust } from './trust.js';

const authority = newAuthority('An authority');
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server; what it hears in clear is kept. */
async function serve(talk: (socket: Socket) => Promise<void>): Promise<number> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on('error', () => undefined));
    talk(socket).catch(() => socket.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closers.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const next = async (socket: Socket): Promise<Buffer> => ((await once(socket, 'data')) as [Buffer])[0];
const secured = (socket: Socket, certificate: Certificate): TLSSocket =>
  new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(certificate) }).on(
    'error',
    () => undefined,
  );
const u32 = (value: number): Buffer =>
  Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);

/** As much of PostgreSQL as signing in by a password takes. */
const postgres = (certificate: Certificate | undefined, passwords: string[]) => async (plain: Socket) => {
  let socket: Socket = plain;
  const first = await next(plain);
  if (first.length === 8) {
    plain.write(certificate ? 'S' : 'N');
    if (!certificate) return;
    socket = secured(plain, certificate);
    await next(socket);
  }
  socket.write(Buffer.concat([Buffer.from('R'), u32(8), u32(3)]));
  const password = (await next(socket)).subarray(5, -1).toString();
  passwords.push(password);
  if (password !== PASSWORD) return void socket.write(errorOf('28P01', `password "${password}" is wrong`));
  socket.write(Buffer.concat([Buffer.from('R'), u32(8), u32(0), ready()]));
  await next(socket);
  socket.write(Buffer.concat([Buffer.from('C'), u32(13), Buffer.from('SELECT 1\0'), ready()]));
};
const ready = (): Buffer => Buffer.concat([Buffer.from('Z'), u32(5), Buffer.from('I')]);
const errorOf = (code: string, text: string): Buffer => {
  const body = Buffer.from(`SFATAL\0C${code}\0M${text}\0\0`);
  return Buffer.concat([Buffer.from('E'), u32(body.length + 4), body]);
};

/** As much of MySQL as signing in takes: mysql_clear_password within TLS is not offered, so that any hash will do. */
const mysql = (certificate: Certificate | undefined, passwords: string[]) => async (plain: Socket) => {
  const packet = (number: number, body: Buffer) => Buffer.concat([Buffer.from([body.length, 0, 0, number]), body]);
  const flags = certificate ? 0xff : 0xf7; // CLIENT_SSL is 0x0800
  const hello = [Buffer.from('\x0a8.0.0\0', 'latin1'), u32(7), Buffer.alloc(8, 'a'), Buffer.from([0, 0xff, flags, 33, 2, 0, 0x0f, 0x80, 21]), Buffer.alloc(10), Buffer.alloc(12, 'b'), Buffer.from('\0mysql_native_password\0')]; // prettier-ignore
  plain.write(packet(0, Buffer.concat(hello)));
  const first = await next(plain);
  const isSecure = certificate !== undefined && ((first[5] ?? 0) & 0x08) !== 0;
  if (isSecure) plain.pause().unshift(first.subarray(36)); // TLS may have begun already
  const socket = isSecure ? secured(plain, certificate) : plain;
  const answer = isSecure ? await next(socket) : first;
  passwords.push(answer.length > 36 ? 'hash' : '');
  const ok = Buffer.from([0, 0, 0, 2, 0, 0, 0]);
  socket.write(packet(isSecure ? 3 : 2, ok));
  await next(socket);
  socket.write(packet(1, ok));
};

const abroad = (): Egress => {
  const egress = new Egress({ allow: ['127.0.0.1'] }, names({ 'db.example.com': '127.0.0.1' }).resolve);
  const connect = egress.connect.bind(egress);
  // The same socket, which says that it leads to a public address.
  egress.connect = async (target) => Object.defineProperty(await connect(target), 'remoteAddress', { value: '93.184.216.34' }); // prettier-ignore
  return egress;
};
const near = () => new Egress({ allow: ['127.0.0.1'] }, names({ 'db.example.com': '127.0.0.1' }).resolve);

describe.each([
  ['postgres', postgres],
  ['mysql', mysql],
] as const)('A server of %s that begins TLS in its protocol', (protocol, fake) => {
  it.each([
    ['asked for, by name', { host: 'db.example.com', tls: true }, near],
    ['asked for, by address', { host: '127.0.0.1', tls: true }, near],
    ['not asked for, at a public address', { host: 'db.example.com', tls: false }, abroad],
  ])('is verified: %s', async (_, given, egress) => {
    const [passwords, certificate] = [[] as string[], newCertificate({ names: ['db.example.com', '127.0.0.1'], issuer: authority })]; // prettier-ignore
    const port = await serve(fake(certificate, passwords));
    closers.push(trust(authority.cert));
    expect(await attempt(protocol, port, { ...given, egress: egress() })).toEqual({ means: 'valid' });
    expect(passwords.length).toBe(1);
  });

  it.each([
    ['an unknown authority', 'db.example.com', newCertificate({ names: ['db.example.com', '127.0.0.1'] })],
    [
      'another name',
      'db.example.com',
      newCertificate({ names: ['other.example.com', 'localhost'], issuer: authority }),
    ],
    ['another address', '127.0.0.1', newCertificate({ names: ['127.0.0.2', 'localhost'], issuer: authority })],
  ])('gets no password with a certificate of %s', async (_, host, certificate) => {
    const passwords: string[] = [];
    const port = await serve(fake(certificate, passwords));
    closers.push(trust(authority.cert));
    const { code } = await refusal(attempt(protocol, port, { host, tls: true, egress: near() }));
    expect([code, passwords]).toEqual(['tls', []]);
  });

  it.each([
    ['asked for', true, near],
    ['needed, as its address is public', false, abroad],
  ])('gets no password when it has no TLS and TLS is %s', async (_, tls, egress) => {
    const passwords: string[] = [];
    const port = await serve(fake(undefined, passwords));
    const verdict = await attempt(protocol, port, { host: 'db.example.com', tls, egress: egress() });
    expect([verdict.means, verdict.said]).toEqual(['unknown', expect.stringContaining('offers no TLS')]);
    expect(passwords).toEqual([]);
  });

  it('gets what was asked for at a private address', async () => {
    const passwords: string[] = [];
    const port = await serve(fake(undefined, passwords));
    expect((await attempt(protocol, port)).means).toBe('valid');
    expect(passwords.length).toBe(1);
  });
});

describe('A server of PostgreSQL', () => {
  it('refuses a wrong password, which is not repeated', async () => {
    const port = await serve(postgres(undefined, []));
    const verdict = await attempt('postgres', port, { password: 'not-that-one' });
    expect(verdict.means).toBe('invalid');
    const echoed = await attempt('postgres', await serve((socket) => once(socket, 'data').then(() => void socket.write(errorOf('28P01', `no ${PASSWORD}`))))); // prettier-ignore
    expect(echoed).toEqual({ means: 'invalid', said: 'no •••' });
  });

  it.each([
    ['28000', 'invalid'],
    ['3D000', 'unknown'],
    ['53300', 'unknown'],
    ['42501', 'forbidden'],
    ['57P03', 'unknown'],
  ])('says by its code what is wrong: %s', async (code, means) => {
    const port = await serve((socket) => once(socket, 'data').then(() => void socket.write(errorOf(code, 'so it is'))));
    expect(await attempt('postgres', port)).toEqual({ means, said: 'so it is' });
  });
});
