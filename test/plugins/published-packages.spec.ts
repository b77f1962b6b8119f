import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkValues, schemaOf, type CredentialType } from '@keyrack/credential-types';
import { beforeAll, describe, expect, it } from 'vitest';
import facts from '../../libs/credential-types/test/flowise-3.1.4.json' with { type: 'json' };
import type { Component } from '../../src/component-registry/component.js';
import { pluginTypes } from '../../src/component-registry/plugins/index.js';
import { startService } from '../support/service.js';
import { published } from './packages.js';

const FLOWISE = ['flowise-components', '3.1.4'] as const;
const NODES = ['n8n-nodes-base', '2.41.1'] as const;
const LANGCHAIN = ['@n8n/n8n-nodes-langchain', '2.41.1'] as const;

const found: Record<string, Component[]> = {};
let types: Map<string, CredentialType>;
beforeAll(async () => {
  const [flowise, nodes, langchain] = await Promise.all([published(...FLOWISE), published(...NODES), published(...LANGCHAIN)]); // prettier-ignore
  found['flowise'] = await pluginTypes([flowise]);
  const n8n = await pluginTypes([nodes, langchain]);
  const from = (name: string): Component[] => n8n.filter(({ origin }) => origin.includes(name));
  found['nodes'] = from('n8n-nodes-base');
  found['langchain'] = from('n8n-nodes-langchain');
  types = new Map(n8n.map(({ type }) => [type.name, type]));
}, 300_000);

const typeCalled = (name: string): CredentialType => {
  const type = types.get(name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
};

describe.each([
  ['flowise', 113],
  ['nodes', 409],
  ['langchain', 38],
])('The package of %s', (name, count) => {
  it(`gives all of its ${count} types`, () => {
    expect(new Set(found[name]?.map(({ type }) => type.name)).size).toBe(count);
  });

  it('gives types that take their own examples, and whose JSON Schemas do', () => {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
    for (const { type } of found[name] ?? []) {
      expect([type.name, checkValues(type, type.example).ok]).toEqual([type.name, true]);
      const validate = ajv.compile(schemaOf(type));
      expect([type.name, validate(type.example), validate.errors]).toEqual([type.name, true, null]);
      expect([type.name, validate({ ...type.example, nobody_declared_this: 'x' })]).toEqual([type.name, false]);
    }
  });

  it('says of each type that it can be tested, or why not', () => {
    for (const { type } of found[name] ?? []) {
      if ('untestable' in type.test) expect(type.test.untestable).toMatch(/^[A-Z].*\.$/);
      else expect(type.hosts.length).toBeGreaterThan(0);
    }
  });
});

it('gives the inputs of Flowise as they are', () => {
  const inputs = found['flowise']?.map(({ type }) => [type.name, type.inputs.map(({ name, label, type: kind, optional, hidden, default: standing }) => ({ name, label, kind, optional, hidden, standing }))]); // prettier-ignore
  const expected = facts.map((fact) => [fact.name, fact.inputs.map(({ name, label, type: kind, ...more }: { name: string; label: string; type: string; optional?: boolean; hidden?: boolean; default?: string }) => ({ name, label, kind, optional: more.optional, hidden: more.hidden, standing: more.default }))]); // prettier-ignore
  expect(Object.fromEntries(inputs ?? [])).toEqual(Object.fromEntries(expected));
});

it('hides what is secret in the types of n8n, even where they forgot to say so', () => {
  const SECRET = /(?:password|passphrase|secret|token|api_?key|private_?key|access_?key)$/i;
  for (const { name, inputs } of types.values()) {
    const open = inputs.filter((input) => SECRET.test(input.name) && ['string', 'url', 'json'].includes(input.type));
    expect([name, open.map((input) => input.name)]).toEqual([name, []]);
  }
  const passwords = found['nodes']?.filter(({ type }) => type.inputs.some((input) => input.type === 'password'));
  expect(passwords?.length).toBeGreaterThanOrEqual(404);
});

describe('A type of n8n', () => {
  it('that puts values in their places is tested and sent as it says', () => {
    expect(typeCalled('jiraSoftwareCloudApi')).toMatchObject({
      inject: { basic: { username: '{{email}}', password: '{{apiToken}}' } },
      test: { method: 'GET', url: '{{domain}}/rest/api/2/myself' },
      hosts: [{ input: 'domain' }],
    });
    expect(typeCalled('githubApi')).toMatchObject({
      inject: { headers: { Authorization: 'token {{accessToken}}' } },
      test: { method: 'GET', url: '{{server}}/user' },
    });
  });

  it('that needs its code says so', () => {
    expect(typeCalled('aws').test).toEqual({ untestable: expect.stringMatching(/signs requests with code/) as string });
    expect(typeCalled('deepLApi').test).toEqual({
      untestable: expect.stringMatching(/computes the request/) as string,
    });
  });

  it('that extends another has its inputs and its OAuth2 settings', () => {
    const { inputs, oauth2, inject } = typeCalled('googleSheetsOAuth2Api');
    expect(inputs.map(({ name }) => name)).toEqual(expect.arrayContaining(['clientId', 'clientSecret', 'authUrl']));
    expect(inputs.map(({ name }) => name)).not.toContain('jweEnabled'); // n8n marks it as not to be inherited
    expect(oauth2).toMatchObject({
      grant: 'authorization_code',
      tokenUrl: '{{accessTokenUrl}}',
      clientAuthentication: 'body',
    });
    expect(inject).toEqual({ headers: { authorization: 'Bearer {{oauth2.accessToken}}' } });
  });

  it('that extends one of a package that is not loaded is loaded, and says what is missing', async () => {
    const alone = await pluginTypes([await published(...LANGCHAIN)]);
    expect(alone).toHaveLength(38);
    const heir = alone.find(({ type }) => type.name === 'mcpOAuth2Api');
    expect(heir?.type.test).toEqual({ untestable: 'It extends oAuth2Api, which is in a package that is not loaded.' });
  });

  it('asks for an input only where n8n would show it', () => {
    const { inputs } = typeCalled('oAuth2Api');
    expect(inputs.find(({ name }) => name === 'serverUrl')?.show).toEqual({ useDynamicClientRegistration: [true] });
    const given = {
      clientId: 'c',
      clientSecret: 's',
      accessTokenUrl: 'https://x.example.com/t',
      authUrl: 'https://x.example.com/a',
    };
    expect(checkValues(typeCalled('oAuth2Api'), given).ok).toBe(true);
    expect(checkValues(typeCalled('oAuth2Api'), { ...given, useDynamicClientRegistration: true })).toMatchObject({
      findings: [{ input: 'serverUrl', code: 'required' }],
    });
  });
});

describe('A service with these packages', () => {
  it('lists each type with where it came from, and draws its picture', async () => {
    const directories = await Promise.all([published(...FLOWISE), published(...NODES), published(...LANGCHAIN)]);
    const service = await startService({ KEYRACK_TYPES: directories.join(', '), KEYRACK_TYPES_OVERRIDE: '*' });
    try {
      const listed = async (origin: string) =>
        (await service.admin.get<{ name: string; origin: string; testable: boolean; untestable?: string }[]>(`/components-credentials?origin=${encodeURIComponent(origin)}`)).body; // prettier-ignore
      // Some names are in two of the packages; the later one has them.
      expect((await listed(directories[1])).length).toBe(409);
      expect((await listed(directories[2])).length).toBe(38);
      expect((await listed(directories[0])).length).toBeGreaterThan(80);
      const untestable = (await listed(directories[1])).find(({ name }) => name === 'aws');
      expect(untestable).toMatchObject({ testable: false, untestable: expect.any(String) as string });
      const icon = await service.admin.get<string>('/components-credentials-icon/airtableTokenApi');
      expect(icon.headers.get('content-type')).toBe('image/svg+xml');
      const created = await service.admin.post('/credentials', { name: 'A', credentialName: 'airtableTokenApi', plainDataObj: { accessToken: 'pat-not-a-token' } }); // prettier-ignore
      expect(created.status).toBe(200);
    } finally {
      await service.stop();
    }
  });
});
