import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { Egress } from '../../src/platform/index.js';
import { newAuthority, newCertificate } from './certificates.js';
import { attempt, PASSWORD } from './driver-fakes.js';
import { names, refusal } from './far-side.js';
import { trust } from './trust.js';

const isFree465 = await isFree(465);
const authority = newAuthority('An authority');
const certificate = newCertificate({ names: ['mail.example.com', '127.0.0.1'], issuer: authority });
const egress = () => new Egress({ allow: ['127.0.0.1'] }, names({ 'mail.example.com': '127.0.0.1' }).resolve);

describe('An SMTP server', () => {
  const servers: SMTPServer[] = [];
  const said: string[] = [];
  const untrusts: (() => void)[] = [];

  afterEach(async () => {
    for (const untrust of untrusts.splice(0)) untrust();
    for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
    expect(said.filter((word) => /MAIL|RCPT|DATA/.test(word))).toEqual([]);
    said.length = 0;
  });

  const start = async (options: SMTPServerOptions, port = 0): Promise<number> => {
    const server = new SMTPServer({
      ...certificate,
      logger: false,
      onAuth: ({ username, password, method }, session, done) => {
        said.push(`AUTH ${method} ${session.secure ? 'in TLS' : 'in clear'}`);
        if (username === 'ada' && password === PASSWORD) done(null, { user: username });
        else done(new Error(`no ${password ?? ''} here`));
      },
      onMailFrom: (_, __, done) => {
        said.push('MAIL');
        done();
      },
      ...options,
    });
    servers.push(server);
    server.on('error', () => undefined);
    const inner = (server as unknown as { server: Server }).server; // not in its types
    server.listen(port, '127.0.0.1');
    await once(inner, 'listening');
    return (inner.address() as { port: number }).port;
  };
  const trusting = (): void => void untrusts.push(trust(authority.cert));

  describe.each(['PLAIN', 'LOGIN'])('with %s', (method) => {
    const clear: SMTPServerOptions = { authMethods: [method], disabledCommands: ['STARTTLS'], allowInsecureAuth: true };

    it('lets somebody in, in clear where nothing else was asked for in a private network', async () => {
      expect(await attempt('smtp', await start(clear))).toEqual({ means: 'valid' });
      expect(said).toEqual([`AUTH ${method} in clear`]);
    });

    it('refuses a wrong password without repeating it', async () => {
      const verdict = await attempt('smtp', await start(clear), { password: 'not-that-one' });
      expect([verdict.means, verdict.said]).toEqual(['invalid', expect.stringMatching(/^535 /)]);
    });

    it('lets somebody in by STARTTLS', async () => {
      trusting();
      const port = await start({ authMethods: [method] });
      const call = { host: 'mail.example.com', egress: egress(), tls: true };
      expect(await attempt('smtp', port, call)).toEqual({ means: 'valid' });
      expect(await attempt('smtp', port, { tls: true })).toEqual({ means: 'valid' });
      expect(said).toEqual([`AUTH ${method} in TLS`, `AUTH ${method} in TLS`]);
    });
  });

  it('never repeats the password that it is told', async () => {
    const port = await start({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const verdict = await attempt('smtp', port, { user: 'mallory' });
    expect([verdict.means, verdict.said?.includes(PASSWORD)]).toEqual(['invalid', false]);
  });

  it('gets no password when it offers no TLS and TLS was asked for', async () => {
    const verdict = await attempt('smtp', await start({ disabledCommands: ['STARTTLS'] }), { tls: true });
    expect(verdict).toEqual({ means: 'unknown', said: 'SMTP at this port offers no TLS, which is needed here.' });
    expect(said).toEqual([]);
  });

  it('gets no password in clear at a public address, asked for or not', async () => {
    const port = await start({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const abroad = egress();
    const connect = abroad.connect.bind(abroad);
    // The same socket, which says that it leads to a public address.
    abroad.connect = async (target) => Object.defineProperty(await connect(target), 'remoteAddress', { value: '93.184.216.34' }); // prettier-ignore
    const verdict = await attempt('smtp', port, { egress: abroad });
    expect([verdict.means, said]).toEqual(['unknown', []]);
  });

  it.each([
    ['an unknown authority', newCertificate({ names: ['mail.example.com'] })],
    ['another name', newCertificate({ names: ['other.example.com'], issuer: authority })],
  ])('gets no password with a certificate of %s', async (_, shown) => {
    trusting();
    const port = await start({ ...shown });
    const call = attempt('smtp', port, { host: 'mail.example.com', egress: egress(), tls: true });
    expect((await refusal(call)).code).toBe('tls');
    expect(said).toEqual([]);
  });

  it('cannot be told from one that is open to all without a user', async () => {
    const port = await start({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect((await attempt('smtp', port, { user: undefined })).means).toBe('unknown');
    const open = await start({ disabledCommands: ['STARTTLS', 'AUTH'] });
    expect((await attempt('smtp', open, { user: undefined })).means).toBe('valid');
  });

  it.skipIf(!isFree465)('speaks TLS from the first byte at port 465', async () => {
    trusting();
    await start({ secure: true }, 465);
    expect(await attempt('smtp', 465)).toEqual({ means: 'valid' });
    expect(said).toEqual(['AUTH PLAIN in TLS']);
  });
});

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
