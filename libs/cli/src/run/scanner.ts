import { START, type Automaton } from './automaton.js';

/** Where a pattern stands in a stream: from the byte of this number to before the byte of that. */
export interface Span {
  start: number;
  end: number;
}

/** Reads a stream, chunk by chunk, and says where patterns stand in it. */
export interface Scanner {
  read: (chunk: Buffer) => Span[];
  /** From this byte on, a pattern may have begun that is not complete. */
  readonly undecided: number;
}

/** Finds patterns as they are. */
export class Exact implements Scanner {
  #state = START;
  #at = 0;

  constructor(private readonly automaton: Automaton) {}

  read(chunk: Buffer): Span[] {
    const found: Span[] = [];
    for (const byte of chunk) {
      this.#state = this.automaton.next(this.#state, byte);
      this.#at++;
      const length = this.automaton.found(this.#state);
      if (length > 0) found.push({ start: this.#at - length, end: this.#at });
    }
    return found;
  }

  get undecided(): number {
    return this.#at - this.automaton.begun(this.#state);
  }
}

/** What base64 is written with, in both of its alphabets, and hexadecimal numbers as well. */
const SIGN = /^[A-Za-z0-9+/=_-]+$/;
const IS_SIGN = Uint8Array.from({ length: 256 }, (_, byte) => (SIGN.test(String.fromCharCode(byte)) ? 1 : 0));
const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32];
/** No program breaks base64 into shorter lines. After a shorter one nothing is held back that ended. */
const SHORTEST_LINE = 32;

/** Whether a pattern is of the signs of base64 alone. */
export function canWrap(pattern: Buffer): boolean {
  return SIGN.test(pattern.toString('latin1'));
}

/**
 * Finds patterns for which `canWrap` holds, also where a program has broken them into lines, as `base64` does: between two
 * signs there may be a line break, with spaces after it, when a long line of such signs stands before it.
 */
export class Wrapping implements Scanner {
  #state = START;
  #at = 0;
  /** How many signs stand before this place without anything between. */
  #line = 0;
  #isBreak = false;
  /** The bytes that were passed over since the last that was neither a sign nor part of a break. */
  #passed: number[] = [];

  constructor(private readonly automaton: Automaton) {}

  read(chunk: Buffer): Span[] {
    const found: Span[] = [];
    for (const byte of chunk) {
      const length = IS_SIGN[byte] === 1 ? this.#sign(byte) : this.#other(byte);
      this.#at++;
      if (length > 0) found.push({ start: this.#back(length), end: this.#at });
    }
    const { undecided } = this;
    this.#passed = this.#passed.filter((at) => at >= undecided);
    return found;
  }

  get undecided(): number {
    return this.#back(this.automaton.begun(this.#state));
  }

  #sign(byte: number): number {
    this.#line++;
    this.#isBreak = false;
    this.#state = this.automaton.next(this.#state, byte);
    return this.automaton.found(this.#state);
  }

  #other(byte: number): number {
    const isEnd = byte === LINE_FEED || byte === RETURN;
    const isIndent = this.#isBreak && (byte === SPACE || byte === TAB);
    this.#isBreak ||= isEnd && this.#line >= SHORTEST_LINE;
    this.#line = 0;
    if (this.#isBreak && (isEnd || isIndent)) this.#passed.push(this.#at);
    else this.#forget();
    return 0;
  }

  #forget(): void {
    this.#state = START;
    this.#isBreak = false;
    this.#passed = [];
  }

  /** Where so many signs before this place begin. */
  #back(signs: number): number {
    if (signs === 0) return this.#at;
    let start = this.#at - signs;
    for (let n = this.#passed.length - 1; n >= 0 && (this.#passed[n] ?? -1) >= start; n--) start--;
    return start;
  }
}
