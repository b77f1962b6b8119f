import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDefinition, aDirectory } from '../plugins/packages.js';
import { newCredential } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { storedValues } from './stored-values.js';

const PLAIN_TYPE = aDefinition({
  name: 'hostlessApi',
  inputs: [
    { name: 'dbHost', label: 'Host', type: 'string' },
    { name: 'place', label: 'Place', type: 'string', optional: true },
    { name: 'securityLevel', label: 'Security', type: 'string', optional: true },
    { name: 'password', label: 'Password', type: 'password' },
  ],
  hosts: [],
  inject: undefined,
  test: { untestable: 'It asks nobody.' },
  example: { dbHost: 'db.example.com', password: 'example' },
});

let service: Service;
let directory: string;
beforeAll(async () => {
  directory = await aDirectory({ 'hostless.json': PLAIN_TYPE });
  service = await startService({
    KEYRACK_TYPES: directory,
    KEYRACK_ENV_REFERENCES: 'ACME_*',
    ACME_REGION: 'eu',
    ACME_URL: 'https://acme.example.com',
  });
});
afterAll(async () => {
  await service.stop();
  await rm(directory, { recursive: true, force: true });
});

const SECRET = 'a secret of somebody else';

/** What becomes of a change that leaves the secret as it is. */
async function changed(credentialName: string, before: object, change: object): Promise<string> {
  const id = await newCredential(service.admin, { name: 'One', credentialName, plainDataObj: before });
  const was = await storedValues(service, id);
  const { status, body } = await service.admin.put(`/credentials/${id}`, { plainDataObj: change });
  if (status !== 200) expect(await storedValues(service, id)).toEqual(was);
  return status === 200 ? 'taken' : `${status} ${String(body['message'])}`;
}

const ANEW = /^400 \S+: must be given again, as \S+ leads to another server now$/;

describe('An address in which no host can be read', () => {
  const here = { localAIApiKey: SECRET, baseUrl: 'https://acme.example.com' };
  it.each([
    'https://a!b.evil.example',
    'https://evil~x.example',
    'http://x(y).evil.example/',
    'https://{{ACME_REGION}}.evil.example',
    '{{ACME_URL}}',
  ])('is another address: %s', async (baseUrl) => {
    expect(await changed('localAIApi', here, { baseUrl })).toMatch(ANEW);
    expect(await changed('localAIApi', here, { baseUrl, localAIApiKey: 'new' })).toBe('taken');
  });

  it('is another address where drivers would read it', async () => {
    const before = { url: 'bolt://graph.acme.example:7687', username: 'ada', password: SECRET };
    expect(await changed('neo4jApi', before, { url: 'bolt://a@b@evil.example:7687' })).toMatch(ANEW);
    expect(await changed('neo4jApi', before, { url: 'bolt://graph.acme.example:7688' })).toBe('taken');
  });

  it('stays where it was', async () => {
    const before = { ...here, baseUrl: '{{ACME_URL}}' };
    expect(await changed('localAIApi', before, { baseUrl: '{{ACME_URL}}' })).toBe('taken');
    expect(await changed('localAIApi', before, { baseUrl: 'https://acme.example.com' })).toMatch(ANEW);
  });
});

describe('The address where one signs in', () => {
  it.each([
    ['gmailOAuth2', 'oauth2.googleapis.com'],
    ['googleCalendarOAuth2', 'oauth2.googleapis.com'],
    ['googleDocsOAuth2', 'oauth2.googleapis.com'],
    ['googleDriveOAuth2', 'oauth2.googleapis.com'],
    ['googleSheetsOAuth2', 'oauth2.googleapis.com'],
    ['microsoftOutlookOAuth2', 'login.microsoftonline.com'],
    ['microsoftTeamsOAuth2', 'login.microsoftonline.com'],
    ['slackOAuth2', 'slack.com'],
  ])('of %s is an address', async (type, host) => {
    const before = { clientId: 'an id', clientSecret: SECRET };
    for (const name of ['accessTokenUrl', 'authorizationUrl']) {
      expect(await changed(type, before, { [name]: 'https://evil.example/token' })).toMatch(ANEW);
    }
    expect(await changed(type, before, { accessTokenUrl: `https://${host}/another/token` })).toBe('taken');
  });
});

describe('A type that names no host', () => {
  const before = { dbHost: 'db.acme.example', place: 'a', password: SECRET };
  it.each([{ dbHost: 'evil.example' }, { place: 'https://evil.example' }])(
    'has addresses all the same: %j',
    async (change) => {
      expect(await changed('hostlessApi', before, change)).toMatch(ANEW);
    },
  );

  it('has other values as well', async () => {
    expect(await changed('hostlessApi', before, { place: 'b', securityLevel: 'high' })).toBe('taken');
    expect(await changed('httpHeaderAuth', { name: 'X-Key', value: SECRET }, { name: 'X-Other' })).toBe('taken');
  });

  it('is not what is only named after one', async () => {
    const open = {
      EMAIL_HOST: 'smtp.acme.com',
      EMAIL_HOST_PASSWORD: 'old',
      CURL_TOKEN: 't',
      SERVER_PORT: '5432',
      KEY: SECRET,
    };
    for (const change of [{ EMAIL_HOST_PASSWORD: 'n e w' }, { CURL_TOKEN: 'new' }, { SERVER_PORT: '5433' }]) {
      expect(await changed('generic', open, change)).toBe('taken');
    }
    expect(await changed('generic', open, { EMAIL_HOST: 'evil.example' })).toMatch(/^400 /);
  });

  it('does not have its names told when it does not declare them', async () => {
    const open = { apiUrl: 'https://acme.example.com', token: SECRET };
    const told = await changed('generic', open, { apiUrl: 'https://evil.example' });
    expect(told).toMatch(/^400 .*a value that the type does not declare: must be given again/);
    expect(await changed('generic', open, { apiUrl: 'https://acme.example.com/v2' })).toBe('taken');
  });
});
