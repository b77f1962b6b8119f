import { Transform, type TransformCallback } from 'node:stream';
import { Automaton } from './automaton.js';
import { canWrap, Exact, Wrapping, type Scanner, type Span } from './scanner.js';

const MASK = Buffer.from('********');

/** Says that masking has failed, and nothing of what it was masking. */
export class MaskingError extends Error {
  override readonly name = 'MaskingError';

  constructor() {
    super('Masking failed: what the program prints is not shown');
  }
}

/**
 * Makes streams of bytes in which these texts are replaced by asterisks, wherever chunks begin and end. Where they overlap,
 * all that belongs to one of them is replaced. Other bytes stay as they are, UTF-8 or not.
 *
 * Nothing is held back for longer than it must: only an end that may be the beginning of one of the texts waits for what
 * follows, however long the stream pauses. So a prompt appears at once, and no beginning of a secret ever does.
 * @throws MaskingError
 */
export function maskingOf(texts: readonly string[]): () => Transform {
  // Errors of the engine may quote what they were working on, so that none of them goes on from here.
  try {
    const patterns = [...new Set(texts)].filter((text) => text !== '').map((text) => Buffer.from(text));
    const exact = new Automaton(patterns.filter((pattern) => !canWrap(pattern)));
    const wrapping = new Automaton(patterns.filter(canWrap));
    return () => new Masking([new Exact(exact), new Wrapping(wrapping)]);
  } catch {
    throw new MaskingError();
  }
}

class Masking extends Transform {
  /** What may belong to a text that is not complete. */
  #held: Buffer = Buffer.alloc(0);
  /** Which byte of the stream it begins with. */
  #from = 0;
  /** Before this byte, everything was shown or masked. */
  #covered = 0;
  /** What was found in what is held. */
  #found: Span[] = [];

  constructor(private readonly scanners: readonly Scanner[]) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#try(done, () => {
      this.#found = this.#found.concat(...this.scanners.map((scanner) => scanner.read(chunk)));
      this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
      return this.#take(Math.min(...this.scanners.map(({ undecided }) => undecided)));
    });
  }

  override _flush(done: TransformCallback): void {
    // The beginning of a secret, at the end, is none of its own; a whole one is masked.
    this.#try(done, () => this.#take(this.#from + this.#held.length));
  }

  #try(done: TransformCallback, work: () => Buffer): void {
    let output: Buffer;
    try {
      output = work();
    } catch {
      return done(new MaskingError());
    }
    done(null, output);
  }

  /** Masks what begins before the byte `end`, and holds the rest. */
  #take(end: number): Buffer {
    const spans = this.#found.sort((one, other) => one.start - other.start);
    const pieces: Buffer[] = [];
    let taken = 0;
    for (const { start, end: last } of spans) {
      if (start >= end) break;
      if (start >= this.#covered) pieces.push(this.#part(this.#covered, start), MASK);
      this.#covered = Math.max(this.#covered, last);
      taken++;
    }
    if (this.#covered < end) pieces.push(this.#part(this.#covered, end));
    this.#covered = Math.max(this.#covered, end);
    this.#found = spans.slice(taken);
    this.#held = this.#part(end, this.#from + this.#held.length);
    this.#from = end;
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  }

  #part(start: number, end: number): Buffer {
    return this.#held.subarray(start - this.#from, end - this.#from);
  }
}
