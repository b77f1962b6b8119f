import { describe, expect, it } from 'vitest';
import { lookupIn, substitute, type Resolve } from '../src/index.js';
import { CANARY, several, single } from './support.js';

describe('A reference', () => {
  it.each<[what: string, text: string, value: unknown, resolve?: Resolve]>([
    ['alone', '{{ $credentials.openai.apiKey }}', `${CANARY}-key`],
    ['without blanks', '{{$credentials.openai.apiKey}}', `${CANARY}-key`],
    ['with blanks and line breaks wherever they may be', '{{\n\t$credentials . openai\r\n .\u00a0apiKey  }}', `${CANARY}-key`], // prettier-ignore
    ["behind n8n's mark", '={{ $credentials.openai.apiKey }}', `${CANARY}-key`],
    ["in a text behind n8n's mark", '=Bearer {{ $credentials.openai.apiKey }}', `Bearer ${CANARY}-key`],
    ['in a text', 'Bearer {{ $credentials.openai.apiKey }}', `Bearer ${CANARY}-key`],
    ['in a text on both sides', '<{{ $credentials.openai.apiKey }}>', `<${CANARY}-key>`],
    ['in JSON', '{"a":{"key":{{ $credentials.pg.port }}}}', '{"a":{"key":5432}}'],
    ['beside others', '{{ $credentials.pg.host }}:{{ $credentials.pg.port }}', 'db.example.com:5432'],
    ['with nothing between', '{{ $credentials.pg.host }}{{ $credentials.pg.host }}', 'db.example.comdb.example.com'],
    ['behind a mark that is not the first character', '=={{ $credentials.pg.host }}', '=db.example.com'],
    ['behind a backslash', 'DOMAIN\\{{ $credentials.pg.host }}', 'DOMAIN\\db.example.com'],
    ['in brackets, double quotes', '{{ $credentials["my key"].token }}', `${CANARY}-token`],
    ['in brackets, single quotes', "{{ $credentials['my key'].token }}", `${CANARY}-token`],
    ['in brackets, with blanks', '{{ $credentials [ "my key" ] [ "the field" ] }}', `${CANARY}-field`],
    ['in brackets, with an escape', '{{ $credentials["my\\u0020key"].token }}', `${CANARY}-token`],
    ['in other letters', '{{ $credentials.ümlaut.ключ }}', `${CANARY}-ключ`],
    ['to the one credential', '{{ $credentials.token }}', `${CANARY}-slack`, single],
    ['to the one credential, in brackets', '={{ $credentials["token"] }}', `${CANARY}-slack`, single],
    ['to the one credential by its alias', '{{ $credentials.slack.token }}', `${CANARY}-slack`, single],
    ['to an empty value', 'a{{ $credentials.openai.organization }}b', 'ab'],
  ])('%s is replaced by the value', (_what, text, value, resolve = several) => {
    expect(substitute(text, resolve).value).toEqual(value);
  });

  it.each<[what: string, text: string, value: unknown]>([
    ['a number', '{{ $credentials.pg.port }}', 5432],
    ["a number behind n8n's mark", '={{ $credentials.pg.port }}', 5432],
    ['a truth value', '{{ $credentials.pg.tls }}', true],
    ['an object', '{{ $credentials.pg.options }}', { pool: [1, { max: CANARY }] }],
    ['null', '{{ $credentials.pg.schema }}', null],
  ])('that is all of a text becomes %s itself', (_what, text, value) => {
    expect(substitute({ text }, several).value).toStrictEqual({ text: value });
  });

  it.each<[what: string, text: string, value: unknown]>([
    ['a number', ':{{ $credentials.pg.port }}', ':5432'],
    ['a number behind a blank', ' {{ $credentials.pg.port }}', ' 5432'],
    ['a number before another', '{{ $credentials.pg.port }}{{ $credentials.pg.port }}', '54325432'],
    ['a truth value', '={{ $credentials.pg.tls }}!', 'true!'],
  ])('in a longer text writes %s out', (_what, text, value) => {
    expect(substitute(text, several).value).toBe(value);
  });

  it('may have a value that looks like a reference, a pattern or a mark, and is put in as it is', () => {
    const value = '={{ $credentials.a.b }} {{NAME}} $& $1 ${x}';
    const resolve = lookupIn({ a: { b: value } });
    expect(substitute(['{{ $credentials.a.b }}', '<{{ $credentials.a.b }}>'], resolve).value).toEqual([
      value,
      `<${value}>`,
    ]);
  });
});

describe('A sum', () => {
  it.each<[what: string, text: string, value: string]>([
    ['a text and a reference', '{{ "Bearer " + $credentials.openai.apiKey }}', `Bearer ${CANARY}-key`],
    ['a reference and a text', "={{ $credentials.pg.host + '/x' }}", 'db.example.com/x'],
    ['many', `{{ "a" + 'b' + $credentials.pg.host+"c"+$credentials.pg.port }}`, 'abdb.example.comc5432'],
    ['a number and a text', '{{ $credentials.pg.port + "" + $credentials.pg.port }}', '54325432'],
    ['braces in quotes', `{{ '{"a":{"b":"' + $credentials.pg.host + '"}}' }}`, '{"a":{"b":"db.example.com"}}'],
    ['opening braces in quotes', '{{ "{{" + $credentials.pg.host }}', '{{db.example.com'],
    ['a place in quotes', '{{ "}} {{ $json.x }} {{" + $credentials.pg.host }}', '}} {{ $json.x }} {{db.example.com'],
    [
      'a reference in quotes',
      '{{ "}} {{ $credentials.pg.host }}" + $credentials.pg.port }}',
      '}} {{ $credentials.pg.host }}5432',
    ],
    ['the other quote in quotes', `{{ "it's " + '"' + $credentials.pg.host + '"' }}`, `it's "db.example.com"`],
    ['escapes', String.raw`{{ "\"\\\/\b\f\n\r\t\u00e9\'" + $credentials.pg.host }}`, `"\\/\b\f\n\r\té'db.example.com`],
    ['a character of two escapes', String.raw`{{ '\ud83d\uDE00' + $credentials.pg.port }}`, '😀5432'],
  ])('of %s is a text', (_what, text, value) => {
    expect(substitute(text, several).value).toBe(value);
  });
});

describe('A text that does not concern credentials', () => {
  it.each([
    '',
    '=',
    'plain',
    '= 1 + 1',
    '={{ $json.x }}',
    '{{ $json.x }} {{ $vars.y }} {{NAME}}',
    '{{ {a: {b: 1}} }}',
    '{{ }}{{}}',
    '{{ $credentials.openai.apiKey',
    'a lone {{ and $credentials.openai.apiKey',
    '}} $credentials.openai.apiKey {{',
    '$credentials.openai.apiKey',
    '={ { $credentials.openai.apiKey } }',
    '{ $credentials.openai.apiKey }',
    '{{ $credentialsOf.openai.apiKey }}',
    '{{ my$credentials.x }}',
    '{{ $CREDENTIALS.openai.apiKey }}',
    '{{ "$credentials.openai.apiKey" }}',
    `{{ "{{ $credentials" + '.openai.apiKey }}' }}`,
    '${$credentials.openai.apiKey} %{{x}}',
  ])('is left as it is: %s', (text) => {
    expect(substitute([text], several)).toEqual({ value: [text], references: [] });
  });

  it.each([
    ['{{ $json.x }} {{ $credentials.pg.host }} {{ $json.y }}', '{{ $json.x }} db.example.com {{ $json.y }}'],
    ['={{ $json.x }}-{{ $credentials.pg.host }}', '{{ $json.x }}-db.example.com'],
    ['{{NAME}}@{{ $credentials.pg.host }}:{{ {a: {b: 1}} }}', '{{NAME}}@db.example.com:{{ {a: {b: 1}} }}'],
    ['{{ $json["a }}"] }} {{ $credentials.pg.host }}', '{{ $json["a }}"] }} db.example.com'],
    ['{{ my$credentials.pg.host }} {{ $credentials.pg.host }}', '{{ my$credentials.pg.host }} db.example.com'],
    ['{{ $credentials.pg.host }} {{ and a lone one', 'db.example.com {{ and a lone one'],
  ])('may stand around one that does: %s', (text, value) => {
    expect(substitute(text, several).value).toBe(value);
  });
});
