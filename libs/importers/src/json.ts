import type { Skip } from './item.js';

/** The fields of a JSON object. */
export type Fields = Record<string, unknown>;

// Those of @keyrack/flow-readers.
const MAX_DEPTH = 200;
const MAX_VALUES = 1_000_000;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that a text is JSON of; or why it cannot be used. `JSON.parse` makes own properties even of `__proto__`. */
export function parseJson(text: string): { value: unknown } | { skip: Skip } {
  try {
    return within(JSON.parse(text));
  } catch {
    return { skip: { code: 'DAMAGED', message: 'what was stored is not valid JSON' } };
  }
}

/** A value from outside that is small enough to be worked on. */
export function within(value: unknown): { value: unknown } | { skip: Skip } {
  const problem = new Measure().of(value, 0);
  return problem === undefined ? { value } : { skip: { code: 'TOO_LARGE', message: problem } };
}

class Measure {
  private values = 0;

  of(value: unknown, depth: number): string | undefined {
    if (++this.values > MAX_VALUES) return `it holds more than ${MAX_VALUES} values`;
    if (typeof value !== 'object' || value === null) return undefined;
    if (depth >= MAX_DEPTH) return `it is nested more than ${MAX_DEPTH} levels deep`;
    for (const key in value) {
      const problem = this.of((value as Fields)[key], depth + 1);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
}

/** A text, or a number as one, as ids are in old versions. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}
