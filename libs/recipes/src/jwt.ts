import type { JwtSigner } from '@keyrack/credential-types';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { labelOf, type Filling } from './filling.js';
import { RecipeError } from './recipe-error.js';
import { fillNeeded, fillText, placesIn } from './template.js';

type Claims = Omit<JwtSigner, 'name' | 'scheme'>;

const KEYS = {
  HS256: 'a shared secret',
  HS384: 'a shared secret',
  HS512: 'a shared secret',
  RS256: 'an RSA key of 2048 bits or more',
  RS384: 'an RSA key of 2048 bits or more',
  RS512: 'an RSA key of 2048 bits or more',
  ES256: 'a P-256 key',
  ES384: 'a P-384 key',
};
type Algorithm = keyof typeof KEYS;

const USUAL_LIFETIME_SECONDS = 300;

/** A token that a type's signer makes, issued now. */
export async function jwtOf(signer: Claims, filling: Filling, now: Date): Promise<string> {
  const algorithm = algorithmOf(signer, filling);
  const key = keyOf(signer, algorithm, filling);
  const issued = Math.floor(now.getTime() / 1000);
  const keyId = fillOptional(signer.keyId, filling);
  const { SignJWT } = await import('jose'); // few types need it, and whoever loads this library should not wait for it
  const token = new SignJWT(claimsOf(signer, filling))
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) })
    .setIssuedAt(issued)
    .setExpirationTime(issued + (signer.lifetimeSeconds ?? USUAL_LIFETIME_SECONDS));
  try {
    return await token.sign(key);
  } catch {
    throw wrongKey(signer, `must be ${KEYS[algorithm]}, for ${algorithm}`, filling);
  }
}

function claimsOf({ issuer, subject, audience, claims = {} }: Claims, filling: Filling): Record<string, string> {
  const templates = Object.entries({ ...claims, iss: issuer, sub: subject, aud: audience });
  return Object.fromEntries(
    templates.flatMap(([name, template]): [string, string][] => {
      const value = fillOptional(template, filling);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function fillOptional(template: string | undefined, filling: Filling): string | undefined {
  return template === undefined ? undefined : fillText(template, filling);
}

function algorithmOf({ algorithm }: Claims, filling: Filling): Algorithm {
  if (typeof algorithm === 'string') return algorithm;
  const chosen = fillNeeded(`{{${algorithm.input}}}`, filling);
  if (isAlgorithm(chosen)) return chosen;
  const label = labelOf(filling.type, algorithm.input);
  throw new RecipeError(`${label} must be one of ${Object.keys(KEYS).join(', ')}.`, algorithm.input);
}

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(KEYS, name);

function keyOf(signer: Claims, algorithm: Algorithm, filling: Filling): Uint8Array | KeyObject {
  const text = fillNeeded(signer.key, filling);
  if (algorithm.startsWith('HS')) return bytesOf(signer, text, filling);
  try {
    // Not jose's importPKCS8: GitHub and others give out PKCS #1 and SEC 1.
    return createPrivateKey(pemOf(text));
  } catch {
    throw wrongKey(signer, 'must be a private key in PEM (-----BEGIN PRIVATE KEY-----), not encrypted', filling);
  }
}

function bytesOf(signer: Claims, text: string, filling: Filling): Uint8Array {
  const { keyEncoding } = signer;
  if (keyEncoding === undefined) return Buffer.from(text);
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(text);
  if (keyEncoding === 'hex' && !isHex) throw wrongKey(signer, 'must be hexadecimal digits, two for each byte', filling);
  const bytes = Buffer.from(text, keyEncoding);
  if (bytes.length === 0) throw wrongKey(signer, 'must be Base64', filling);
  return bytes;
}

function wrongKey({ key }: Claims, complaint: string, { type }: Filling): RecipeError {
  const input = placesIn(key)[0]?.input;
  return new RecipeError(`${labelOf(type, input ?? 'The key')} ${complaint}.`, input);
}

/** A PEM text as it was, when it came through a variable or a JSON document with its line breaks written out. */
export function pemOf(text: string): string {
  return text.replaceAll('\\r', '').replaceAll('\\n', '\n');
}
