import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { SealError } from './seal-error.js';

/**
 * What a sealed text belongs to. It is authenticated, not stored: a text opens only for the context it was sealed with,
 * so one that is copied to another row, tenant or version does not open there.
 */
export type Context = Readonly<Record<string, string | number>>;

/** `krs` seals values with a data key, `krw` wraps a data key with a root key. The digit is the version of the format. */
export type Format = 'krs1' | 'krw1';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SHAPE = /^(krs1|krw1):([A-Za-z0-9_-]{1,64}):([A-Za-z0-9_-]+)$/;

/** AES-256-GCM under a fresh random nonce, as `<format>:<key id>:<base64url(nonce ‖ ciphertext ‖ tag)>`. */
export function encrypt(
  format: Format,
  keyId: string,
  key: KeyObject,
  plaintext: Uint8Array,
  context: Context,
): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(format, keyId, context));
  const body = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return `${format}:${keyId}:${body.toString('base64url')}`;
}

/** @throws SealError `malformed`, `wrong-key` (another key wrote it) or `tampered` (altered, or of another context) */
export function decrypt(format: Format, keyId: string, key: KeyObject, text: string, context: Context): Buffer {
  const { writtenBy, body } = parse(format, text);
  if (writtenBy !== keyId) throw new SealError('wrong-key', `sealed by key ${writtenBy}, not by key ${keyId}`);
  const end = body.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(format, keyId, context));
  decipher.setAuthTag(body.subarray(end));
  try {
    return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch {
    throw new SealError('tampered', 'the sealed text was altered, or belongs elsewhere');
  }
}

/**
 * The id of the key that wrote a sealed or wrapped text.
 * @throws SealError `malformed`
 */
export function keyIdOf(text: string): string {
  const [, , keyId] = SHAPE.exec(text) ?? [];
  if (keyId === undefined) throw new SealError('malformed', 'not a sealed text');
  return keyId;
}

/** @throws SealError `bad-key` for an id that `parse` would not read back */
export function assertKeyId(keyId: string): void {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(keyId))
    throw new SealError('bad-key', 'a key id is 1 to 64 letters, digits, _ or -');
}

function parse(format: Format, text: string): { writtenBy: string; body: Buffer } {
  const [, found, writtenBy, encoded] = SHAPE.exec(text) ?? [];
  if (found !== format || writtenBy === undefined || encoded === undefined) {
    throw new SealError('malformed', `not a sealed text of format ${format}`);
  }
  const body = Buffer.from(encoded, 'base64url');
  if (body.toString('base64url') !== encoded) throw new SealError('malformed', 'a sealed text with stray bits');
  if (body.length < NONCE_BYTES + TAG_BYTES) throw new SealError('malformed', 'a sealed text that is cut short');
  return { writtenBy, body };
}

/** JSON of a sorted list of pairs: no two contexts give the same bytes, whatever characters their values hold. */
function associatedData(format: Format, keyId: string, context: Context): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([format, keyId, pairs]));
}
