import type { ErrorCode } from './generated/types.gen.js';

/**
 * What an error is about, for programs: the codes of the service, and those of the client for what the service did not say:
 * `NO_ANSWER` (no connection, or one that broke), `TIMEOUT`, and `UNKNOWN` (an answer that is none of Keyrack, such as a
 * page of a proxy). Later versions of the service may have more.
 */
export type KeyrackErrorCode = ErrorCode | 'NO_ANSWER' | 'TIMEOUT' | 'UNKNOWN' | (string & {});

/** What the service answered instead of doing what it was asked. */
export class KeyrackError<Code extends KeyrackErrorCode = KeyrackErrorCode> extends Error {
  override readonly name = 'KeyrackError';

  constructor(
    /** A sentence for people. */
    message: string,
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    /** For programs: `NOT_FOUND`, `VALIDATION_ERROR` … */
    readonly code: Code,
    /** What is wrong, by field or otherwise; depends on the code. */
    readonly details: Readonly<Record<string, unknown>> = {},
    /** Under which the service's log has more. */
    readonly requestId?: string,
    /** `cause`: what the network said. */
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Reads an answer. What is no error of Keyrack, such as a page of a proxy, gets a sentence of its own. */
  static of(this: void, body: unknown, response: Response | undefined, request?: Request): unknown {
    if (!response) return isFinal(body, request) ? body : noAnswer(body);
    const { message, error, code, details, requestId } = recordOf(body);
    const said = typeof message === 'string' ? message : error; // m9m's errors have their sentence there
    if (typeof said !== 'string' || typeof code !== 'string') {
      return new KeyrackError(`The server answered with status ${response.status}`, response.status, 'UNKNOWN');
    }
    const id = typeof requestId === 'string' ? requestId : undefined;
    return new KeyrackError(said, response.status, code, recordOf(details), id);
  }
}

/**
 * Whether an error is Keyrack's, and about one of these codes if any are given:
 * `if (isKeyrackError(error, 'NOT_FOUND', 'CREDENTIAL_DELETED')) …`
 */
export function isKeyrackError<Code extends KeyrackErrorCode>(
  error: unknown,
  ...codes: readonly Code[]
): error is KeyrackError<Code> {
  return error instanceof KeyrackError && (codes.length === 0 || codes.some((code) => code === error.code));
}

/** For a connection that could not be made, or broke. */
export function noAnswer(cause: unknown): KeyrackError<'NO_ANSWER'> {
  const message = 'The server does not answer. Check the connection, and try again.';
  return new KeyrackError(message, 0, 'NO_ANSWER', {}, undefined, { cause });
}

/** Whether the error was worded already, or is what the caller gave as the reason of ending the call. */
function isFinal(error: unknown, request: Request | undefined): boolean {
  if (error instanceof KeyrackError || request?.signal.aborted) return true;
  return error instanceof DOMException && error.name === 'AbortError';
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
