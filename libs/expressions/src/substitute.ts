import { Findings } from './expression-error.js';
import { wordsFor, type CredentialReference, type Resolve } from './lookup.js';
import { placesIn, type Place } from './places.js';
import { Room } from './room.js';
import { rewrite, type Visitor } from './tree.js';

/** A reference, and where the text that contains it stands: a JSON Pointer into the parameters. */
export interface PlacedReference extends CredentialReference {
  path: string;
}

export interface Substitution {
  /** The parameters with the values in their places. Shares nothing that can change with what was given. */
  value: unknown;
  /** In the order in which they stand; one that stands in several places is there as often. */
  references: PlacedReference[];
}

/**
 * Puts the values of credentials where the texts of a node's parameters, any JSON, refer to them. Values are put in as they
 * are: whoever evaluates the result afterwards evaluates `{{` in a value, too.
 * @throws ExpressionError with everything that is wrong, up to 20 findings
 */
export function substitute(parameters: unknown, resolve: Resolve): Substitution {
  const substituter = new Substituter(resolve);
  const value = rewrite(parameters, substituter);
  substituter.findings.conclude();
  return { value, references: substituter.references };
}

/**
 * What the texts of a node's parameters refer to, whether it exists or not.
 * @throws ExpressionError when an expression cannot be read
 */
export function references(parameters: unknown): PlacedReference[] {
  return substitute(parameters, () => ({ value: '' })).references;
}

/** A value, and where in its text it is put in. The value is undefined where something is wrong, which is then noted. */
interface Part {
  value: unknown;
  offset: number;
}

class Substituter implements Visitor {
  readonly findings = new Findings();
  readonly references: PlacedReference[] = [];
  private readonly room = new Room();

  constructor(private readonly resolve: Resolve) {}

  pass(path: string): void {
    this.room.take(0, path, 0);
  }

  refuse(path: string, message: string): void {
    this.findings.add(path, 0, message);
  }

  text(text: string, path: string): unknown {
    this.room.take(text.length, path, 0);
    const places = placesIn(text);
    const [first] = places;
    if (!first) return text;
    let from = text.startsWith('=') ? 1 : 0; // n8n's mark of an expression, and no part of its value
    if (first.start === from && first.end === text.length) return this.valueOf(first, path);
    const pieces = places.map((place) => {
      const before = text.slice(from, place.start);
      from = place.end;
      return before + this.written({ value: this.valueOf(place, path), offset: place.start }, path);
    });
    return pieces.join('') + text.slice(from);
  }

  private valueOf({ start, content }: Place, path: string): unknown {
    if (!Array.isArray(content)) return this.findings.add(path, content.offset, content.message);
    const parts = content.map((operand) =>
      typeof operand === 'string' ? { value: operand, offset: start } : this.look(operand, path),
    );
    const [first, second] = parts;
    if (!first || !second) return first?.value;
    if (isNumeric(first.value) && isNumeric(second.value)) {
      const message = 'nothing is calculated; put "" + first to write the two one after the other';
      return this.findings.add(path, second.offset, message);
    }
    return parts.map((part) => this.written(part, path)).join('');
  }

  private look({ offset, ...reference }: CredentialReference & { offset: number }, path: string): Part {
    this.references.push({ path, ...reference });
    const lookup = this.resolve(reference);
    if ('value' in lookup) return { value: this.copyOf(lookup.value, path, offset), offset };
    this.findings.add(path, offset, wordsFor(reference, lookup));
    return { value: undefined, offset };
  }

  private copyOf(value: unknown, path: string, offset: number): unknown {
    let isJson = true;
    const copy = rewrite(value, {
      text: (text) => {
        this.room.take(text.length, path, offset);
        return text;
      },
      pass: () => this.room.take(0, path, offset),
      refuse: () => void (isJson = false),
    });
    return isJson ? copy : this.findings.add(path, offset, 'the value is no JSON');
  }

  private written({ value, offset }: Part, path: string): string {
    if (typeof value === 'string') return value;
    if (isNumeric(value)) return String(value);
    if (value !== undefined) {
      this.findings.add(path, offset, 'lists, objects and null stand alone: no text can be around them');
    }
    return '';
  }
}

/** For these, JavaScript's + is arithmetic. */
const isNumeric = (value: unknown): value is number | boolean =>
  typeof value === 'number' || typeof value === 'boolean';
