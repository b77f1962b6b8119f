import type { Input, NumberInput, OptionsInput } from './format.js';

/** What a value is stored as, or why it is refused, as the end of a sentence that begins with the input. */
type Judgement = { value: unknown } | { complaint: string };

export const ENVIRONMENT_REFERENCE = /\{\{\s*[A-Z_][A-Z0-9_]*\s*\}\}/;
// Not `new URL`: it refuses MongoDB's lists of hosts.
export const URL_SHAPE = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s\p{Cc}]+$/u;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const MOST_LEVELS = 100;

/** Judges a value that is given, by the kind of its input. No complaint repeats the value. */
export function judge(input: Input, value: unknown): Judgement {
  const damage = damageOf(value);
  if (damage) return { complaint: damage };
  switch (input.type) {
    case 'password':
    case 'string':
      return typeof value === 'string' ? { value } : { complaint: `must be a text, not ${kindOf(value)}` };
    case 'url':
      return judgeUrl(value);
    case 'number':
      return judgeNumber(input, value);
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { complaint: `must be true or false, not ${kindOf(value)}` };
    case 'options':
      return judgeOption(input, value);
    case 'json':
      return judgeJson(value);
  }
}

function judgeUrl(value: unknown): Judgement {
  if (typeof value !== 'string') return { complaint: `must be a URL, not ${kindOf(value)}` };
  if (refersToEnvironment(value) || URL_SHAPE.test(value)) return { value };
  return { complaint: 'must be a URL with its scheme, such as https://host, and without spaces' };
}

/** Forms send numbers as texts, so those are taken too. */
function judgeNumber(input: NumberInput, value: unknown): Judgement {
  if (refersToEnvironment(value)) return { value };
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  if (typeof number !== 'number') return { complaint: `must be a number, not ${kindOf(value)}` };
  if (!Number.isFinite(number)) return { complaint: 'must be a finite number' };
  const { minimum = -Infinity, maximum = Infinity, integer } = input;
  if (integer && !Number.isInteger(number)) return { complaint: 'must be a whole number' };
  if (number < minimum) return { complaint: `must be at least ${minimum}` };
  if (number > maximum) return { complaint: `must be at most ${maximum}` };
  return { value: number };
}

function judgeOption(input: OptionsInput, value: unknown): Judgement {
  const names = input.options.map((option) => option.name);
  if (typeof value === 'string' && (names.includes(value) || refersToEnvironment(value))) return { value };
  return { complaint: `must be one of ${names.join(', ')}` };
}

function judgeJson(value: unknown): Judgement {
  if (typeof value === 'object') return { value };
  if (typeof value !== 'string') return { complaint: `must be a JSON object or list, not ${kindOf(value)}` };
  try {
    JSON.parse(value);
    return { value };
  } catch {
    return { complaint: 'must be JSON' };
  }
}

const refersToEnvironment = (value: unknown): boolean => typeof value === 'string' && ENVIRONMENT_REFERENCE.test(value);

/** What no database, header or other program takes as a text, and nesting that no serializer survives. */
export function damageOf(value: unknown): string | undefined {
  const rest: { part: unknown; level: number }[] = [{ part: value, level: 0 }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { part, level } = next;
    if (typeof part === 'string') {
      if (part.includes('\0')) return 'must not contain the character NUL';
      if (LONE_SURROGATE.test(part)) return 'must not contain half of a character (a lone surrogate)';
    } else if (typeof part === 'object' && part !== null) {
      if (level === MOST_LEVELS) return `must not be nested deeper than ${MOST_LEVELS} levels`;
      for (const child of Object.entries(part).flat()) rest.push({ part: child, level: level + 1 });
    }
  }
  return undefined;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? 'true or false' : 'an object';
}
