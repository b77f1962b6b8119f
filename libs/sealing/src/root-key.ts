import { createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { decrypt, encrypt, type Context } from './envelope.js';
import { SealError } from './seal-error.js';

/**
 * Holds the root key, or knows who does (a KMS, an HSM). It wraps data keys and never sees what they seal.
 */
export interface KeyProvider {
  /** Stands in every text that this key wraps. Tells keys apart, tells nothing of the key. */
  readonly keyId: string;
  /** @returns text to store; opens only with the same context */
  wrap(key: Uint8Array, context: Context): Promise<string>;
  /** @throws SealError when another key wrapped it, or it was altered, or belongs to another context */
  unwrap(wrapped: string, context: Context): Promise<Buffer>;
}

export const ROOT_KEY_BYTES = 32;

/** A root key that this process holds in memory. */
export class LocalRootKey implements KeyProvider {
  readonly keyId: string;
  private readonly key: KeyObject;

  /** @throws SealError `bad-key` unless it is 32 bytes */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== ROOT_KEY_BYTES) {
      throw new SealError('bad-key', `a root key is ${ROOT_KEY_BYTES} bytes, this one is ${bytes.length}`);
    }
    this.key = createSecretKey(bytes);
    this.keyId = createHash('sha256').update('keyrack root key id\0').update(bytes).digest('hex').slice(0, 16);
  }

  /** @throws SealError `bad-key` unless the text is base64 (plain or URL-safe) of 32 bytes; white space around it is ignored */
  static fromBase64(text: string): LocalRootKey {
    const trimmed = text.trim();
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed)) throw new SealError('bad-key', 'a root key is 32 bytes in base64');
    return new LocalRootKey(Buffer.from(trimmed, 'base64'));
  }

  /** 32 fresh random bytes in base64, as `fromBase64` reads them. */
  static generate(): string {
    return randomBytes(ROOT_KEY_BYTES).toString('base64');
  }

  wrap(key: Uint8Array, context: Context): Promise<string> {
    return Promise.resolve(encrypt('krw1', this.keyId, this.key, key, context));
  }

  unwrap(wrapped: string, context: Context): Promise<Buffer> {
    return new Promise((resolve) => resolve(decrypt('krw1', this.keyId, this.key, wrapped, context)));
  }
}

const CHECK = Buffer.from('keyrack key check');
const CHECK_CONTEXT = { purpose: 'key-check' };

/** A value to store beside the data: `passesKeyCheck` says later whether a key is the one that made it. */
export function keyCheck(provider: KeyProvider): Promise<string> {
  return provider.wrap(CHECK, CHECK_CONTEXT);
}

export async function passesKeyCheck(provider: KeyProvider, stored: string): Promise<boolean> {
  try {
    return (await provider.unwrap(stored, CHECK_CONTEXT)).equals(CHECK);
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error; // a KMS that does not answer says nothing about the key
  }
}

/**
 * Moves a wrapped data key to another root key; what the data key sealed stays as it is. Safe to repeat: a text that `to`
 * has wrapped already is returned unchanged, once it has been seen to open.
 * @throws SealError when neither key opens it
 */
export async function rewrap(wrapped: string, from: KeyProvider, to: KeyProvider, context: Context): Promise<string> {
  if (wrapped.startsWith(`krw1:${to.keyId}:`)) {
    (await to.unwrap(wrapped, context)).fill(0);
    return wrapped;
  }
  const key = await from.unwrap(wrapped, context);
  try {
    return await to.wrap(key, context);
  } finally {
    key.fill(0);
  }
}
