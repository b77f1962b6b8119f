/** What the service answered instead of doing what it was asked. */
export class KeyrackError extends Error {
  override readonly name = 'KeyrackError';

  constructor(
    /** A sentence for people. */
    message: string,
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    /** For programs: `NOT_FOUND`, `VALIDATION_ERROR` … */
    readonly code: string,
    /** What is wrong, by field or otherwise; depends on the code. */
    readonly details: Readonly<Record<string, unknown>> = {},
    /** Under which the service's log has more. */
    readonly requestId?: string,
  ) {
    super(message);
  }

  /** Reads an answer. What is no error of Keyrack, such as a page of a proxy, gets a sentence of its own. */
  static of(this: void, body: unknown, response: Response | undefined): unknown {
    if (!response) return isAborted(body) ? body : new KeyrackError(NO_ANSWER, 0, 'NO_ANSWER');
    const { message, code, details, requestId } = recordOf(body);
    if (typeof message !== 'string' || typeof code !== 'string') {
      return new KeyrackError(`The server answered with status ${response.status}`, response.status, 'UNKNOWN');
    }
    const id = typeof requestId === 'string' ? requestId : undefined;
    return new KeyrackError(message, response.status, code, recordOf(details), id);
  }
}

const NO_ANSWER = 'The server does not answer. Check the connection, and try again.';

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
