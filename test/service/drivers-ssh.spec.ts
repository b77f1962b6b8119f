import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attempt, PASSWORD } from './driver-fakes.js';

const PASSPHRASE = 'open-sesame-and-more';
const mine = ssh2.utils.generateKeyPairSync('ed25519');
const encrypted = ssh2.utils.generateKeyPairSync('ed25519', {
  passphrase: PASSPHRASE,
  cipher: 'aes256-ctr',
  rounds: 16,
});
const legacy = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey;

type Rule = (context: AuthContext) => void;

describe('An SSH server', () => {
  let rule: Rule;
  let methods: string[];
  let open: Connection[] = [];
  const asked: string[] = [];
  const hostKey = ssh2.utils.generateKeyPairSync('ed25519').private;
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    open.push(client);
    client.on('authentication', (context) => {
      methods.push(context.method);
      rule(context);
    });
    client.on('error', () => undefined).on('session', () => asked.push('session'));
    client.on('request', () => asked.push('request'));
  });
  let port: number;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as { port: number });
  });
  beforeEach(() => {
    methods = [];
    open = [];
  });
  afterAll(() => void server.close());

  const byPassword: Rule = (context) =>
    context.method === 'password' && context.password === PASSWORD ? context.accept() : context.reject(['password']);

  it('lets somebody in by a password, and is asked for nothing else', async () => {
    rule = byPassword;
    expect(await attempt('ssh', port)).toEqual({ means: 'valid' });
    expect([methods, asked]).toEqual([['password'], []]);
  });

  it('refuses another password', async () => {
    rule = byPassword;
    expect(await attempt('ssh', port, { password: 'not-that-one' })).toEqual({ means: 'invalid' });
  });

  it('lets somebody in by answering its question', async () => {
    rule = (context) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
      context.prompt([{ prompt: 'Password:', echo: false }], (answers) =>
        answers[0] === PASSWORD ? context.accept() : context.reject(),
      );
    };
    expect((await attempt('ssh', port)).means).toBe('valid');
    expect((await attempt('ssh', port, { password: 'not-that-one' })).means).toBe('invalid');
  });

  const byKey =
    (...keys: string[]): Rule =>
    (context) => {
      if (context.method !== 'publickey') return context.reject(['publickey']);
      const { data } = context.key;
      const isKnown = keys.some((text) => {
        const key = ssh2.utils.parseKey(text, PASSPHRASE);
        if (key instanceof Error || !key.getPublicSSH().equals(data)) return false;
        return (
          !context.signature ||
          key.verify(context.blob ?? Buffer.alloc(0), context.signature, context.hashAlgo) === true
        );
      });
      return isKnown ? context.accept() : context.reject(['publickey']);
    };

  it.each([
    ['in OpenSSH format', mine.private, undefined],
    ['in PEM', legacy, undefined],
    ['with a passphrase', encrypted.private, PASSPHRASE],
    ['with a line too many', `\n${mine.private}\n\n`, undefined],
  ])('lets somebody in by a key: %s', async (_, privateKey, passphrase) => {
    rule = byKey(mine.public, encrypted.public, legacy);
    const further = { privateKey, ...(passphrase !== undefined && { passphrase }) };
    expect(await attempt('ssh', port, { password: undefined, further })).toEqual({ means: 'valid' });
  });

  it('refuses another key', async () => {
    rule = byKey(encrypted.public);
    const further = { privateKey: mine.private };
    expect(await attempt('ssh', port, { password: undefined, further })).toEqual({ means: 'invalid' });
  });

  it('takes the password when it does not take the key', async () => {
    rule = (context) =>
      context.method === 'password' && context.password === PASSWORD
        ? context.accept()
        : context.reject(['publickey', 'password']);
    expect((await attempt('ssh', port, { further: { privateKey: mine.private } })).means).toBe('valid');
  });

  it('may want more than one proof, which is no refusal', async () => {
    rule = (context) => context.reject(['keyboard-interactive'], true);
    const verdict = await attempt('ssh', port);
    expect([verdict.means, verdict.said]).toEqual(['unknown', expect.stringContaining('second proof')]);
  });

  it.each([
    ['no key', 'nonsense', undefined],
    ['half a key', mine.private.slice(0, 120), undefined],
    ['a key whose passphrase is absent', encrypted.private, undefined],
    ['a key with another passphrase', encrypted.private, 'not-that-one'],
    ['a public key', mine.public, undefined],
  ])('is not asked at all about %s', async (_, privateKey, passphrase) => {
    const further = { privateKey, ...(passphrase !== undefined && { passphrase }) };
    const verdict = await attempt('ssh', port, { further });
    expect([verdict.means, verdict.said]).toEqual(['invalid', expect.stringMatching(/^The private key .*\.$/)]);
    expect(open.length).toBe(0);
  });

  it('does not make a key cost hours', async () => {
    const bytes = Buffer.from(encrypted.private.replace(/-----[^-]*-----|\s/g, ''), 'base64');
    const at = bytes.indexOf('bcrypt') + 'bcrypt'.length;
    bytes.writeUInt32BE(0x7fffffff, at + 4 + 4 + bytes.readUInt32BE(at + 4));
    const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END OPENSSH PRIVATE KEY-----`;
    const verdict = await attempt('ssh', port, { further: { privateKey, passphrase: PASSPHRASE } });
    expect([verdict.means, verdict.said]).toEqual(['invalid', expect.stringContaining('rounds')]);
  });
});
