import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { Skip } from '../item.js';
import { isFields, parseJson, textOf, type Fields } from '../json.js';
import { isSalted, openSalted, utf8 } from '../openssl.js';

const GCM_VERSION = 1;
const SALT = [1, 33] as const;
const TAG = [33, 49] as const;
const KEY_LENGTH = 32;
const IV_LENGTH = 12;
const WITH_KEY_ID = /^([A-Za-z0-9_-]{1,36}):([A-Za-z0-9+/]+={0,2})$/;

/** What n8n's credentials are opened with: its encryption key, and the keys in its table `deployment_key` by their ids. */
export interface Keys {
  encryptionKey?: string;
  deploymentKeys: ReadonlyMap<string, string>;
}

/** Which key a text was sealed with: '' for the encryption key itself. Undefined if it is no ciphertext of n8n. */
export function keyIdOf(sealed: string): string | undefined {
  return isSalted(sealed) ? '' : WITH_KEY_ID.exec(sealed)?.[1];
}

/** The object that n8n sealed; or why it cannot be told. */
export function opened(sealed: string, { encryptionKey, deploymentKeys }: Keys): { stored: Fields } | { skip: Skip } {
  const keyId = keyIdOf(sealed);
  if (keyId === undefined) return { skip: DAMAGED };
  const key = keyId === '' ? encryptionKey : deploymentKeys.get(keyId);
  if (key === undefined) return { skip: keyId === '' ? NO_KEY : NO_DEPLOYMENT_KEY };
  const bare = sealed.slice(sealed.indexOf(':') + 1);
  const text = isSalted(bare) ? openSalted(bare, key) : openGcm(bare, key);
  const parsed = text === undefined ? undefined : parseJson(text);
  // Garbage that is JSON, a number for one, does come out of a wrong key. An object does not.
  if (parsed && 'value' in parsed && isFields(parsed.value)) return { stored: parsed.value };
  return { skip: parsed && 'skip' in parsed && parsed.skip.code === 'TOO_LARGE' ? parsed.skip : OTHER_KEY };
}

/** @param rows of `deployment_key` */
export function keysFrom(encryptionKey: string | undefined, rows: readonly Fields[]): Keys {
  if (encryptionKey === undefined) return { deploymentKeys: new Map() };
  return { encryptionKey, deploymentKeys: deploymentKeysIn(rows, encryptionKey) };
}

/** The keys in rows of `deployment_key`, as far as the encryption key opens them. */
function deploymentKeysIn(rows: readonly Fields[], encryptionKey: string): Map<string, string> {
  const wrapping = createHash('sha256').update(encryptionKey).digest('hex');
  const keys = rows.flatMap(({ id, value }): [string, string][] => {
    const key = typeof value === 'string' ? openGcm(value, wrapping) : undefined;
    return key === undefined ? [] : [[textOf(id) ?? '', key]];
  });
  return new Map(keys);
}

/** Version, salt of HKDF, tag, ciphertext. @param key in hexadecimal digits */
function openGcm(text: string, key: string): string | undefined {
  const bytes = Buffer.from(text, 'base64');
  const secret = Buffer.from(key, 'hex');
  if (bytes.length < TAG[1] || bytes[0] !== GCM_VERSION || secret.length !== KEY_LENGTH) return undefined;
  const derived = Buffer.from(
    hkdfSync('sha256', secret, bytes.subarray(...SALT), 'n8n-encryption-v1', KEY_LENGTH + IV_LENGTH),
  );
  const [content, iv] = [derived.subarray(0, KEY_LENGTH), derived.subarray(KEY_LENGTH)];
  const decipher = createDecipheriv('aes-256-gcm', content, iv, { authTagLength: TAG[1] - TAG[0] });
  decipher.setAuthTag(bytes.subarray(...TAG));
  try {
    return utf8(Buffer.concat([decipher.update(bytes.subarray(TAG[1])), decipher.final()]));
  } catch {
    return undefined;
  }
}

const DAMAGED: Skip = { code: 'DAMAGED', message: 'its data is neither an object nor a whole ciphertext of n8n' };
const NO_KEY: Skip = { code: 'NO_KEY', message: 'it is sealed, and no encryption key is given' };
const NO_DEPLOYMENT_KEY: Skip = {
  code: 'NO_KEY',
  message: 'it is sealed with a key of the table deployment_key that is not among those that are given and open',
};
const OTHER_KEY: Skip = {
  code: 'WRONG_KEY',
  message: 'the key that opens others does not open it: it was sealed with another one, or is damaged',
};
