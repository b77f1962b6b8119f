import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { assertKeyId, decrypt, encrypt, type Context } from './envelope.js';
import type { KeyProvider } from './root-key.js';

const DATA_KEY_BYTES = 32;

/**
 * The key of one tenant. Sealing is synchronous: the key was unwrapped before.
 * One data key should seal fewer than 2^32 texts (random 96-bit nonces, NIST SP 800-38D 8.3).
 */
export class DataKey {
  private readonly key: KeyObject;
  private readonly markKey: KeyObject;

  private constructor(
    readonly id: string,
    bytes: Buffer,
  ) {
    assertKeyId(id);
    this.key = createSecretKey(bytes);
    this.markKey = createSecretKey(Buffer.from(hkdfSync('sha256', bytes, '', 'keyrack mark', 32)));
    bytes.fill(0);
  }

  /** A fresh key, and the wrapped form to store. `context` must be given again to `unwrap` it. */
  static async create(provider: KeyProvider, id: string, context: Context): Promise<{ key: DataKey; wrapped: string }> {
    const bytes = randomBytes(DATA_KEY_BYTES);
    const wrapped = await provider.wrap(bytes, context);
    return { key: new DataKey(id, bytes), wrapped };
  }

  /** @throws SealError when another root key wrapped it, or it was altered, or belongs to another context */
  static async unwrap(provider: KeyProvider, id: string, wrapped: string, context: Context): Promise<DataKey> {
    return new DataKey(id, await provider.unwrap(wrapped, context));
  }

  /** Seals under a fresh nonce: sealing the same text twice gives two texts. */
  seal(plaintext: string, context: Context): string {
    return encrypt('krs1', this.id, this.key, Buffer.from(plaintext), context);
  }

  /** @throws SealError `malformed`, `wrong-key` or `tampered` */
  open(sealed: string, context: Context): string {
    return decrypt('krs1', this.id, this.key, sealed, context).toString('utf8');
  }

  /**
   * 16 hex digits that change with every sealing. Keyed, and made from the sealed text, so that nobody can tell from two
   * marks whether the plaintexts are equal, nor confirm a guess.
   */
  mark(sealed: string): string {
    return createHmac('sha256', this.markKey).update(sealed).digest('hex').slice(0, 16);
  }
}
