import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandEnvironment, ExpressionError, lookupIn, references, substitute } from '../src/index.js';
import { CANARY, several, single } from './support.js';

/** Pieces of which hostile texts are made. */
const SHARDS = [
  '{{', '}}', '{', '}', '=', '$credentials', '$credentials.', '.openai', '.apiKey', '.pg', '.port', '.options', '.token', '["my key"]',
  "['pg']", '[', ']', '.', '+', ' + ', ' ', '\n', '\0', '"', "'", '\\', '\\"', '\\u0041', '\\u00', '"text"', "'text'", '"}}"', "'{{'",
  '{{ $credentials.openai.apiKey }}', '{{$credentials.token}}', '{{ $json.x }}', '{{HOST}}', '{{ HOST }}', '(', ')', '?', '?.', '-', '`',
  '__proto__', 'constructor', '$json', 'é', '😀', '\ud800', '\u2028', '\u200d',
]; // prettier-ignore

const shards = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SHARDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const texts = fc.array(shards, { maxLength: 16 }).map((pieces) => pieces.join(''));
/** A place of which something may be understood. */
const nearly = fc.array(shards, { maxLength: 6 }).map((pieces) => `{{ $credentials${pieces.join('')} }}`);
const keys = fc.oneof(texts, fc.constantFrom('__proto__', 'constructor', 'a/b', '~'));

const { tree: trees } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: texts },
    nearly,
    fc.constantFrom(null, true, 0, -1.5),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const anything = fc.anything({
  key: keys,
  values: [texts, nearly, fc.double(), fc.constant(undefined)],
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** What came of the work. Any other error fails the test. */
function outcomeOf<T>(work: () => T): { result: T } | { error: ExpressionError } {
  try {
    return { result: work() };
  } catch (error) {
    if (error instanceof ExpressionError) return { error };
    throw error;
  }
}

/** All lists and objects in a tree. */
function partsOf(tree: unknown, found = new Set<object>()): Set<object> {
  if (typeof tree !== 'object' || tree === null) return found;
  found.add(tree);
  Object.values(tree).forEach((child) => partsOf(child, found));
  return found;
}

const RUNS = { numRuns: 3000 };

describe('Whatever the text', () => {
  it('is substituted or refused, at a place in it, without a word of a value', () => {
    fc.assert(
      fc.property(fc.oneof(texts, nearly), fc.constantFrom(several, single), (text, resolve) => {
        const outcome = outcomeOf(() => substitute(text, resolve));
        if ('result' in outcome) return;
        const { message, findings } = outcome.error;
        expect(message + JSON.stringify(findings)).not.toContain(CANARY);
        expect(findings.every(({ path, offset }) => path === '' && offset >= 0 && offset <= text.length)).toBe(true);
      }),
      RUNS,
    );
  });

  it('stays as it is unless it refers to credentials', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const unrelated = text.replaceAll('$credentials', '$json');
        expect(substitute(unrelated, several)).toEqual({ value: unrelated, references: [] });
      }),
      RUNS,
    );
  });

  it('refers to what was put in, and is refused as a whole or not at all', () => {
    fc.assert(
      fc.property(fc.oneof(texts, nearly), (text) => {
        const told = outcomeOf(() => references(text));
        const done = outcomeOf(() => substitute(text, () => ({ value: 'x' })));
        expect(told).toEqual('result' in done ? { result: done.result.references } : done);
        if ('result' in done && done.result.references.length === 0) expect(done.result.value).toBe(text);
      }),
      RUNS,
    );
  });

  it('is expanded from the environment or refused', () => {
    fc.assert(
      fc.property(texts, (text) => {
        outcomeOf(() => expandEnvironment(text, (name) => (name === 'HOST' ? '{{HOST}}' : undefined)));
      }),
      RUNS,
    );
  });
});

describe('Whatever the tree', () => {
  it('is substituted or refused, stays as it was, and shares nothing with its substitution', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const before = JSON.stringify(tree);
        const outcome = outcomeOf(() => substitute(tree, several));
        expect(JSON.stringify(tree)).toBe(before);
        if ('error' in outcome) {
          expect(outcome.error.message + JSON.stringify(outcome.error.findings)).not.toContain(CANARY);
        } else {
          const given = partsOf(tree);
          expect([...partsOf(outcome.result.value)].some((part) => given.has(part))).toBe(false);
          if (outcome.result.references.length === 0) expect(JSON.stringify(outcome.result.value)).toBe(before);
        }
      }),
      RUNS,
    );
  });

  it('is substituted or refused even when it is no JSON, nor the values are', () => {
    fc.assert(
      fc.property(anything, anything, (tree, value) => {
        outcomeOf(() => substitute(tree, () => ({ value })));
      }),
      RUNS,
    );
  });
});

describe('What is written as it should be', () => {
  const names = fc.oneof(keys, fc.string({ unit: 'binary' }));
  const plain = fc.string({ unit: 'binary', maxLength: 10 }).filter((text) => !/[{}]|^=/.test(text));
  const pieces = fc.oneof(
    plain.map((text) => ({ written: text, meant: text })),
    fc
      .constantFrom('{{ $json.x }}', '{{HOST}}', '{{}}', '{{ a ? b : c }}')
      .map((text) => ({ written: text, meant: text })),
    fc
      .constantFrom('{{ $credentials.a.b }}', `{{$credentials["a"]['b']}}`)
      .map((text) => ({ written: text, meant: CANARY })),
  );

  it('is put in wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(pieces), (all) => {
        const resolve = lookupIn({ a: { b: CANARY } });
        const { value } = substitute(all.map(({ written }) => written).join(''), resolve);
        expect(value).toBe(all.map(({ meant }) => meant).join(''));
      }),
      RUNS,
    );
  });

  it('may contain any text in quotes', () => {
    fc.assert(
      fc.property(fc.oneof(texts, names), (text) => {
        const double = JSON.stringify(text);
        const single = `'${double.slice(1, -1).replaceAll("'", "\\'")}'`;
        const { value } = substitute(`={{ ${double} + $credentials.a.b + ${single} }}`, lookupIn({ a: { b: CANARY } }));
        expect(value).toBe(text + CANARY + text);
      }),
      RUNS,
    );
  });

  it('may name any alias and any field', () => {
    fc.assert(
      fc.property(names, names, fc.jsonValue(), (alias, field, value) => {
        const resolve = lookupIn(Object.fromEntries([[alias, Object.fromEntries([[field, value]])]]));
        const text = `{{ $credentials[${JSON.stringify(alias)}][${JSON.stringify(field)}] }}`;
        expect(JSON.stringify(substitute(text, resolve).value)).toBe(JSON.stringify(value));
      }),
      RUNS,
    );
  });
});
