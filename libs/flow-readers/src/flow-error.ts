/** Why a definition cannot be read. The message never holds a value of it. */
export class FlowError extends Error {
  override readonly name = 'FlowError';

  constructor(
    readonly reason: 'unrecognised' | 'too-deep' | 'too-large' | 'bad-mask',
    message: string,
  ) {
    super(message);
  }
}
