import { describe, expect, it } from 'vitest';
import { lookupIn, references, substitute, type Resolve } from '../src/index.js';
import { CANARY, findingsOf, several, single } from './support.js';

/** A text that is refused, where, and a word of why. */
type Refused = [what: string, text: string, offset: number, why: RegExp];

describe('An expression that is more than a reference', () => {
  it.each<Refused>([
    [
      'a function call',
      '{{ Buffer.from($credentials.pg.host).toString("base64") }}',
      3,
      /only \$credentials can be named/,
    ],
    ['a call of a method', '{{ $credentials.pg.host.trim() }}', 23, /nothing below it/],
    ['a call of a field', '{{ $credentials.pg.host() }}', 23, /functions are not called/],
    ['a condition', '{{ $credentials.pg.tls ? "a" : "b" }}', 23, /conditions/],
    ['optional chaining', '{{ $credentials?.pg.host }}', 15, /\?\./],
    ['a subtraction', '{{ $credentials.pg.port - 1 }}', 24, /nothing is calculated/],
    ['a name with a hyphen', '{{ $credentials.my-key.token }}', 18, /\["my-name"\]/],
    ['an addition', '{{ $credentials.pg.port + 1 }}', 26, /not understood/],
    ['a product', '{{ $credentials.pg.port * 2 }}', 24, /not understood/],
    ['an alternative', '{{ $credentials.pg.host || "x" }}', 24, /not understood/],
    ['a comparison', '{{ $credentials.pg.host === "x" }}', 24, /not understood/],
    ['parentheses', '{{ ($credentials.pg.host) }}', 3, /functions/],
    ['a template literal', '{{ `${$credentials.pg.host}` }}', 3, /not understood/],
    ['an object', '{{ {a: $credentials.pg.host} }}', 3, /not understood/],
    ['a list', '{{ [$credentials.pg.host] }}', 3, /not understood/],
    ['an assignment', '{{ $credentials.pg.host = "x" }}', 24, /not understood/],
    ['a filter', '{{ $credentials.pg.host | base64 }}', 24, /not understood/],
    ['a comment', '{{ $credentials.pg.host /* x */ }}', 24, /not understood/],
    ['data of the engine', '{{ $credentials.pg.host + $json.x }}', 26, /only \$credentials/],
    ['a reference in quotes of a call', '{{ f("$credentials.pg.host") }}', 3, /only \$credentials/],
    ['a property of something else', '{{ $json.$credentials }}', 3, /only \$credentials/],
    ['a chain that is too long', '{{ $credentials.pg.options.pool }}', 26, /nothing below it/],
    ['a chain that is too long, in brackets', '{{ $credentials.pg.options["pool"] }}', 26, /nothing below it/],
    ['a number in brackets', '{{ $credentials.pg[0] }}', 19, /in quotes/],
    ['a name in brackets', '{{ $credentials[pg].host }}', 16, /in quotes/],
    ['braces in braces', '{{{{ $credentials.pg.host }}}}', 2, /not understood/],
    ['three braces', '{{{ $credentials.pg.host }}}', 2, /not understood/],
    ['an expression that swallows another', '{{ x {{ $credentials.pg.host }}', 3, /only \$credentials/],
  ])('is refused and not evaluated: %s', (_what, text, offset, why) => {
    const found = findingsOf(() => substitute(text, several));
    expect(found).toEqual([{ path: '', offset, message: expect.stringMatching(why) as string }]);
    expect(findingsOf(() => references(text))).toEqual(found);
  });

  it.each<Refused>([
    ['no field', '{{ $credentials }}', 16, /something is missing/],
    ['a dot and no field', '{{ $credentials. }}', 17, /a name follows the dot/],
    ['an alias and no field', '{{ $credentials.pg. }}', 20, /a name follows the dot/],
    ['two dots', '{{ $credentials..pg }}', 16, /a name follows the dot/],
    ['a number for a name', '{{ $credentials.1.x }}', 16, /a name follows the dot/],
    ['an open bracket', '{{ $credentials["pg" }}', 21, /the bracket is closed/],
    ['an empty bracket', '{{ $credentials[] }}', 16, /in quotes/],
    ['an open quote', '{{ $credentials["pg].host }}', 16, /never closed/],
    ['quotes that do not match', `{{ "a' + $credentials.pg.host }}`, 3, /never closed/],
    ['a sum without an end', '{{ $credentials.pg.host + }}', 26, /something is missing/],
    ['a sum without a beginning', '{{ + $credentials.pg.host }}', 3, /not understood/],
    ['a missing +', '{{ "a" $credentials.pg.host }}', 7, /not understood/],
    ['an escape that JSON does not have', String.raw`{{ "\x41" + $credentials.pg.host }}`, 4, /escape/],
    ['half an escape', String.raw`{{ "\u00" + $credentials.pg.host }}`, 4, /escape/],
    ['a line break in quotes', '{{ "\n" + $credentials.pg.host }}', 4, /\\n/],
    ['a NUL in quotes', '{{ "\0" + $credentials.pg.host }}', 4, /line break/],
  ])('is refused where it is not well formed: %s', (_what, text, offset, why) => {
    const found = findingsOf(() => substitute(text, several));
    expect(found).toEqual([{ path: '', offset, message: expect.stringMatching(why) as string }]);
    expect(findingsOf(() => references(text))).toEqual(found);
  });
});

describe('A reference to what is not there', () => {
  it.each<[what: string, text: string, message: string, resolve?: Resolve]>([
    ['an alias', '{{ $credentials.mysql.host }}', 'the node has no credential "mysql"; it has "openai", "pg", "my key", "ümlaut"'],
    ['a field', '{{ $credentials.openai.apikey }}', 'the credential has no field "apikey"; it has "apiKey", "organization"'],
    ['a field of the one credential', '{{ $credentials.url }}', 'the credential has no field "url"; it has "token", "slack"', single],
    ['a field without an alias', '{{ $credentials.apiKey }}', 'the node has several credentials: write $credentials.alias.field, with one of the aliases "openai", "pg", "my key", "ümlaut"'],
    ['an alias without a field', '{{ $credentials.openai }}', 'this is a credential and no field: write $credentials.alias.field, with one of the fields "apiKey", "organization"'],
    ['the one alias without a field', '{{ $credentials.slack }}', 'this is a credential and no field: write $credentials.alias.field, with one of the fields "token", "slack"', single],
    ['a credential where there is none', '{{ $credentials.token }}', 'the node has no credentials', lookupIn({})],
    ['a credential by alias where there is none', '{{ $credentials.a.b }}', 'the node has no credentials', lookupIn({})],
    ['a field where there is none', '{{ $credentials.a.b }}', 'the credential has no field "b"; it has none', lookupIn({ a: {} })],
    ['a field without a value', '{{ $credentials.a.b }}', 'the credential has no field "b"; it has none', lookupIn({ a: { b: undefined } })],
    ['among what may be a secret', '{{ $credentials.x.y }}', 'the node has no credential "x"; it has "c", 1 more', lookupIn({ 'u:p@h': {}, c: {} })],
    ['among many', '{{ $credentials.a.x }}', 'the credential has no field "x"; it has "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", 2 more', lookupIn({ a: Object.fromEntries([...'bcdefghijklm'].map((name) => [name, CANARY])) })],
    ['what may be a secret in the wrong place', '{{ $credentials.pg["postgres://u:p@h/"] }}', 'the credential has no field of that name; it has "host", "port", "tls", "options", "schema"'],
  ])('is refused with the names that would do: %s', (_what, text, message, resolve = several) => {
    expect(findingsOf(() => substitute(`ab${text}`, resolve))).toEqual([{ path: '', offset: 5, message }]);
  }); // prettier-ignore

  it.each([
    ['an object', '{{ $credentials.pg.options }}'],
    ['null', '{{ $credentials.pg.schema }}'],
  ])('is not %s in a longer text', (_what, text) => {
    const message = 'lists, objects and null stand alone: no text can be around them';
    expect(findingsOf(() => substitute(`ab${text}`, several))).toEqual([{ path: '', offset: 2, message }]);
    expect(findingsOf(() => substitute(`{{ "" + ${text.slice(3)}`, several))).toEqual([
      { path: '', offset: 8, message },
    ]);
  });

  it.each([
    ['numbers', '{{ $credentials.pg.port + $credentials.pg.port + "" }}', 26],
    ['truth values', '{{ $credentials.pg.tls + $credentials.pg.port }}', 25],
  ])('is not added to another when they are %s, which JavaScript would add up', (_what, text, offset) => {
    const message = 'nothing is calculated; put "" + first to write the two one after the other';
    expect(findingsOf(() => substitute(text, several))).toEqual([{ path: '', offset, message }]);
  });

  it.each([
    ['nothing', undefined],
    ['a function', () => CANARY],
    ['a date', new Date(0)],
    ['not a number', NaN],
    ['too large an integer', 1n],
    ['an object with one of them', { a: [undefined] }],
  ])('is not put in when its value is no JSON: %s', (_what, value) => {
    const message = 'the value is no JSON';
    const found = findingsOf(() => substitute('{{ $credentials.a.b }}', () => ({ value })));
    expect(found).toEqual([{ path: '', offset: 3, message }]);
  });
});
