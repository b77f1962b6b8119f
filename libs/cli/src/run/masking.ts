import { Transform, type TransformCallback } from 'node:stream';

const MASK = '********';

/**
 * A stream of bytes in which these texts are replaced by asterisks, wherever chunks begin and end. Where they overlap, all
 * that belongs to one of them is replaced. Other bytes stay as they are, UTF-8 or not.
 *
 * Nothing is held back for longer than it must: only an end that may be the beginning of one of the texts waits for what
 * follows, however long the stream pauses. So a prompt appears at once, and no beginning of a secret ever does.
 */
export function masking(texts: readonly string[]): Transform {
  // Latin-1 has a character for each byte, so that strings and their methods work on bytes.
  const patterns = [...new Set(texts)]
    .map((text) => Buffer.from(text).toString('latin1'))
    .filter((text) => text !== '');
  return patterns.length === 0 ? new Passing() : new Masking(patterns);
}

class Passing extends Transform {
  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    done(null, chunk);
  }
}

class Masking extends Transform {
  /** What may be the beginning of a pattern. */
  #held = '';
  /** How much of it belongs to a pattern that was masked already. */
  #covered = 0;
  readonly #patterns: readonly string[];
  readonly #match: RegExp;
  readonly #longest: number;

  constructor(patterns: readonly string[]) {
    super();
    this.#patterns = patterns;
    const longestFirst = [...patterns].sort((one, other) => other.length - one.length);
    // A look-ahead finds matches that overlap.
    this.#match = new RegExp(`(?=(${longestFirst.map(escaped).join('|')}))`, 'g');
    this.#longest = longestFirst[0]?.length ?? 0;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const data = this.#held + chunk.toString('latin1');
    done(null, this.#take(data, this.#undecidedFrom(data)));
  }

  override _flush(done: TransformCallback): void {
    // The beginning of a secret, at the end, is none of its own; a whole one is masked.
    done(null, this.#take(this.#held, this.#held.length));
  }

  /** Masks what begins before `end`, and holds the rest. */
  #take(data: string, end: number): Buffer {
    let covered = this.#covered;
    let masked = '';
    for (const { index, 1: found = '' } of data.matchAll(this.#match)) {
      if (index >= end) break;
      if (index >= covered) masked += data.slice(covered, index) + MASK;
      covered = Math.max(covered, index + found.length);
    }
    if (covered < end) masked += data.slice(covered, end);
    this.#held = data.slice(end);
    this.#covered = Math.max(0, covered - end);
    return Buffer.from(masked, 'latin1');
  }

  /** Where the first end of the data begins with which a pattern may begin. */
  #undecidedFrom(data: string): number {
    for (let at = Math.max(0, data.length - this.#longest + 1); at < data.length; at++) {
      const end = data.slice(at);
      if (this.#patterns.some((pattern) => pattern.length > end.length && pattern.startsWith(end))) return at;
    }
    return data.length;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
