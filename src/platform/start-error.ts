/** The service cannot start, for a reason that the person who starts it can mend. The message says what to do, and no secret. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
