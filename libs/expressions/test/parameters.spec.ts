import { describe, expect, it } from 'vitest';
import { ExpressionError, lookupIn, references, substitute } from '../src/index.js';
import { findingsOf, several, single } from './support.js';

describe('Parameters', () => {
  it('keep all that is no expression', () => {
    const parameters = { url: 'https://x', n: [1, -0.5, true, false, null, '', []], o: { '': {} } };
    expect(substitute(parameters, several)).toEqual({ value: parameters, references: [] });
  });

  it('keep their keys, even such as look like expressions', () => {
    const parameters = { '{{ $credentials.pg.host }}': '{{ $credentials.pg.host }}' };
    expect(substitute(parameters, several).value).toEqual({ '{{ $credentials.pg.host }}': 'db.example.com' });
  });

  it('tell what they refer to, in order and as often as they do', () => {
    const parameters = {
      headers: { 'a/b~c': '{{ $credentials.token }} {{ $credentials.slack.token }}' },
      list: ['x', { deep: '={{ "a" + $credentials["token"] }}' }, '{{ $json.x }}'],
    };
    const found = [
      { path: '/headers/a~1b~0c', field: 'token' },
      { path: '/headers/a~1b~0c', alias: 'slack', field: 'token' },
      { path: '/list/1/deep', field: 'token' },
    ];
    expect(substitute(parameters, single).references).toEqual(found);
    expect(references(parameters)).toEqual(found);
  });

  it('tell what they refer to though it does not exist', () => {
    expect(references(['{{ $credentials.what.ever }}', '{{ $credentials.x + $credentials.y }}'])).toEqual([
      { path: '/0', alias: 'what', field: 'ever' },
      { path: '/1', field: 'x' },
      { path: '/1', field: 'y' },
    ]);
  });

  it('do not tell what they refer to when one of them cannot be read', () => {
    const parameters = { ok: '{{ $credentials.a.b }}', bad: '{{ f($credentials.a.b) }}' };
    expect(findingsOf(() => references(parameters))).toMatchObject([{ path: '/bad', offset: 3 }]);
  });

  it('are refused with everything that is wrong in them', () => {
    const parameters = {
      a: ['{{ $credentials.x.y }}{{ f($credentials) }}', '{{ $credentials.x + "" + $credentials.z.y }}'],
      b: NaN,
    };
    expect(findingsOf(() => substitute(parameters, several))).toMatchObject([
      { path: '/a/0', offset: 3 },
      { path: '/a/0', offset: 25 },
      { path: '/a/1', offset: 3 },
      { path: '/a/1', offset: 25 },
      { path: '/b', offset: 0 },
    ]);
  });

  it('are refused with no more than 20 findings', () => {
    const parameters = Array.from({ length: 500 }, () => '{{ $credentials.x.y }}');
    expect(findingsOf(() => substitute(parameters, several))).toHaveLength(20);
    expect(findingsOf(() => substitute(parameters.join(''), several))).toHaveLength(20);
  });

  it('are refused in a sentence that says how much more is wrong', () => {
    const work = () => substitute(['{{ $credentials.a.b }}', '{{ $credentials.a.b }}'], lookupIn({}));
    expect(work).toThrow(ExpressionError);
    expect(work).toThrow('the node has no credentials (and 1 more)');
  });

  it('share nothing that can change with their substitution, nor do the values', () => {
    const options = { pool: [1] };
    const parameters = Object.freeze({
      list: Object.freeze([Object.freeze({ a: '{{ $credentials.x.o }}' })]),
      rest: { b: [2] },
    });
    const { value } = substitute(parameters, lookupIn({ x: { o: options } }));
    expect(value).toEqual({ list: [{ a: { pool: [1] } }], rest: { b: [2] } });
    options.pool.push(2);
    parameters.rest.b.push(3);
    expect(value).toEqual({ list: [{ a: { pool: [1] } }], rest: { b: [2] } });
  });
});
