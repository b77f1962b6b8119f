import { describe, expect, it } from 'vitest';
import { MASK, secretsIn, withoutSecrets, type Pattern } from '../src/index.js';
import { canvas, frozen, LEADS, M9M_NODE, workflow } from './flows.js';

const PATTERNS: Pattern[] = [
  { name: 'openAIApi.openAIApiKey', pattern: /sk-[A-Za-z0-9]{20,}/ },
  { name: 'awsApi.awsKey', pattern: /AKIA[A-Z0-9]{16}/g },
];
const OPENAI_KEY = 'sk-fixture0fixture0fixture0';
const JWT = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJmaXh0dXJlIn0.fixture';

const PATTERN = 'openAIApi.openAIApiKey';
const INPUT = 'a password input';
const HEADER = 'a header that authenticates';
const NAMED = 'a value that is named like a secret';
const NAMED_IN_TEXT = 'a value that is named like a secret, in a text';
const IN_HEADER_OF_TEXT = 'an Authorization header in a text';
const IN_URL = 'a password in a URL';
const IN_QUERY = 'a parameter of a URL that is named like a secret';
const OF_CREDENTIAL = 'a value of a credential';

/** What becomes of the parameters of a node, and why. */
function parametersOf(parameters: Record<string, unknown>) {
  const { definition, found } = withoutSecrets(frozen(workflow(parameters)), PATTERNS, MASK);
  const { nodes } = definition as { nodes: { parameters: unknown }[] };
  return { parameters: nodes[0]?.parameters, whats: found.map(({ what }) => what) };
}

describe('A value is masked', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['where a pattern matches, and no more of it', { note: `key: ${OPENAI_KEY}.\nrest` }, { note: `key: ${MASK}\nrest` }, PATTERN],
    ['with the rest of the word', { note: `x_${OPENAI_KEY}-and_more, y` }, { note: `${MASK}, y` }, PATTERN],
    ['at each match', { note: `${OPENAI_KEY} and ${OPENAI_KEY}` }, { note: `${MASK} and ${MASK}` }, PATTERN],
    ['by a pattern for a whole value in a place for secrets', { apiKey: `Bearer ${OPENAI_KEY}` }, { apiKey: MASK }, PATTERN],
    ['in a list', { values: ['a', OPENAI_KEY] }, { values: ['a', MASK] }, PATTERN],
    ['in a key', { [OPENAI_KEY]: 1, b: 2 }, { [MASK]: 1, b: 2 }, PATTERN],
    ['in JSON in a text', { body: `{"a":["${OPENAI_KEY}"]}` }, { body: `{"a":["${MASK}"]}` }, PATTERN],
    ['in JSON in JSON', { body: JSON.stringify({ a: JSON.stringify({ password: 'hunter2hunter2' }) }) }, { body: JSON.stringify({ a: JSON.stringify({ password: MASK }) }) }, NAMED],
    ['though it is escaped', { body: '{"a":"\\u0073k-fixture0fixture0fixture0"}' }, { body: `{"a":"${MASK}"}` }, PATTERN],
    ['as a header', { headers: { Authorization: 'Basic dXNlcjpwYXNz' } }, { headers: { Authorization: MASK } }, HEADER],
    ['as a short header', { headers: { 'X-API-Key': 'k1' } }, { headers: { 'X-API-Key': MASK } }, HEADER],
    ['as a cookie', { headers: { cookie: 'sid=abc' } }, { headers: { cookie: MASK } }, HEADER],
    ['as a header in a pair', { parameters: [{ name: 'x-auth-token', value: 'abc' }] }, { parameters: [{ name: 'x-auth-token', value: MASK }] }, HEADER],
    ['as a header in a pair of Flowise', { headers: [{ key: 'Authorization', value: 'abc' }] }, { headers: [{ key: 'Authorization', value: MASK }] }, HEADER],
    ['as a header that is text behind a sign of n8n', { headers: { Authorization: '=Bearer abcdefgh' } }, { headers: { Authorization: MASK } }, HEADER],
    ['beside an expression', { headers: { Authorization: `={{ $json.scheme }} ${JWT}` } }, { headers: { Authorization: MASK } }, HEADER],
    ['as an expression that is but a quoted text', { headers: { Authorization: "={{ 'Bearer abcdefgh' }}" } }, { headers: { Authorization: MASK } }, HEADER],
    ['by its name', { password: 'hunter2hunter2' }, { password: MASK }, NAMED],
    ['by the end of its name', { smtp_passwd: 'hunter2hunter2' }, { smtp_passwd: MASK }, NAMED],
    ['by the name of its provider', { openAIApiKey: 'something' }, { openAIApiKey: MASK }, NAMED],
    ['by a name in capitals', { OPENAI_API_KEY: 'something' }, { OPENAI_API_KEY: MASK }, NAMED],
    ['by the name of its list', { apiKeys: ['something', 'another-one'] }, { apiKeys: [MASK, MASK] }, NAMED],
    ['by a name whose end is a harmless one', { adminToken: 'something' }, { adminToken: MASK }, NAMED],
    ['by the name beside it', { assignments: [{ name: 'clientSecret', value: 'something', type: 'string' }] }, { assignments: [{ name: 'clientSecret', value: MASK, type: 'string' }] }, NAMED],
    ['by the name of its locator', { token: { __rl: true, value: 'something', mode: 'id' } }, { token: { __rl: true, value: MASK, mode: 'id' } }, NAMED],
    ['as the sealed sign-in of a server', { authConfig: 'U2FsdGVkX1abc' }, { authConfig: MASK }, NAMED],
    ['in a URL', { url: 'postgres://bob:hunter2@db.example.com/app' }, { url: `postgres://bob:${MASK}@db.example.com/app` }, IN_URL],
    ['in a URL without a user', { url: 'redis://:hunter2@cache.example.com:6379/0' }, { url: `redis://:${MASK}@cache.example.com:6379/0` }, IN_URL],
    ['in a URL, with the character that ends it', { url: 'mysql://bob:hunt@er2@db/app' }, { url: `mysql://bob:${MASK}@db/app` }, IN_URL],
    ['as a parameter of a URL', { url: 'https://a.example.com/?q=x&api_key=something#end' }, { url: `https://a.example.com/?q=x&api_key=${MASK}#end` }, IN_QUERY],
    ['in JSON with expressions', { jsonBody: '={ "clientSecret": "something", "n": {{ $json.n }} }' }, { jsonBody: `={ "clientSecret": "${MASK}", "n": {{ $json.n }} }` }, NAMED_IN_TEXT],
    ['as a signature in a URL', { url: 'https://a.example.com/?sv=1&sig=abcdefgh%3D' }, { url: `https://a.example.com/?sv=1&sig=${MASK}` }, IN_QUERY],
    ['as a header in code', { jsCode: "const h = { 'Cookie': 'sid=abcdefgh' };" }, { jsCode: `const h = { 'Cookie': '${MASK}' };` }, NAMED_IN_TEXT],
    ['in code', { jsCode: "const h = { 'x-api-key': 'something' };" }, { jsCode: `const h = { 'x-api-key': '${MASK}' };` }, NAMED_IN_TEXT],
    ['in a command', { command: "curl -H 'Authorization: Bearer abcdefgh' https://a.example.com" }, { command: `curl -H 'Authorization: Bearer ${MASK}' https://a.example.com` }, IN_HEADER_OF_TEXT],
    ['as a private key', { note: '-----BEGIN PRIVATE KEY-----\nMIIEfixture\n-----END PRIVATE KEY-----' }, { note: `-----BEGIN PRIVATE KEY-----${MASK}-----END PRIVATE KEY-----` }, 'a private key'],
  ])('%s', (_how, given, expected, what) => {
    const { parameters, whats } = parametersOf(given);
    expect(parameters).toEqual(expected);
    expect([...new Set(whats)]).toEqual([what]);
  }); // prettier-ignore

  it.each([
    ['an input', { inputParams: [{ name: 'key', type: 'password' }], inputs: { key: 'k' } }, { key: MASK }],
    [
      'a number in an input',
      { inputParams: [{ name: 'pin', type: 'password' }], inputs: { pin: 1234 } },
      { pin: MASK },
    ],
    [
      'an input in a list of inputs',
      {
        inputParams: [{ name: 'servers', type: 'array', array: [{ name: 'key', type: 'password' }] }],
        inputs: { servers: [{ host: 'a', key: 'k' }] },
      },
      { servers: [{ host: 'a', key: MASK }] },
    ],
  ])('as %s that Flowise hides', (_what, data, inputs) => {
    const { definition, found } = withoutSecrets(canvas(data), [], MASK);
    expect(definition).toEqual(canvas({ ...data, inputs }));
    expect(found.map(({ what }) => what)).toEqual([INPUT]);
  });

  it('as a value that stands in the declaration of an input that Flowise hides', () => {
    const declared = (value: string) => canvas({ inputParams: [{ name: 'key', type: 'password', value }] });
    expect(withoutSecrets(declared('k'), [], MASK).definition).toEqual(declared(MASK));
  });

  it('as any value of a credential that stands in a node, whatever it is', () => {
    const data = {
      apiKey: 'k',
      port: 5432,
      secure: true,
      nothing: null,
      reference: '={{ $env.KEY }}',
      deep: { a: ['b'] },
    };
    const { definition, found } = withoutSecrets(workflow({}, { db: { id: 'c-1', name: 'DB', type: 'postgres', data } }), [], MASK); // prettier-ignore
    const masked = { apiKey: MASK, port: MASK, secure: MASK, nothing: null, reference: MASK, deep: { a: [MASK] } };
    expect(definition).toEqual(workflow({}, { db: { id: 'c-1', name: 'DB', type: 'postgres', data: masked } }));
    expect(new Set(found.map(({ what }) => what))).toEqual(new Set([OF_CREDENTIAL]));
    expect(found[0]?.path).toBe('nodes.0.credentials.db.data.apiKey');
  });

  it('as the encrypted values of a credential', () => {
    const found = secretsIn(workflow({}, { db: { id: 'c-1', name: 'DB', data: 'U2FsdGVkX19maXh0dXJl' } }), []);
    expect(found).toEqual([{ path: 'nodes.0.credentials.db.data', what: OF_CREDENTIAL }]);
  });
});

describe('Nothing is masked of', () => {
  it.each([
    ['names of models', { model: 'gpt-4o-mini-2024-07-18', modelName: 'claude-sonnet-4-5-20250929' }],
    ['ids', { id: '32344a0c-334c-4387-981e-145c5a8d9978', channelId: 'C0123456789', sheet: '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms' }],
    ['a word that begins like a key', { note: 'sk-learn is a library, and AKIA is short' }],
    ['an expression', { apiKey: '={{ $credentials.openai.apiKey }}', password: '{{$vars.PASSWORD}}', token: '{{ $json.token }}' }],
    ['a reference', { password: '$vars.SMTP_PASSWORD', apiKey: '${OPENAI_API_KEY}', secret: '$ENV_SECRET' }],
    ['a header with an expression', { headers: { Authorization: 'Bearer {{ $credentials.myApiKey.apiKey }}', cookie: 'sid={{$json.sid}}' } }],
    ['a header with a longer expression', { headers: { Authorization: "Basic {{ Buffer.from($credentials.username + ':' + $credentials.password).toString('base64') }}" } }],
    ['an empty header', { headers: { Authorization: '', 'X-API-Key': 'Bearer ', cookie: '=' } }],
    ['a switch for a header', { headers: { Authorization: true } }],
    ['other headers', { headers: { 'Content-Type': 'application/json', 'anthropic-version': '2023-06-01', 'Idempotency-Key': 'a-long-enough-value' } }],
    ['settings of sign-in', { authentication: 'predefinedCredentialType', nodeCredentialType: 'openAiApi', genericAuthType: 'httpHeaderAuth' }],
    ['short values with such a name', { password: 'hunter2', token: 'id' }],
    ['limits and pages', { maxTokens: '2000000000', max_tokens: '4096', nextPageToken: 'CAUQAA-fixture', tokenizer: 'cl100k_base' }],
    ['names of names', { passwordField: 'userPassword', apiKeyName: 'X-API-Key-Custom', accessTokenUrl: 'https://auth.example.com/token' }],
    ['placeholders', { apiKey: '<your api key>', password: '************', secret: 'xxxxxxxxxxxx', token: MASK.repeat(2) }],
    ['the blank of Flowise', { apiKey: '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db' }],
    ['the blank of n8n', { apiKey: '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6' }],
    ['switches and numbers', { apiKey: true, password: 12345678, token: null }],
    ['schemas', { schema: { properties: { password: { type: 'string', description: 'The password of the user' } }, required: ['password'] } }],
    ['declared inputs', { inputParams: [{ label: 'API key', name: 'apiKey', type: 'password', placeholder: 'sk-...' }] }],
    ['long URLs', { url: `https://cdn.example.com:8443/a/b@2x.png?width=100&utm_source=${'x'.repeat(300)}&page_token_count=12345678` }],
    ['addresses and packages', { url: 'https://unpkg.com:443/@scope/package', mail: 'mailto:bob@example.com', note: 'ratio 3://4: see a@b' }],
    ['a URL with an expression', { url: 'https://{{$vars.USER}}:{{$vars.PASSWORD}}@a.example.com?api_key={{$vars.API_KEY}}' }],
    ['a masked URL', { url: 'redis://bob:••••••@cache.example.com' }],
    ['pictures', { icon: `data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ'.repeat(20)}` }],
    ['hashes', { sha: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }],
    ['prose', { systemMessage: 'Never tell the password: it is secret. A token is a word; authorization: ask Bob.' }],
    ['JSON with nothing in it', { jsonBody: '{ "email": "a@b.example.com",\n  "password": "{{ $json.password }}" }' }],
    ['JSON with expressions', { jsonBody: '={ "password": "{{ $json.password }}", "n": {{ $json.n }} }' }],
    ['what is almost JSON', { note: '{"password": ', list: '[see below]' }],
  ])('%s', (_what, given) => {
    expect(parametersOf(given)).toEqual({ parameters: given, whats: [] });
  }); // prettier-ignore

  it('the references of a node, though their alias is named like a secret', () => {
    expect(secretsIn(M9M_NODE, PATTERNS)).toEqual([]);
    expect(secretsIn(workflow({}, { apiKey: 'cred-0123456789', token: { id: 'cred-0123456789', name: 'x-api-key' } }), PATTERNS)).toEqual([]); // prettier-ignore
  });

  it('an input that Flowise shows', () => {
    const inputParams = [
      { name: 'key', type: 'password' },
      { name: 'host', type: 'string' },
    ];
    expect(secretsIn(canvas({ inputParams, inputs: { host: 'a.example.com', key: '{{$vars.KEY}}' } }), [])).toEqual([]);
  });
});

describe('What is found', () => {
  it('is said by place and reason, without the value', () => {
    expect(secretsIn(LEADS, PATTERNS)).toEqual([
      { path: 'nodes.1.parameters.headerParameters.parameters.0.value', what: HEADER },
    ]);
  });

  it('is said once for each place and reason', () => {
    const note = `${OPENAI_KEY} ${OPENAI_KEY} AKIAFIXTURE0FIXTURE0`;
    expect(secretsIn({ note }, PATTERNS)).toEqual([
      { path: 'note', what: 'openAIApi.openAIApiKey' },
      { path: 'note', what: 'awsApi.awsKey' },
    ]);
  });

  it('is said without the secret that a key is', () => {
    expect(secretsIn({ a: { [OPENAI_KEY]: { password: 'hunter2hunter2' } } }, PATTERNS)).toEqual([
      { path: `a.${MASK}`, what: PATTERN },
      { path: `a.${MASK}.password`, what: NAMED },
    ]);
  });

  it('is said with no more of a long key than its beginning, and with brackets where dots would confuse', () => {
    const [finding] = secretsIn({ 'a.b': { ['k'.repeat(1000)]: [{ password: 'hunter2hunter2' }] } }, []);
    expect(finding?.path).toBe(`["a.b"].${'k'.repeat(80)}….0.password`);
  });

  it('is nothing more once it was masked', () => {
    const { definition } = withoutSecrets(LEADS, PATTERNS, MASK);
    expect(secretsIn(definition, PATTERNS)).toEqual([]);
  });

  it('keeps what stood under two keys that are secrets', () => {
    const { definition } = withoutSecrets({ [`${OPENAI_KEY}a`]: 1, [`${OPENAI_KEY}b`]: 2, other: 3 }, PATTERNS, MASK);
    expect(Object.values(definition as object)).toEqual([1, 2, 3]);
    expect(JSON.stringify(definition)).not.toContain('fixture');
  });
});

describe('A mask', () => {
  it('may be any text that no pattern matches', () => {
    expect(withoutSecrets({ note: `${OPENAI_KEY}$&` }, PATTERNS, '$&').definition).toEqual({ note: '$&$&' });
    expect(withoutSecrets({ note: `a ${OPENAI_KEY}` }, PATTERNS, '').definition).toEqual({ note: 'a ' });
  });

  it('is no secret itself', () => {
    const { definition } = withoutSecrets({ password: 'hunter2hunter2' }, [], 'taken out');
    expect(withoutSecrets(definition, [], 'taken out')).toEqual({ definition: { password: 'taken out' }, found: [] });
  });

  it('stands once where two patterns match', () => {
    const patterns = [...PATTERNS, { name: 'end', pattern: /: sk-fix/ }];
    expect(withoutSecrets({ note: `my key: ${OPENAI_KEY}.` }, patterns, MASK).definition).toEqual({
      note: `my ${MASK}`,
    });
  });

  it('that a pattern matches is refused', () => {
    expect(() => withoutSecrets({}, PATTERNS, OPENAI_KEY)).toThrow('the pattern openAIApi.openAIApiKey matches the mask itself'); // prettier-ignore
  });

  it('takes the place of the whole text where it would make a match with what is left', () => {
    const patterns = [
      { name: 'one', pattern: /secret!/ },
      { name: 'two', pattern: /x y/ },
    ];
    expect(withoutSecrets({ note: 'secret! y' }, patterns, 'x').definition).toEqual({ note: 'x' });
  });

  it('takes the place of JSON that it would break', () => {
    const patterns = [{ name: 'across', pattern: /"a":1,"b"/ }];
    expect(withoutSecrets({ body: '{"a":1,"b":2}' }, patterns, MASK).definition).toEqual({ body: MASK });
  });
});

describe('Patterns', () => {
  it.each([
    ['remember nothing between texts', /key-\d/g, { a: 'key-1', b: 'key-2' }, { a: MASK, b: MASK }],
    ['stick to nothing', /key-\d/y, { a: ' key-1' }, { a: ` ${MASK}` }],
    ['keep their flags', /KEY-\d/i, { a: 'key-1' }, { a: MASK }],
    ['that refer to their groups work', /(k)ey-\1/, { a: 'key-k' }, { a: MASK }],
    ['that match nothing at all match nothing', /x*|key-\d/u, { a: '😀 key-1' }, { a: '😀 key-1' }],
    ['that may match nothing match something', /\d*/, { a: 'key 1' }, { a: `key ${MASK}` }],
  ])('%s', (_what, pattern, given, expected) => {
    const patterns = [
      { name: 'other', pattern: /(o)ther-\d/ },
      { name: 'key', pattern },
    ];
    expect(withoutSecrets(given, patterns, MASK).definition).toEqual(expected);
    expect(withoutSecrets(given, patterns.slice(1), MASK).definition).toEqual(expected);
  });
});
