/** Why a sealed text did not open. The message names keys by id and never holds plaintext, ciphertext or a key. */
export class SealError extends Error {
  override readonly name = 'SealError';

  constructor(
    readonly reason: 'malformed' | 'wrong-key' | 'tampered' | 'bad-key',
    message: string,
  ) {
    super(message);
  }
}
