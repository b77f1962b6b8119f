import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { invitationMail } from '../../src/identity/invitations/invitation-mail.js';
import { Mailer } from '../../src/identity/invitations/mailer.js';
import { loadConfig } from '../../src/platform/index.js';
import { accept, newEmail, tokenOf, triedOften, type InvitationBody } from '../api/invited.js';
import { must } from '../support/people.js';
import { sessionOf } from '../support/sessions.js';
import { startService, type Service } from '../support/service.js';
import { newAuthority, newCertificate } from './certificates.js';
import { trust } from './trust.js';

const PUBLIC_URL = 'http://keyrack.example.com';
const PASSWORD = 'canary-of-smtp';
const FROM = 'Key Keeper <keys@example.com>';
const authority = newAuthority('A mail authority');
const certificate = newCertificate({ names: ['127.0.0.1'], issuer: authority });
const CLEAR: SMTPServerOptions = { disabledCommands: ['STARTTLS'], allowInsecureAuth: true };

/** A mail as the server took it. */
interface Taken {
  from: string;
  to: string[];
  secure: boolean;
  raw: string;
}

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server that takes mail, and its port. */
async function mailServer(options: SMTPServerOptions = CLEAR): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    ...certificate,
    authOptional: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'ada@x' && password === PASSWORD) done(null, { user: username });
      else done(new Error(`${password ?? ''} is wrong`));
    },
    onData: (stream, { envelope, secure }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), secure, raw: String(Buffer.concat(parts)) }); // prettier-ignore
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)));
  const inner = (server as unknown as { server: Server }).server; // not in its types
  server.listen(0, '127.0.0.1');
  await once(inner, 'listening');
  return { port: (inner.address() as { port: number }).port, taken };
}

async function serviceWith(smtpUrl: string): Promise<Service & { home: string }> {
  const service = await startService({ KEYRACK_SMTP_URL: smtpUrl, KEYRACK_MAIL_FROM: FROM, KEYRACK_PUBLIC_URL: PUBLIC_URL }); // prettier-ignore
  closing.push(() => service.stop());
  const { body } = await must(service.admin.get<{ workspaceId: string }>('/me'));
  return { ...service, home: body.workspaceId };
}

const invited = async ({ admin, home }: Service & { home: string }, email = newEmail()): Promise<InvitationBody> =>
  (await must(admin.post<InvitationBody>('/invitations', { email, workspaceId: home, role: 'editor' }))).body;

describe('an invitation by mail', () => {
  it('carries the link once in each form, and the answer does not', async () => {
    const { port, taken } = await mailServer();
    const service = await serviceWith(`smtp://127.0.0.1:${port}`);
    const answer = await invited(service);
    expect([answer.mailed, answer.link, answer.mailProblem]).toEqual([true, undefined, undefined]);
    const [mail] = taken;
    expect([taken.length, mail?.from, mail?.to]).toEqual([1, 'keys@example.com', [answer.email]]);
    const { headers, text, html } = partsOf(mail?.raw ?? '');
    expect(headers).toMatch(/^From: Key Keeper <keys@example.com>$/m);
    const links = [text, html].map((part) => [...part.matchAll(/http:\/\/keyrack\.example\.com\/invitation#[\w-]{43}/g)].map(String)); // prettier-ignore
    expect(links[0]).toHaveLength(1);
    expect(links[1]).toEqual(links[0]);
    expect(html).not.toMatch(/<img|<link|<script|src=|style=/i);
    const list = await must(service.admin.get<InvitationBody[]>('/invitations'));
    expect(list.body).toMatchObject([{ id: answer.id, mailed: true }]);
    const token = tokenOf(links[0]?.[0]);
    expect(service.logged.join('')).not.toContain(token);
    const me = await must(sessionOf(service.url, await must(accept(service.url, token))).get('/me'));
    expect(me.body).toMatchObject({ email: answer.email, workspaceId: service.home });
  });

  it('goes by STARTTLS, with the password of the settings', async () => {
    const { port, taken } = await mailServer({ authOptional: false });
    closing.push(trust(authority.cert));
    const service = await serviceWith(`smtp://ada%40x:${PASSWORD}@127.0.0.1:${port}`);
    expect((await invited(service)).mailed).toBe(true);
    expect(taken.map(({ secure }) => secure)).toEqual([true]);
  });

  it('goes by TLS from the first byte with smtps', async () => {
    const { port, taken } = await mailServer({ secure: true });
    closing.push(trust(authority.cert));
    expect((await invited(await serviceWith(`smtps://127.0.0.1:${port}`))).mailed).toBe(true);
    expect(taken.map(({ secure }) => secure)).toEqual([true]);
  });

  it('is not sent to one address again and again', async () => {
    const { port, taken } = await mailServer();
    const service = await serviceWith(`smtp://127.0.0.1:${port}`);
    const { email } = await invited(service);
    const { organizationId } = (await must(service.admin.get('/me'))).body;
    await triedOften(service, 'mail', `${String(organizationId)} ${email}`);
    const body = { email, workspaceId: service.home, role: 'viewer' };
    expect((await service.admin.post('/invitations', body)).body).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect((await invited(service)).mailed).toBe(true);
    expect(taken).toHaveLength(2);
  });
});

describe('an invitation that cannot be mailed', () => {
  it.each([
    ['nobody listens', async () => `smtp://127.0.0.1:${await freePort()}`, /cannot be reached/],
    ['the password is refused', async () => `smtp://ada%40x:${PASSWORD}-no@127.0.0.1:${(await mailServer()).port}`, /user and the password/],
    ['the certificate is not trusted', async () => `smtps://127.0.0.1:${(await mailServer({ secure: true })).port}`, /certificate/],
    ['the address is refused', async () => `smtp://127.0.0.1:${(await mailServer({ ...CLEAR, onRcptTo: (_to, _session, done) => done(new Error('no canary-of-smtp here')) })).port}`, /this address/],
  ])('has its link in the answer, and a sentence that says why: %s', async (_what, smtpUrl, why) => {
    const service = await serviceWith(await smtpUrl());
    const { mailed, link, mailProblem } = await invited(service);
    expect(mailed).toBe(false);
    expect(mailProblem).toMatch(why);
    expect(`${mailProblem} ${service.logged.join('')}`).not.toContain('canary-of-smtp');
    expect(service.logged.join('')).toContain('An invitation could not be mailed');
    expect((await accept(service.url, tokenOf(link))).status).toBe(200);
  }); // prettier-ignore

  it('has it within the time limit when the server says nothing', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => void server.close());
    const service = await serviceWith(`smtp://127.0.0.1:${(server.address() as { port: number }).port}`);
    const { mailed, mailProblem } = await invited(service);
    expect([mailed, mailProblem]).toEqual([false, expect.stringContaining('does not answer in time')]);
  });
});

describe('what people typed in', () => {
  const evil = 'Eve\r\nBcc: mallory@example.com\r\n\r\n<b>"hi"</b>\u2028';
  const about = { inviterName: evil, organizationName: evil, workspaceName: evil, role: evil, link: 'http://x/invitation#t', expiresAt: new Date() }; // prettier-ignore

  it('becomes neither a header, nor another recipient, nor markup', async () => {
    const { port, taken } = await mailServer();
    const { mail } = loadConfig({ KEYRACK_SMTP_URL: `smtp://127.0.0.1:${port}`, KEYRACK_MAIL_FROM: FROM, KEYRACK_PUBLIC_URL: PUBLIC_URL }); // prettier-ignore
    const mailer = new Mailer(mail);
    await mailer.send(invitationMail({ email: 'ada@example.com', ...about }));
    await mailer.send({ ...invitationMail({ email: 'ada@example.com', ...about }), subject: evil });
    expect(taken.map(({ to }) => to)).toEqual([['ada@example.com'], ['ada@example.com']]);
    for (const { raw } of taken) {
      const { headers, html } = partsOf(raw);
      expect(headers).not.toMatch(/^bcc:/im);
      expect(html).not.toContain('<b>');
      expect(html).toContain('&lt;b&gt;&quot;hi&quot;&lt;/b&gt;');
    }
  });

  it('is cut off before it becomes a letter of its own', () => {
    const { subject, text } = invitationMail({ email: 'ada@example.com', ...about, inviterName: 'x'.repeat(255) });
    expect(subject).not.toContain('x'.repeat(81));
    expect(text).not.toContain('x'.repeat(81));
  });
});

describe('the settings of the mail server', () => {
  const load = (smtp: string, from = FROM, publicUrl = PUBLIC_URL) =>
    loadConfig({ KEYRACK_SMTP_URL: smtp, KEYRACK_MAIL_FROM: from, KEYRACK_PUBLIC_URL: publicUrl }).mail;

  it('are a URL and a sender', () => {
    const from = { name: 'Key Keeper', address: 'keys@example.com' };
    const auth = { user: 'ada@x', pass: 'p:w' };
    expect(load('smtp://ada%40x:p%3Aw@mail.example.com')).toEqual({ host: 'mail.example.com', port: 587, secure: false, requireTls: true, auth, from }); // prettier-ignore
    expect(load('smtps://[::1]:4650', 'keys@example.com')).toEqual({ host: '::1', port: 4650, secure: true, requireTls: false, auth: undefined, from: { name: '', address: 'keys@example.com' } }); // prettier-ignore
    expect(loadConfig({}).mail).toBeUndefined();
  });

  it.each(['http://canary.example.com', 'smtp:canary', 'smtp://canary@mail.example.com', 'smtp://a:canary%zz@mail.example.com', 'smtp://mail.example.com/canary', 'canary'])(
    'take no other URL, and do not repeat it (%#)',
    (url) => {
      expect(() => load(url)).toThrow(/^KEYRACK_SMTP_URL takes a URL such as/);
      expect(() => load(url)).not.toThrow(/canary/);
    },
  ); // prettier-ignore

  it.each(['canary', 'Canary <canary>', 'a@canary.example, b@canary.example', 'Canary\r\nBcc: b@x.example <a@x.example>'])(
    'take no other sender, and do not repeat it (%#)',
    (from) => {
      expect(() => load('smtp://mail.example.com', from)).toThrow(/^KEYRACK_MAIL_FROM takes/);
      expect(() => load('smtp://mail.example.com', from)).not.toThrow(/canary/i);
    },
  ); // prettier-ignore

  it('belong together', () => {
    expect(() => load('smtp://mail.example.com', '')).toThrow(/both or neither/);
    expect(() => load('', FROM)).toThrow(/both or neither/);
    expect(() => load('smtp://mail.example.com', FROM, '')).toThrow(/needs KEYRACK_PUBLIC_URL/);
  });
});

/** A mail of two parts, decoded. */
function partsOf(raw: string): { headers: string; text: string; html: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replaceAll('\r\n', '\n');
  const boundary = /boundary="?([^"\n]+)"?/.exec(headers)?.[1] ?? '';
  const parts = raw.slice(end).split(`--${boundary}`).map(decoded);
  const of = (type: string): string => parts.find(({ head }) => head.includes(type))?.body ?? '';
  return { headers, text: of('text/plain'), html: of('text/html') };
}

function decoded(part: string): { head: string; body: string } {
  const end = part.indexOf('\r\n\r\n');
  const [head, body] = [part.slice(0, end), part.slice(end + 4)];
  if (/base64/i.test(head)) return { head, body: Buffer.from(body, 'base64').toString() };
  if (!/quoted-printable/i.test(head)) return { head, body };
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16))); // prettier-ignore
  return { head, body: Buffer.from(bytes, 'latin1').toString() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
