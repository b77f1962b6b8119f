import { describe, expect, it } from 'vitest';
import { environmentReferences, lookupIn, references, substitute } from '../src/index.js';
import { CANARY, findingsOf, several } from './support.js';

const REFERENCE = '{{ $credentials.openai.apiKey }}';

describe('A name that JavaScript has a meaning for', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

  it.each(NAMES)('is no alias and no field unless somebody calls one so: %s', (name) => {
    for (const text of [`{{ $credentials.${name}.x }}`, `{{ $credentials["${name}"]["${name}"] }}`]) {
      expect(findingsOf(() => substitute(text, several))).toMatchObject([{ offset: 3, message: /no credential "/ }]);
    }
    expect(findingsOf(() => substitute(`{{ $credentials.pg.${name} }}`, several))).toMatchObject([
      { message: /no field/ },
    ]);
  });

  it.each(NAMES)('is an alias and a field if somebody calls one so: %s', (name) => {
    const resolve = lookupIn(Object.fromEntries([[name, Object.fromEntries([[name, CANARY]])]]));
    expect(substitute(`{{ $credentials.${name}.${name} }}`, resolve).value).toBe(CANARY);
  });

  it.each(NAMES)('is a key like any other: %s', (name) => {
    const json = `{"${name}":{"${name}":"${REFERENCE}"}}`;
    const { value, references } = substitute(JSON.parse(json), several);
    expect(JSON.stringify(value)).toBe(json.replace(REFERENCE, `${CANARY}-key`));
    expect(references).toMatchObject([{ path: `/${name}/${name}` }]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('x');
  });
});

describe('A hostile text', () => {
  it.each<[what: string, text: string]>([
    ['braces', '{{'.repeat(500_000)],
    ['closing braces', '}}'.repeat(500_000)],
    ['empty places', '{{}}'.repeat(500_000)],
    ['places in places', '{{'.repeat(300_000) + '}}'.repeat(300_000)],
    ['places of the engine', '{{ $json.x }}'.repeat(200_000)],
    ['blanks', `{{${' '.repeat(2_000_000)}`],
    ['places of blanks', `{{${' '.repeat(20)}`.repeat(100_000)],
    ['NULs', `{{${'\0'.repeat(2_000_000)}}}`],
    ['marks', '='.repeat(2_000_000)],
    ['lone surrogates', '{{ \ud800 }}\udc00'.repeat(200_000)],
    ['names of others', `{{ ${'a'.repeat(2_000_000)} }}`],
    ['names of others, outside the BMP', `{{ ${'𝒳'.repeat(8_000_000)} }}`],
    ['dollars', `{{ ${'$'.repeat(2_000_000)} }}`],
    ['quotes', `{{ "' }}{{ '" }}`.repeat(100_000)],
    ['quotes in quotes', `{{ "}}{{ '}}`.repeat(100_000)],
    ['texts in quotes', `{{ "{{" + "'{{'" + }}`.repeat(100_000)],
    ['sums', `{{ "a" ${'+ "a" '.repeat(300_000)} }}`],
    ['escapes', String.raw`{{ "\"}}{{ '\'}}`.repeat(100_000)],
    ['variables without an end', `{{${'A'.repeat(2_000_000)}`],
    ['variables that begin again', '{{ A'.repeat(500_000)],
  ])('of many %s stays as it is', (_what, text) => {
    expect(substitute(text, several).value).toBe(text);
    expect(environmentReferences(text)).toEqual([]);
    // With a mention somewhere behind, each place is looked at.
    expect(substitute(`${text} $credentials`, several).value).toBe(`${text} $credentials`);
  });

  it.each<[what: string, text: string]>([
    ['names', `{{ $credentials.${'a'.repeat(2_000_000)} }}`],
    ['names outside the BMP', `{{ $credentials.${'𝒳'.repeat(8_000_000)} }}`],
    ['steps', `{{ $credentials${'.a'.repeat(500_000)} }}`],
    ['brackets', `{{ $credentials${'["a"]'.repeat(500_000)} }}`],
    ['open brackets', `{{ $credentials${'['.repeat(500_000)} }}`],
    ['dots', `{{ $credentials${'.'.repeat(500_000)} }}`],
    ['blanks', `{{ $credentials${' '.repeat(2_000_000)} }}`],
    ['plus signs', `{{ $credentials.pg.host ${'+'.repeat(500_000)} }}`],
    ['backslashes', `{{ $credentials.pg.host + "${'\\'.repeat(500_001)}" }}`],
    ['parentheses', `{{ ${'('.repeat(500_000)}$credentials }}`],
    ['braces before a reference', `${'{{'.repeat(300_000)} $credentials.pg.host }}`],
    ['NULs', `{{ $credentials.pg.host ${'\0'.repeat(500_000)} }}`],
    ['surrogates', `{{ $credentials.\ud800\ud800 }}`],
  ])('of many %s in an expression is refused', (_what, text) => {
    expect(findingsOf(() => substitute(text, several)).length).toBeGreaterThan(0);
  });

  it('of many references is filled in', () => {
    const { value, references } = substitute(REFERENCE.repeat(50_000), several);
    expect(value).toBe(`${CANARY}-key`.repeat(50_000));
    expect(references).toHaveLength(50_000);
  });

  it('of many terms is filled in', () => {
    const text = `{{ ${'"\\u00e9" + '.repeat(200_000)}$credentials.pg.host }}`;
    expect(substitute(text, several).value).toBe(`${'é'.repeat(200_000)}db.example.com`);
  });
});

describe('A result that would be far longer than what was given', () => {
  const long = lookupIn({ a: { text: 'x'.repeat(2 ** 20), list: Array.from({ length: 2 ** 16 }, () => 0) } });

  it.each([
    ['by a text in a text', '{{ $credentials.a.text }}'.repeat(100)],
    ['by a text in many', Array.from({ length: 100 }, () => '{{ $credentials.a.text }}')],
    ['by a sum', `{{ ${Array.from({ length: 100 }, () => '$credentials.a.text').join('+')} }}`],
    ['by a list', Array.from({ length: 100 }, () => '{{ $credentials.a.list }}')],
  ])('is refused: %s', (_what, parameters) => {
    const found = findingsOf(() => substitute(parameters, long));
    expect(found).toMatchObject([{ message: expect.stringMatching(/^the result would be too large/) as string }]);
  });
});

describe('A hostile tree', () => {
  /** Lists in lists, the text in the innermost. */
  function nested(levels: number): unknown {
    let tree: unknown = REFERENCE;
    for (let level = 0; level < levels; level++) tree = level % 2 ? [tree] : { a: tree };
    return tree;
  }

  const endless: unknown[] = [];
  endless.push(endless, { endless }, REFERENCE);

  /** A tree of 2⁵⁰ leaves, as long as nobody writes it out. */
  const shared = Array.from({ length: 50 }).reduce<unknown>((tree) => [tree, tree], 'x');

  it('is filled in when it is 100 levels deep', () => {
    expect(JSON.stringify(substitute(nested(100), several).value)).toContain(`${CANARY}-key`);
  });

  it.each([
    ['101 levels deep', nested(101)],
    ['100000 levels deep', nested(100_000)],
    ['a part of itself', endless],
  ])('is refused when it is %s', (_what, tree) => {
    const message = 'lists and objects nest at most 100 levels deep';
    expect(findingsOf(() => substitute(tree, several))).toContainEqual({
      path: expect.any(String) as string,
      offset: 0,
      message,
    });
    expect(() => references(tree)).toThrow(message);
  });

  it('is refused when written out it has no end', () => {
    expect(() => substitute(shared, several)).toThrow('the result would be too large');
  });

  it.each([
    ['is a part of itself', endless],
    ['is too deep', nested(101)],
    ['has no end', shared],
  ])('is not put in as a value when it %s', (_what, value) => {
    expect(findingsOf(() => substitute('{{ $credentials.a.b }}', () => ({ value })))).toHaveLength(1);
  });

  it.each([
    ['a function', () => CANARY],
    ['a date', new Date(0)],
    ['a map', new Map([['a', REFERENCE]])],
    ['bytes', new Uint8Array(2)],
    ['an instance of a class', new (class Own {})()],
    ['undefined', undefined],
    ['a symbol', Symbol('a')],
    ['a big integer', 1n],
    ['infinity', Infinity],
  ])('is refused where it is no JSON: %s', (_what, part) => {
    const message = 'only texts, numbers, true, false, null, lists and plain objects can be taken over';
    expect(findingsOf(() => substitute({ a: [0, part] }, several))).toEqual([{ path: '/a/1', offset: 0, message }]);
  });

  it('is refused where a list has a hole', () => {
    expect(findingsOf(() => substitute([REFERENCE, , ''], several))).toMatchObject([{ path: '/1' }]);
  });
});
