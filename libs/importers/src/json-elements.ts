import { createReadStream } from 'node:fs';
import { codeOf, ImportError } from './import-error.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** The JSON of one element; undefined if it is longer than was to be read. */
export type Element = string | undefined;

/**
 * The elements of a file that is a JSON array, one by one; or the objects of one that is objects after each other, or a
 * single one. A library that builds them from tokens was not taken: those assign to `__proto__`, and know no bound.
 * @param most how many characters an element may have
 * @throws ImportError if the file cannot be read, or is cut off
 */
export async function* jsonElements(path: string, most: number): AsyncGenerator<Element> {
  const splitter = new Splitter(path, most);
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8' })) yield* splitter.elementsOf(String(chunk));
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('NOT_READABLE', `${path} cannot be read (${codeOf(error)}).`);
  }
  splitter.end();
}

/** Knows of JSON where elements begin and end. Whether they are JSON is for `JSON.parse` to say. */
class Splitter {
  /** 1 in an array, 0 outside; undefined before anything has come. */
  private base: 0 | 1 | undefined;
  private depth = 0;
  private inText = false;
  private isEscaped = false;
  private element = '';
  private isTooLong = false;
  private isOver = false;
  private hasComma = false;

  constructor(
    private readonly path: string,
    private readonly most: number,
  ) {}

  *elementsOf(chunk: string): Generator<Element> {
    let from = this.base === undefined ? this.begin(chunk) : 0;
    for (let at = from; at < chunk.length; at++) {
      if (!this.endsAt(chunk.charCodeAt(at))) continue;
      const closes = this.depth === 0 && this.base === 0; // the bracket is the element's own
      this.keep(chunk.slice(from, closes ? at + 1 : at));
      from = at + 1;
      yield* this.taken(chunk.charCodeAt(at));
    }
    this.keep(chunk.slice(from));
  }

  end(): void {
    if (this.depth !== 0 || this.inText || (this.base === 0 && this.element.trim() !== ''))
      throw new ImportError('NOT_READABLE', `${this.path} ends in the middle: it is cut off, or no JSON.`);
    if (this.base === 1 && this.element.trim() !== '')
      throw new ImportError('NOT_READABLE', `${this.path} goes on after the end of its JSON array.`);
  }

  /** @returns where the first element may begin */
  private begin(chunk: string): number {
    const at = chunk.search(/[^\s\uFEFF]/);
    if (at < 0) return chunk.length;
    const first = chunk.charCodeAt(at);
    if (!OPENING.has(first))
      throw new ImportError('UNRECOGNISED', `${this.path} is no JSON array and no JSON object, as an export is.`);
    this.base = chunk[at] === '[' ? 1 : 0;
    this.depth = this.base;
    return at + this.base;
  }

  /** Whether an element ends at this character. */
  private endsAt(code: number): boolean {
    if (this.inText) return this.inside(code);
    if (code === QUOTE) this.inText = true;
    else if (OPENING.has(code)) this.depth++;
    else if (CLOSING.has(code)) return --this.depth < (this.base ?? 0) || (this.depth === 0 && this.base === 0);
    return code === COMMA && this.depth === 1 && this.base === 1;
  }

  private inside(code: number): false {
    if (this.isEscaped) this.isEscaped = false;
    else if (code === BACKSLASH) this.isEscaped = true;
    else if (code === QUOTE) this.inText = false;
    return false;
  }

  private keep(part: string): void {
    if (this.element.length + part.length > this.most) this.isTooLong = true;
    this.element = this.isTooLong ? '' : this.element + part;
  }

  private *taken(end: number): Generator<Element> {
    const [element, isTooLong] = [this.element.trim(), this.isTooLong];
    if (this.isOver) throw new ImportError('NOT_READABLE', `${this.path} goes on after the end of its JSON array.`);
    this.isOver = this.base === 1 && end !== COMMA;
    this.element = '';
    this.isTooLong = false;
    if (element !== '' || isTooLong || end === COMMA || this.hasComma) yield isTooLong ? undefined : element;
    this.hasComma = end === COMMA;
  }
}
