import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type Service } from '../support/service.js';
import { json, type Provider } from './provider.js';
import { draft, SECRET, startTested, type Tested } from './tested.js';

let provider: Provider;
let tested: Tested;
beforeAll(async () => {
  tested = await startTested(({ url }) => ({
    KEYRACK_ENV_REFERENCES: 'PROVIDER_*',
    PROVIDER_URL: url,
    PROVIDER_KEY: SECRET,
    PROVIDER_NAME: 'a-name-from-the-environment',
  }));
  ({ provider } = tested);
});
afterAll(async () => {
  await tested.stop();
});

const testOf: Tested['testOf'] = (...args) => tested.testOf(...args);

describe('Values of the environment', () => {
  it('are sent to an address that comes from there', async () => {
    provider.plays(json(200, {}));
    const values = { localAIApiKey: '{{PROVIDER_KEY}}', baseUrl: '{{PROVIDER_URL}}' };
    expect((await testOf(draft(values))).body).toMatchObject({ valid: true });
    expect(provider.asked[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
  });

  it.each([
    ['as a whole', () => provider.url],
    ['in part', () => `${provider.url}/{{PROVIDER_NAME}}`],
    ['beside a path', () => '{{PROVIDER_URL}}/x'],
  ])('are not sent to an address that somebody typed %s', async (_how, url) => {
    provider.plays(json(200, {}));
    const { body } = await testOf(draft({ localAIApiKey: '{{PROVIDER_KEY}}', baseUrl: url() }));
    expect(body).toMatchObject({ valid: false, result: 'unknown', details: { reason: 'values' } });
    expect(body.message).toContain('values of the environment are sent only to');
    expect(provider.asked).toEqual([]);
  });

  it('are not repeated, even where the type has no secret', async () => {
    provider.plays(json(401, { error: 'invalid_client', error_description: 'a-name-from-the-environment is unknown' }));
    const plainDataObj = { tokenUrl: '{{PROVIDER_URL}}', clientId: '{{PROVIDER_NAME}}', clientSecret: 'mine' };
    const answer = await testOf({ credentialName: 'oauth2ClientCredentials', plainDataObj });
    expect(answer.body.message).toContain('••• is unknown');
    expect(answer.text).not.toContain('a-name-from');
  });

  it('that may not be read are refused', async () => {
    const answer = await testOf(draft({ localAIApiKey: '{{PATH}}', baseUrl: provider.url }));
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('KEYRACK_ENV_REFERENCES');
  });
});

describe('Without KEYRACK_EGRESS_ALLOW', () => {
  let closed: Service;
  beforeAll(async () => {
    closed = await startService();
  });
  afterAll(() => closed.stop());

  it.each([
    'http://127.0.0.1:PORT',
    'http://localhost:PORT',
    'http://LOCALHOST.:PORT',
    'http://0.0.0.0:PORT',
    'http://0:PORT',
    'http://127.1:PORT',
    'http://2130706433:PORT',
    'http://0177.0.0.1:PORT',
    'http://0x7f.1:PORT',
    'http://[::1]:PORT',
    'http://[::]:PORT',
    'http://[::ffff:127.0.0.1]:PORT',
    'http://[64:ff9b::7f00:1]:PORT',
    'http://169.254.169.254',
    'http://10.0.0.1',
    'http://192.168.1.1',
    'http://[fd00::1]',
    'http://user@127.0.0.1:PORT',
    'http://example.com@127.0.0.1:PORT',
    'http://１２７.0.0.1:PORT',
    'http://127.0.0.1:PORT#.example.com',
  ])('nothing is asked at %s', async (address) => {
    provider.plays(json(200, {}));
    const baseUrl = address.replace('PORT', new URL(provider.url).port);
    const answer = await testOf(draft({ localAIApiKey: SECRET, baseUrl }), closed.admin);
    if (answer.status !== 400) expect(answer.body).toMatchObject({ valid: false });
    expect(answer.text).not.toContain(SECRET);
    expect(provider.asked).toEqual([]);
  });

  it('the answer says what the operator can do', async () => {
    const { body } = await testOf(draft({ localAIApiKey: SECRET, baseUrl: 'http://127.0.0.1:8080' }), closed.admin);
    expect(body).toMatchObject({ valid: false, result: 'unknown', details: { reason: 'address-not-allowed' } });
    expect(body.message).toBe(
      'Cannot tell: 127.0.0.1:8080 leads to a private network or this machine itself, where Keyrack may not go; KEYRACK_EGRESS_ALLOW can name it: 127.0.0.1:8080.',
    );
  });
});
