import { FlowError } from './flow-error.js';
import { isFields, Trail, type Fields } from './trail.js';

const MAX_DEPTH = 200;
const MAX_VALUES = 1_000_000;

/** Is shown every value of a definition once, from the top down, and may give others in their place. */
export interface Visitor {
  /** What stands here instead and is not looked into; undefined to look into the value. */
  replace?(value: unknown, trail: Trail): { by: unknown } | undefined;
  /** What a text becomes. @param json whether it is JSON that was looked into already */
  text?(text: string, trail: Trail, json: boolean): string;
  key?(key: string, trail: Trail): string;
}

/**
 * A deep copy of a definition with what the visitor replaces. Texts that are JSON are looked into, and written anew only
 * if something in them changes (then without their spaces, and with numbers as JavaScript rounds them).
 * @throws FlowError beyond 200 levels or 1,000,000 values
 */
export function rewrite(definition: unknown, visitor: Visitor): unknown {
  return new Rewriter(visitor).value(definition);
}

/** The object or array that a text is JSON of. */
export function parsed(text: string): Fields | unknown[] | undefined {
  if (!/^\s*(?:\[|\{\s*["}])/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

class Rewriter {
  private readonly trail = new Trail();
  private visited = 0;
  private changes = 0;

  constructor(private readonly visitor: Visitor) {}

  value(value: unknown): unknown {
    this.spend();
    const other = this.visitor.replace?.(value, this.trail);
    if (other) return this.changed(value, other.by);
    return typeof value === 'string' ? this.text(value) : this.inside(value);
  }

  private inside(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item: unknown, index) => this.member(value, String(index), item));
    if (isFields(value)) return this.fields(value);
    return value instanceof Date ? new Date(value) : value;
  }

  private text(text: string): string {
    const before = this.changes;
    const inner = parsed(text);
    const copy = inner && this.inside(inner);
    const written = this.changes === before ? text : JSON.stringify(copy);
    const other = this.visitor.text?.(written, this.trail, inner !== undefined) ?? written;
    return this.changed(written, other);
  }

  /** `fromEntries` defines keys and sets nothing, so that `__proto__` is a key like others. */
  private fields(fields: Fields): Fields {
    let renamed = 0;
    const entries = Object.entries(fields).map(([key, value]) => {
      let name = this.visitor.key?.(key, this.trail) ?? key;
      if (name !== key && (renamed++ > 0 || Object.hasOwn(fields, name))) name += ` ${renamed}`;
      return [this.changed(key, name), this.member(fields, key, value, name)];
    });
    return Object.fromEntries(entries) as Fields;
  }

  private member(holder: Fields | unknown[], key: string, value: unknown, shown = key): unknown {
    this.trail.enter(holder, key, shown);
    const copy = this.value(value);
    this.trail.leave();
    return copy;
  }

  private changed<T>(value: unknown, other: T): T {
    if (!Object.is(value, other)) this.changes++;
    return other;
  }

  private spend(): void {
    if (++this.visited > MAX_VALUES)
      throw new FlowError('too-large', `the definition holds more than ${MAX_VALUES} values`);
    if (this.trail.depth > MAX_DEPTH)
      throw new FlowError('too-deep', `the definition is nested more than ${MAX_DEPTH} levels deep`);
  }
}
