import { randomBytes } from 'node:crypto';
import { hashOf } from '../token.js';

const CODES = 10;
const LETTERS = 16;
/** Without i, l, o and u, which are taken for others. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten codes of 80 random bits, such as `k7f2-9qmd-3xwa-p04t`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, newRecoveryCode);
}

/** Random enough for a fast hash without salt. Capitals, dashes, and letters that were taken for digits do not count. */
export function hashOfRecoveryCode(code: string): string {
  return hashOf(
    code
      .toLowerCase()
      .replace(/[^0-9a-z]/g, '')
      .replace(/o/g, '0')
      .replace(/[il]/g, '1'),
  );
}

function newRecoveryCode(): string {
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return letters.replace(/.{4}(?=.)/g, '$&-');
}
