import { createDecipheriv, createHash } from 'node:crypto';

// The format of `openssl enc -aes-256-cbc -md md5`, which crypto-js writes and with it Flowise and n8n. Read, never written.
const MAGIC = Buffer.from('Salted__');
const BLOCK = 16;
const SALT_END = 16;
const KEY_LENGTH = 32;

/** What every such text begins with. */
export const SALTED = 'U2FsdGVkX1';

/** Whether a text has the form of a ciphertext, whatever the key. */
export function isSalted(text: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text, 'base64');
  const sealed = bytes.length - SALT_END;
  return bytes.subarray(0, MAGIC.length).equals(MAGIC) && sealed >= BLOCK && sealed % BLOCK === 0;
}

/**
 * Opens a ciphertext.
 * @returns undefined if the key does not fit. There is no MAC: one wrong key in some hundreds gives bytes nevertheless,
 * so what comes out must be checked to be what it should be.
 */
export function openSalted(text: string, passphrase: string): string | undefined {
  const bytes = Buffer.from(text, 'base64');
  const [key, iv] = keyAndIv(passphrase, bytes.subarray(MAGIC.length, SALT_END));
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  try {
    return utf8(Buffer.concat([decipher.update(bytes.subarray(SALT_END)), decipher.final()]));
  } catch {
    return undefined;
  }
}

/** @throws TypeError on what is no UTF-8 */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** EVP_BytesToKey with MD5 and one round. */
function keyAndIv(passphrase: string, salt: Buffer): [Buffer, Buffer] {
  let derived = Buffer.alloc(0);
  for (let last = derived; derived.length < KEY_LENGTH + BLOCK; derived = Buffer.concat([derived, last]))
    last = createHash('md5').update(last).update(passphrase, 'utf8').update(salt).digest();
  return [derived.subarray(0, KEY_LENGTH), derived.subarray(KEY_LENGTH, KEY_LENGTH + BLOCK)];
}
