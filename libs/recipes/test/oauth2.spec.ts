import type { OAuth2Settings } from '@keyrack/credential-types';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { secretsOf, tokenFrom, tokenRequestOf, type Answer } from '../src/index.js';
import { errorOf, KEYS, NOW, pemOf, refusalOf, typeNamed, typeWith } from './support.js';

const tokenRequest = (name: string, values: Record<string, unknown>) =>
  tokenRequestOf(typeNamed(name), values, { now: NOW });

const CLIENT: OAuth2Settings = {
  grant: 'client_credentials',
  tokenUrl: 'https://auth.acme.example.com/token',
  clientId: '{{region}}',
  clientSecret: '{{key}}',
};

const requestWith = (settings: Partial<OAuth2Settings>, values: Record<string, unknown>) =>
  tokenRequestOf(typeWith({ oauth2: { ...CLIENT, ...settings } }), values, { now: NOW });

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('A token request', () => {
  it('names the client in a header, as the standard has it', async () => {
    const values = {
      tokenUrl: 'https://auth.example.com/token',
      clientId: 'a:b c',
      clientSecret: 'p/w+ü',
      scopes: 'x y',
    };
    expect(await tokenRequest('oauth2ClientCredentials', values)).toEqual({
      method: 'POST',
      url: 'https://auth.example.com/token',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        authorization: basic('a%3Ab+c:p%2Fw%2B%C3%BC'),
      },
      body: 'grant_type=client_credentials&scope=x+y',
      hosts: ['auth.example.com'],
    });
  });

  it('names the client in a JSON body', async () => {
    const values = { subdomain: 'acme', clientId: 'id', clientSecret: 's"', scope: 'read' };
    expect(await tokenRequest('zendeskClientCredentials', values)).toMatchObject({
      url: 'https://acme.zendesk.com/oauth/tokens',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credentials', scope: 'read', client_id: 'id', client_secret: 's"' }),
    });
  });

  it.each([
    ['header', basic('header:k'), 'grant_type=client_credentials'],
    ['body', undefined, 'grant_type=client_credentials&client_id=body&client_secret=k'],
    ['anything else', basic('anything+else:k'), 'grant_type=client_credentials'],
  ])('names the client where an input says: %s', async (region, authorization, body) => {
    const request = await requestWith({ clientAuthentication: { input: 'region' } }, { region, key: 'k' });
    expect([request.headers['authorization'], request.body]).toEqual([authorization, body]);
  });

  it('takes user and password in the URL for a header, unless the client is named there', async () => {
    const tokenUrl = 'https://u:p@auth.acme.example.com/token';
    const inBody = await requestWith({ tokenUrl, clientAuthentication: 'body' }, { key: 'k' });
    expect(inBody).toMatchObject({ url: CLIENT.tokenUrl, headers: { authorization: basic('u:p') } });
    const inHeader = await requestWith({ tokenUrl }, { key: 'k' });
    expect(inHeader).toMatchObject({ url: CLIENT.tokenUrl, headers: { authorization: basic('eu:k') } });
  });

  it('lets further parameters win, and leaves out those that are not given', async () => {
    const tokenParameters = { grant_type: 'account_credentials', client_id: 'mine', org: '{{organization}}' };
    const { body } = await requestWith({ tokenParameters, clientAuthentication: 'body' }, { key: 'k' });
    expect(body).toBe('grant_type=account_credentials&client_id=mine&client_secret=k');
  });

  it('trades IBM’s key in IBM’s way', async () => {
    const values = { watsonxAIAuthType: 'iam', watsonxAIApikey: 'k' };
    expect(await tokenRequest('ibmWatsonx', values)).toMatchObject({
      url: 'https://iam.cloud.ibm.com/identity/token',
      body: 'grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey=k',
    });
  });

  it('carries an assertion that the service account signed', async () => {
    const account = { private_key: pemOf(KEYS.rsa), private_key_id: 'kid', client_email: 'me@project.example.com' };
    const values = { googleApplicationCredential: JSON.stringify(account) };
    const { body, headers } = await tokenRequest('googleVertexAuth', values);
    const parameters = new URLSearchParams(String(body));
    expect(parameters.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(headers).not.toHaveProperty('authorization');
    const { payload, protectedHeader } = await jwtVerify(parameters.get('assertion') ?? '', KEYS.rsa.publicKey, {
      audience: 'https://oauth2.googleapis.com/token',
      issuer: 'me@project.example.com',
      currentDate: NOW,
    });
    expect(payload['scope']).toBe('https://www.googleapis.com/auth/cloud-platform');
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'kid' });
  });

  it.each([
    [
      'slackOAuth2',
      {},
      'Slack User Token OAuth2 cannot be tested: a person must grant access before there is a token.',
    ],
    ['openAIApi', {}, 'OpenAI API has no OAuth 2.0 settings.'],
    ['ibmWatsonx', { watsonxAIAuthType: 'bearertoken', watsonxAIBearerToken: 'b' }, 'IBM Watsonx cannot be tested without Watsonx AI IAM API Key.'], // prettier-ignore
    ['googleVertexAuth', { googleApplicationCredentialFilePath: '/a' }, 'Google Vertex Auth cannot be tested without Google Credential JSON Object.'], // prettier-ignore
    ['googleVertexAuth', { googleApplicationCredential: '{}' }, 'Google Credential JSON Object must have a member private_key.'], // prettier-ignore
    ['zendeskClientCredentials', { subdomain: 'evil.com/', clientId: 'a', clientSecret: 'b' }, 'Subdomain is a part of a host name: letters, digits, - and dots.'], // prettier-ignore
    ['oauth2ClientCredentials', { tokenUrl: 'javascript://x', clientId: 'a', clientSecret: 'b' }, 'Token URL must give a URL that begins with https:// or http://.'], // prettier-ignore
  ])('of %s with %j is refused', async (name, values, message) => {
    expect(await refusalOf(() => tokenRequest(name, values))).toBe(message);
  });

  it('goes only where the type’s values may be sent', async () => {
    const work = () => requestWith({ tokenUrl: 'https://evil.com/token' }, { key: 'k' });
    expect((await errorOf(work)).message).toBe('Acme API may be sent only to *.acme.example.com or the host of URL.');
  });
});

describe('The answer to a token request', () => {
  const values = { clientId: 'id', clientSecret: 'sesame-open' };
  const answered = (status: number, body: unknown, more: Partial<Answer> = {}) =>
    tokenFrom(
      { status, body: typeof body === 'string' ? body : JSON.stringify(body), ...more },
      secretsOf(typeNamed('oauth2ClientCredentials'), values),
    );

  it.each([
    [
      { access_token: 't', expires_in: 3600, token_type: 'Bearer' },
      { token: 't', expiresInSeconds: 3600 },
    ],
    [
      { access_token: 't', expires_in: '60' },
      { token: 't', expiresInSeconds: 60 },
    ],
    [{ access_token: 't', expires_in: 'soon' }, { token: 't' }],
    [{ access_token: 't', expires_in: -1 }, { token: 't' }],
    [{ access_token: 't', expires_in: null }, { token: 't' }],
  ])('%j is a token', (body, token) => {
    expect(answered(200, body)).toEqual(token);
  });

  it.each([
    [400, { error: 'invalid_client' }, { means: 'invalid', said: 'invalid_client' }],
    [
      401,
      { error: 'invalid_client', error_description: 'No such client.' },
      { means: 'invalid', said: 'No such client.' },
    ],
    [400, { error: 'invalid_grant', error_description: 'Bad sesame-open.' }, { means: 'invalid', said: 'Bad •••.' }],
    [400, { error: 'invalid_scope' }, { means: 'unknown', said: 'invalid_scope' }],
    [400, { error: 'unauthorized_client' }, { means: 'unknown', said: 'unauthorized_client' }],
    [400, { errorCode: 'X', errorMessage: 'No such key.' }, { means: 'unknown', said: 'No such key.' }],
    [401, 'nonsense', { means: 'invalid' }],
    [429, {}, { means: 'rate-limited' }],
    [500, '<html>', { means: 'unknown' }],
    [200, {}, { means: 'unknown' }],
    [200, { access_token: 5 }, { means: 'unknown' }],
    [400, { access_token: 't', error: 'invalid_grant' }, { means: 'invalid', said: 'invalid_grant' }],
    [200, null, { means: 'unknown' }],
  ])('%i %j means %j', (status, body, verdict) => {
    expect(answered(status, body)).toEqual({ status, ...verdict });
  });

  it('is no token when it was cut off', () => {
    expect(answered(200, { access_token: 't' }, { truncated: true })).toEqual({ means: 'unknown', status: 200 });
  });

  it('says how long to wait', () => {
    expect(answered(429, {}, { headers: { 'retry-after': '7' } })).toMatchObject({ retryAfterSeconds: 7 });
  });
});
