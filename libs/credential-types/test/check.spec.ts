import { describe, expect, it } from 'vitest';
import { canonicalNames, checkValues, defineCredentialType, type Checked, type Input } from '../src/index.js';

const CANARY = 'canary-4f1c9a';

const rich = defineCredentialType({
  name: 'richApi',
  label: 'Rich API',
  description: 'Has an input of every kind.',
  category: 'generic',
  documentation: 'https://example.com',
  inputs: [
    { name: 'richApiKey', label: 'Api Key', type: 'password', aliases: ['apiKey'] },
    { name: 'account', label: 'Account', type: 'string', optional: true },
    { name: 'url', label: 'URL', type: 'url', optional: true },
    { name: 'port', label: 'Port', type: 'number', default: 80, integer: true, minimum: 1, maximum: 65535 },
    { name: 'ratio', label: 'Ratio', type: 'number', optional: true },
    { name: 'tls', label: 'TLS', type: 'boolean' },
    { name: 'verify', label: 'Verify', type: 'boolean', default: true },
    {
      name: 'plan',
      label: 'Plan',
      type: 'options',
      optional: true,
      options: [
        { name: 'free', label: 'Free' },
        { name: 'paid', label: 'Paid' },
      ],
    },
    { name: 'extra', label: 'Extra', type: 'json', optional: true },
    {
      name: 'tokenUrl',
      label: 'Token URL',
      type: 'url',
      optional: true,
      hidden: true,
      default: 'https://example.com/t',
    },
    { name: 'parameters', label: 'Parameters', type: 'string', hidden: true, default: '' },
    { name: 'shown', label: 'Shown', type: 'string', optional: true, default: 'drawn' },
  ],
  hosts: [],
  test: { untestable: 'It is made up.' },
  example: { richApiKey: 'example' },
});

const either = defineCredentialType({
  name: 'eitherApi',
  label: 'Either API',
  description: 'Takes one of two.',
  category: 'generic',
  documentation: 'https://example.com',
  inputs: [
    { name: 'token', label: 'Token', type: 'password', optional: true },
    { name: 'certificate', label: 'Certificate', type: 'password', optional: true },
  ],
  oneOf: [['token', 'certificate']],
  hosts: [],
  test: { untestable: 'It is made up.' },
  example: { token: 'example' },
});

const filled = { port: 80, tls: false, verify: true, tokenUrl: 'https://example.com/t' };

const messages = (checked: Checked): string[] => (checked.ok ? [] : checked.findings.map(({ message }) => message));
const messagesFor = (values: Record<string, unknown>): string[] =>
  messages(checkValues(rich, { apiKey: 'k', ...values }));

describe('names', () => {
  it('stores an alias under the declared name', () => {
    expect(canonicalNames(rich, { apiKey: 'k', tls: true })).toEqual({
      ok: true,
      values: { richApiKey: 'k', tls: true },
    });
  });

  it('adds no defaults and drops no empty values when it only resolves names', () => {
    expect(canonicalNames(rich, { account: null, url: '' })).toEqual({ ok: true, values: { account: null, url: '' } });
  });

  it('finds an input that is given under two names', () => {
    const message = 'richApiKey is given twice (also as apiKey)';
    const finding = { input: 'richApiKey', code: 'twice', message };
    expect(canonicalNames(rich, { apiKey: 'a', richApiKey: 'b' })).toEqual({ ok: false, findings: [finding] });
    expect(messages(checkValues(rich, { richApiKey: 'b', apiKey: 'a' }))).toEqual([message]);
  });

  it.each([
    ['richApiKy', 'richApiKey'],
    ['apikey', 'apiKey'],
    ['RICH_API_KEY', 'richApiKey'],
    ['acount', 'account'],
    ['uri', 'url'],
    ['porst', 'port'],
  ])('takes %s for a misspelt %s', (given, meant) => {
    expect(messages(canonicalNames(rich, { [given]: CANARY }))).toEqual([
      `richApi has no input "${given}"; did you mean "${meant}"?`,
    ]);
  });

  it('does not repeat an unknown name that is like none of ours', () => {
    expect(messages(canonicalNames(either, { token: 'x', 'sk-live-4f1c9a': '' }))).toEqual([
      'the 2nd key of the values is no input of eitherApi; its inputs are token, certificate',
    ]);
  });

  it.each(['x y', '', 'ab', 'a'.repeat(100_000), 'url!', 'tls\n'])(
    'repeats nothing that is not shaped like a name',
    (key) => {
      expect(messages(canonicalNames(rich, { [key]: 'v' }))[0]).toMatch(/^the 1st key of the values is no input/);
    },
  );

  it('counts keys as people do', () => {
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`zzzzzzzz${'z'.repeat(index)}`, 1]));
    const found = messages(canonicalNames(either, many)).map((message) => message.split(' ')[1]);
    expect(found).toEqual(['1st', '2nd', '3rd', ...[4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((n) => `${n}th`)]);
  });

  it('lets through names that are stored already, and only those', () => {
    const tolerate = new Set(['legacy', '__proto__']);
    const values = JSON.parse('{"token":"t","legacy":1,"__proto__":{"a":1}}') as Record<string, unknown>;
    const checked = checkValues(either, values, { tolerate });
    expect(checked.ok && Object.entries(checked.values)).toEqual(Object.entries(values));
    expect(Object.prototype).not.toHaveProperty('a');
    expect(checkValues(either, { token: 't', other: 1 }, { tolerate }).ok).toBe(false);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('knows no input %s', (key) => {
    const values = JSON.parse(`{"token":"t","${key}":"${CANARY}"}`) as Record<string, unknown>;
    expect(messages(checkValues(either, values))).toEqual([
      'the 2nd key of the values is no input of eitherApi; its inputs are token, certificate',
    ]);
  });

  it('takes no value from a prototype', () => {
    const values = Object.create({ richApiKey: 'inherited' }) as Record<string, unknown>;
    expect(checkValues(rich, values)).toMatchObject({
      ok: false,
      findings: [{ input: 'richApiKey', code: 'required' }],
    });
  });
});

describe('what must be given', () => {
  it('fills in defaults, makes absent booleans false, and leaves absent what is optional', () => {
    expect(checkValues(rich, { apiKey: 'k' })).toEqual({ ok: true, values: { richApiKey: 'k', ...filled } });
  });

  it.each([undefined, null, ''])('takes %o for not given', (nothing) => {
    const required = { input: 'richApiKey', code: 'required', message: 'required, missing (Api Key)' };
    expect(checkValues(rich, { richApiKey: nothing })).toEqual({ ok: false, findings: [required] });
    const values = { richApiKey: 'k', account: nothing, port: nothing, tls: nothing, extra: nothing };
    expect(checkValues(rich, values)).toEqual({ ok: true, values: { richApiKey: 'k', ...filled } });
  });

  it('asks for one of a group', () => {
    const message = 'required, missing: one of token, certificate';
    expect(checkValues(either, { token: '' })).toEqual({
      ok: false,
      findings: [{ input: '', code: 'required', message }],
    });
    expect(checkValues(either, { certificate: 'c' })).toEqual({ ok: true, values: { certificate: 'c' } });
  });
});

describe('kinds', () => {
  it.each<[string, unknown, string]>([
    ['apiKey', 5, 'must be a text, not a number'],
    ['apiKey', ['a'], 'must be a text, not a list'],
    ['account', { a: 1 }, 'must be a text, not an object'],
    ['account', false, 'must be a text, not true or false'],
    ['url', 5, 'must be a URL, not a number'],
    ['url', 'example.com', 'must be a URL with its scheme, such as https://host, and without spaces'],
    ['url', 'https://', 'must be a URL with its scheme, such as https://host, and without spaces'],
    ['url', 'https://a b', 'must be a URL with its scheme, such as https://host, and without spaces'],
    ['url', 'https://a\u0007', 'must be a URL with its scheme, such as https://host, and without spaces'],
    ['port', 'abc', 'must be a number, not a text'],
    ['port', '0x10', 'must be a number, not a text'],
    ['port', Number.NaN, 'must be a finite number'],
    ['port', '9'.repeat(400), 'must be a finite number'],
    ['port', 1.5, 'must be a whole number'],
    ['port', 0, 'must be at least 1'],
    ['port', '65536', 'must be at most 65535'],
    ['tls', 'true', 'must be true or false, not a text'],
    ['tls', 1, 'must be true or false, not a number'],
    ['plan', 'gold', 'must be one of free, paid'],
    ['plan', 1, 'must be one of free, paid'],
    ['extra', 5, 'must be a JSON object or list, not a number'],
    ['extra', '{', 'must be JSON'],
    ['account', 'a\0b', 'must not contain the character NUL'],
    ['apiKey', 'a\ud800', 'must not contain half of a character (a lone surrogate)'],
    ['url', 'https://\0', 'must not contain the character NUL'],
    ['extra', [{ a: ['\0'] }], 'must not contain the character NUL'],
    ['extra', { '\udc00': 1 }, 'must not contain half of a character (a lone surrogate)'],
  ])('refuses %s: %j', (name, value, message) => {
    const values = { apiKey: 'k', [name]: value };
    expect(messages(checkValues(rich, values))).toEqual([message]);
  });

  it.each<[string, unknown, unknown]>([
    ['account', ' spaces and 😀 stay ', ' spaces and 😀 stay '],
    ['url', 'mongodb://u:p@a:27017,b:27017/d?replicaSet=r', 'mongodb://u:p@a:27017,b:27017/d?replicaSet=r'],
    ['port', '5432', 5432],
    ['port', 5432, 5432],
    ['ratio', '-0.5', -0.5],
    ['tls', true, true],
    ['verify', false, false],
    ['plan', 'paid', 'paid'],
    ['extra', { a: [1] }, { a: [1] }],
    ['extra', '{"a":1}', '{"a":1}'],
  ])('takes %s: %j', (name, value, stored) => {
    expect(checkValues(rich, { apiKey: 'k', [name]: value })).toMatchObject({ ok: true, values: { [name]: stored } });
  });

  it.each(['richApiKey', 'account', 'url', 'port', 'plan'])(
    'leaves an environment reference in %s as it is',
    (name) => {
      const values = { richApiKey: 'k', [name]: '{{A_NAME_2}}' };
      expect(checkValues(rich, values)).toMatchObject({ ok: true, values });
    },
  );

  it('knows an environment reference by its upper case', () => {
    expect(messagesFor({ port: '{{port}}' })).toHaveLength(1);
    expect(messagesFor({ plan: 'pre-{{PLAN}}' })).toEqual([]);
    expect(messagesFor({ tls: '{{TLS}}' })).toHaveLength(1);
  });

  it('refuses JSON so deep that nothing could write it down again, without falling over it', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(messagesFor({ extra: deep })).toEqual(['must not be nested deeper than 100 levels']);
  });
});

describe('findings', () => {
  it('are all there, names first', () => {
    const found = messages(checkValues(rich, { acount: 'a', url: 'x', port: 0 }));
    expect(found).toEqual([
      'richApi has no input "acount"; did you mean "account"?',
      'required, missing (Api Key)',
      'must be a URL with its scheme, such as https://host, and without spaces',
      'must be at least 1',
    ]);
  });

  it('are at most twenty', () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`unknown${index}`, index]));
    expect(messages(checkValues(rich, many))).toHaveLength(20);
    expect(messages(canonicalNames(rich, many))).toHaveLength(20);
  });

  it('never hold a value, whatever the input and however wrong the value', () => {
    const wrong = [CANARY, `${CANARY}\0`, [CANARY], { [CANARY]: CANARY }, `{"${CANARY}`, `https://${CANARY} `];
    for (const input of [...rich.inputs.map(({ name }: Input) => name), CANARY, 'richApiKy', '__proto__']) {
      for (const value of wrong) {
        const values = JSON.parse(JSON.stringify({ apiKey: CANARY })) as Record<string, unknown>;
        Object.defineProperty(values, input, { value, enumerable: true });
        const checked = checkValues(rich, values);
        if (!checked.ok) expect(JSON.stringify(checked.findings)).not.toContain(CANARY);
      }
    }
  });

  it('leave the given values untouched', () => {
    const values = Object.freeze({ apiKey: 'k', port: '1', account: null });
    checkValues(rich, values);
    expect(values).toEqual({ apiKey: 'k', port: '1', account: null });
  });
});
