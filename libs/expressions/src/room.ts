import { ExpressionError } from './expression-error.js';

const MOST = 2 ** 24;
/** What each value counts beside its characters: the time that it takes. */
const PER_VALUE = 16;

/**
 * How much more a result may hold. A short text can name a long value many times over, and a list can hold the same list
 * many times over.
 */
export class Room {
  private left = MOST;

  /** @throws ExpressionError when there is no room for one more value of that many characters */
  take(characters: number, path: string, offset: number): void {
    this.left -= characters + PER_VALUE;
    if (this.left >= 0) return;
    const message = `the result would be too large: it may have ${MOST} characters, each value counting ${PER_VALUE} more`;
    throw new ExpressionError([{ path, offset, message }]);
  }
}
