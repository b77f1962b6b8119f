/** Why a source cannot be read at all. The message never holds a value of it, nor a password. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(
    readonly code: 'WRONG_KEY' | 'NO_KEY' | 'NOT_FOUND' | 'NOT_REACHED' | 'NOT_READABLE' | 'UNRECOGNISED',
    message: string,
  ) {
    super(message);
  }
}

/** The code that Node or a driver gave an error, for messages: `ECONNREFUSED`, `ER_ACCESS_DENIED_ERROR`, `28P01`. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'no code';
}
