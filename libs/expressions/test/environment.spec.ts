import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentReferences, expandEnvironment } from '../src/index.js';
import { CANARY, findingsOf } from './support.js';

const VALUES = new Map([
  ['OPENAI_API_KEY', `${CANARY}-key`],
  ['HOST', 'db.example.com'],
  ['_', 'underscore'],
  ['EMPTY', ''],
  ['NESTED', '{{HOST}} {{ HOST }} $& {{'],
]);
const read = (name: string): string | undefined => VALUES.get(name);

describe('A reference to the environment', () => {
  it.each<[text: string, expanded: string]>([
    ['{{OPENAI_API_KEY}}', `${CANARY}-key`],
    ['{{ OPENAI_API_KEY }}', `${CANARY}-key`],
    ['{{\tHOST  }}', 'db.example.com'],
    ['postgres://u:{{OPENAI_API_KEY}}@{{HOST}}:5432/db', `postgres://u:${CANARY}-key@db.example.com:5432/db`],
    ['{{HOST}}{{HOST}}', 'db.example.comdb.example.com'],
    ['{{_}}', 'underscore'],
    ['<{{EMPTY}}>', '<>'],
    ['{{NESTED}}', '{{HOST}} {{ HOST }} $& {{'],
    ['{{EMPTY}}{HOST}}', '{HOST}}'],
    ['{{{HOST}}}', '{db.example.com}'],
    ['{{{{HOST}}}}', '{{db.example.com}}'],
    ['{{ {{HOST}}', '{{ db.example.com'],
  ])('is replaced by the value, once: %s', (text, expanded) => expect(expandEnvironment(text, read)).toBe(expanded));

  it.each([
    '',
    'HOST',
    '{HOST}',
    '{{}}',
    '{{ }}',
    '{{HOST}',
    '{ {HOST} }',
    '{{host}}',
    '{{Host}}',
    '{{1HOST}}',
    '{{HO ST}}',
    '{{HO-ST}}',
    '{{HOST\n}}',
    '{{\u00a0HOST}}',
    '{{HÖST}}',
    '{{HOST\0}}',
    '{{$HOST}}',
    '${HOST}',
    '{{HOST|base64}}',
    '{{ $credentials.HOST }}',
    '{{__proto__}}',
    '{{constructor}}',
  ])('is not what only resembles one: %j', (text) => {
    expect(environmentReferences(text)).toEqual([]);
    expect(expandEnvironment(text, read)).toBe(text);
  });

  it('is told with its place', () => {
    expect(environmentReferences('a{{B}}😀{{ C_1 }}{{B}}')).toEqual([
      { name: 'B', start: 1, end: 6 },
      { name: 'C_1', start: 8, end: 17 },
      { name: 'B', start: 17, end: 22 },
    ]);
  });

  it('is refused by its name when it has no value', () => {
    expect(findingsOf(() => expandEnvironment('{{HOST}} {{MISSING}} {{ __PROTO__ }}', read))).toEqual([
      { path: '', offset: 9, message: 'the variable MISSING is not set, or may not be read' },
      { path: '', offset: 21, message: 'the variable __PROTO__ is not set, or may not be read' },
    ]);
  });

  it('is refused with no more than 20 findings', () => {
    expect(findingsOf(() => expandEnvironment('{{MISSING}}'.repeat(100), read))).toHaveLength(20);
  });

  it('never shows a value when another is refused', () => {
    expect(JSON.stringify(findingsOf(() => expandEnvironment('{{OPENAI_API_KEY}}{{MISSING}}', read)))).not.toContain(
      CANARY,
    );
  });

  it('does not make a text of any length out of a short one', () => {
    const found = findingsOf(() => expandEnvironment('{{A}}'.repeat(100), () => 'x'.repeat(2 ** 20)));
    expect(found).toMatchObject([{ message: expect.stringContaining('too large') as string }]);
  });

  it('leaves the text around it alone, whatever that is', () => {
    const around = fc.string({ unit: 'binary' }).filter((text) => !/[{}]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(around, fc.constantFrom(...VALUES.keys()))), around, (parts, rest) => {
        const write = (put: (name: string) => string) => parts.map(([text, name]) => text + put(name)).join('') + rest;
        const expanded = expandEnvironment(
          write((name) => `{{${name}}}`),
          read,
        );
        expect(expanded).toBe(write((name) => read(name) ?? ''));
      }),
    );
  });
});
