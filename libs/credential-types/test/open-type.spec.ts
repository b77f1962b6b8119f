import { describe, expect, it } from 'vitest';
import { catalogue, checkValues } from '../src/index.js';

describe('An open type', () => {
  const generic = catalogue.find(({ name }) => name === 'generic');
  const check = (values: Record<string, unknown>) => generic && checkValues(generic, values);

  it('takes texts under any names, whatever they are', () => {
    const values = JSON.parse('{"ACME_TOKEN": "t", "with spaces": "s", "__proto__": "p", "toString": "x"}') as Record<
      string,
      unknown
    >;
    expect(check(values)).toEqual({ ok: true, values });
  });

  it('drops what is empty', () => {
    expect(check({ A: 'a', B: '', C: null })).toEqual({ ok: true, values: { A: 'a' } });
  });

  it.each([[{}], [{ A: '' }], [{ A: null, value: '' }]])('wants one value at least: %j', (values) => {
    expect(check(values)).toMatchObject({ ok: false, findings: [{ input: '', code: 'required' }] });
  });

  it('refuses what is no text, without repeating its name', () => {
    const checked = check({ 'pasted-secret': 5, B: {} });
    expect(checked).toMatchObject({ ok: false, findings: [{ input: '', code: 'invalid' }] });
    expect(JSON.stringify(checked)).not.toContain('pasted');
  });

  it.each([
    ['NUL in a value', { A: 'a\0' }, 'NUL'],
    ['NUL in a name', { 'A\0': 'a' }, 'NUL'],
    ['half a character', { A: '\ud800' }, 'lone surrogate'],
  ])('refuses what other programs do not take: %s', (_what, values, complaint) => {
    expect(check(values)).toMatchObject({
      ok: false,
      findings: [{ message: expect.stringContaining(complaint) as string }],
    });
  });
});
