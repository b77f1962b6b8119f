import type { JwtSigner } from '@keyrack/credential-types';
import { createPrivateKey } from 'node:crypto';
import { jwtVerify, type KeyInput } from 'jose';
import { describe, expect, it } from 'vitest';
import { inject, requestOf } from '../src/index.js';
import { errorOf, KEYS, NOW, pemOf, typeNamed, typeWith } from './support.js';

const ISSUED = NOW.getTime() / 1000;

async function tokenOf(signer: Partial<JwtSigner>, values: Record<string, unknown>): Promise<string> {
  const type = typeWith({
    hosts: [],
    test: { untestable: 'No.' },
    inject: { signer: { name: 'jwt', algorithm: 'HS256', key: '{{key}}', ...signer } },
  });
  const { headers } = await inject(type, values, { method: 'GET', url: 'https://a.example.com/' }, { now: NOW });
  return headers['authorization']?.replace(/^Bearer /, '') ?? '';
}

const verify = (token: string, key: KeyInput, algorithm: string) =>
  jwtVerify(token, key, { algorithms: [algorithm], currentDate: NOW });

describe('A token', () => {
  it.each([
    ['HS256', 'a shared secret', {}, Buffer.from('a shared secret')],
    ['HS512', 'ä shared secret', {}, Buffer.from('ä shared secret')],
    ['HS256', '00ff7f80', { keyEncoding: 'hex' }, Buffer.from('00ff7f80', 'hex')],
    ['HS384', 'AP9/gA==', { keyEncoding: 'base64' }, Buffer.from('00ff7f80', 'hex')],
    ['RS256', pemOf(KEYS.rsa), {}, KEYS.rsa.publicKey],
    ['RS512', pemOf(KEYS.rsa, 'pkcs1'), {}, KEYS.rsa.publicKey],
    ['RS384', pemOf(KEYS.rsa).replaceAll('\n', '\\n'), {}, KEYS.rsa.publicKey],
    ['RS256', pemOf(KEYS.rsa).replaceAll('\n', '\r\n'), {}, KEYS.rsa.publicKey],
    ['ES256', pemOf(KEYS.p256), {}, KEYS.p256.publicKey],
    ['ES384', pemOf(KEYS.p384, 'sec1'), {}, KEYS.p384.publicKey],
  ] as const)('is signed by %s', async (algorithm, key, options, checkedWith) => {
    const { protectedHeader, payload } = await verify(
      await tokenOf({ algorithm, ...options }, { key }),
      checkedWith,
      algorithm,
    );
    expect(protectedHeader).toEqual({ alg: algorithm, typ: 'JWT' });
    expect(payload).toEqual({ iat: ISSUED, exp: ISSUED + 300 });
  });

  it('says who made it, for whom and how long it lives, and leaves out what is not given', async () => {
    const signer: Partial<JwtSigner> = {
      keyId: '{{region}}',
      issuer: 'me',
      subject: '{{organization}}',
      audience: '/admin/',
      claims: { scope: 'a b', org: '{{organization}}' },
      lifetimeSeconds: 60,
    };
    const { protectedHeader, payload } = await verify(await tokenOf(signer, { key: 'k' }), Buffer.from('k'), 'HS256');
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'eu' });
    expect(payload).toEqual({ iss: 'me', aud: '/admin/', scope: 'a b', iat: ISSUED, exp: ISSUED + 60 });
  });

  it('is signed by the algorithm that an input chooses', async () => {
    const request = { method: 'GET', url: 'https://a.example.com/' };
    const values = { algorithm: 'ES256', key: pemOf(KEYS.p256), issuer: 'me' };
    const { headers } = await inject(typeNamed('jwtAuth'), values, request, { now: NOW });
    const token = headers['authorization']?.slice('Bearer '.length) ?? '';
    expect((await verify(token, KEYS.p256.publicKey, 'ES256')).payload.iss).toBe('me');
  });

  it('of Ghost is named by Ghost’s word', async () => {
    const values = { url: 'https://blog.example.com/', id: 'the-id', secret: 'beef' };
    const { url, headers } = await requestOf(typeNamed('ghostAdminApi'), values, { now: NOW });
    expect(url).toBe('https://blog.example.com/ghost/api/admin/posts/?limit=1&fields=id');
    const token = /^Ghost (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
    expect(await verify(token, Buffer.from('beef', 'hex'), 'HS256')).toMatchObject({
      protectedHeader: { kid: 'the-id' },
      payload: { aud: '/admin/', exp: ISSUED + 300 },
    });
  });

  const encrypted = createPrivateKey(pemOf(KEYS.p256)).export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'p' }); // prettier-ignore
  const PEM = 'API key must be a private key in PEM (-----BEGIN PRIVATE KEY-----), not encrypted.';
  it.each([
    ['a key that is no PEM', { algorithm: 'RS256' }, 'canary-not-a-key', PEM],
    ['an encrypted key', { algorithm: 'ES256' }, encrypted, PEM],
    ['a public key', { algorithm: 'RS256' }, KEYS.rsa.publicKey.export({ format: 'pem', type: 'spki' }), PEM],
    ['an RSA key for ES256', { algorithm: 'ES256' }, pemOf(KEYS.rsa), 'API key must be a P-256 key, for ES256.'],
    ['a P-256 key for ES384', { algorithm: 'ES384' }, pemOf(KEYS.p256), 'API key must be a P-384 key, for ES384.'],
    ['a P-256 key for RS256', { algorithm: 'RS256' }, pemOf(KEYS.p256), 'API key must be an RSA key of 2048 bits or more, for RS256.'], // prettier-ignore
    ['digits that are not hexadecimal', { keyEncoding: 'hex' }, 'canary', 'API key must be hexadecimal digits, two for each byte.'], // prettier-ignore
    ['half of a byte', { keyEncoding: 'hex' }, 'abc', 'API key must be hexadecimal digits, two for each byte.'],
    ['Base64 of nothing', { keyEncoding: 'base64' }, '!', 'API key must be Base64.'],
    ['an algorithm that there is not', { algorithm: { input: 'region' } }, 'k', 'Region must be one of HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384.'], // prettier-ignore
  ] as const)('is not made with %s', async (_what, signer, key, message) => {
    expect(await errorOf(() => tokenOf(signer, { key, region: 'none' }))).toMatchObject({ message });
  });
});
