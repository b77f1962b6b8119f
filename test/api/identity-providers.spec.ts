import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ORGANIZATION_PERMISSIONS } from '../../src/authorization/index.js';
import { CLIENT_SECRET } from '../support/oidc-server.js';
import { must, newKey, newPerson, newTenant } from '../support/people.js';
import { startService } from '../support/service.js';
import { aProvider, startOidcSite, type OidcSite } from './oidc-site.js';
import { anId, aTime, entriesOf, NOBODY } from './shapes.js';

let site: OidcSite;
beforeAll(async () => {
  site = await startOidcSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.one.lies = { document: {} };
});

interface Shown {
  id: string;
  hasClientSecret: boolean;
  enabled: boolean;
}

const body = (more: object = {}) => aProvider(site.one, site.workspaceId, more);
const create = (more: object = {}) => site.service.admin.post<Shown>('/identity-providers', body(more));
const made = async (more: object = {}): Promise<string> => (await must(create(more))).body.id;
const optionsOf = async (query = '') => (await must(site.service.admin.as('').get<{ providers: { id: string }[] }>(`/auth${query}`))).body.providers; // prettier-ignore

describe('An identity provider', () => {
  it('is on the sign-in page while it is on: of the only organization, or of the one that is named', async () => {
    const [on, off] = [await made(), await made({ enabled: false })];
    expect(await optionsOf()).toEqual([{ id: on, name: 'Acme login' }]);
    await must(site.service.admin.put(`/identity-providers/${off}`, { enabled: true, name: 'A second one' }));
    expect((await optionsOf()).map(({ id }) => id)).toEqual([off, on]);
    const tenant = await newTenant(site.service);
    const { body: theirs } = await must(tenant.admin.post<Shown>('/identity-providers', aProvider(site.one, tenant.workspaceId))); // prettier-ignore
    expect(await optionsOf()).toEqual([]);
    expect(await optionsOf(`?organizationId=${NOBODY}`)).toEqual([]);
    expect(await optionsOf(`?organizationId=${tenant.organizationId}`)).toEqual([
      { id: theirs.id, name: 'Acme login' },
    ]);
  });

  it('says what to register where, and never the secret', async () => {
    const answer = await must(create());
    const shown = {
      id: anId,
      name: 'Acme login',
      issuer: site.one.issuer,
      clientId: 'keyrack',
      hasClientSecret: true,
      scopes: 'openid email profile groups',
      roleClaim: 'groups',
      mappings: [{ value: 'editors', workspaceId: site.workspaceId, role: 'editor' }],
      enabled: true,
      redirectUri: `https://keyrack.example.com/rack/api/v1/auth/callback/${answer.body.id}`,
      postLogoutRedirectUri: 'https://keyrack.example.com/rack/sign-in',
      createdDate: aTime,
      updatedDate: aTime,
    };
    expect(answer.body).toEqual(shown);
    const path = `/identity-providers/${answer.body.id}`;
    const others = [await site.service.admin.get(path), await site.service.admin.put(path, { name: 'Acme login' })];
    for (const other of others) expect(other.body).toEqual(shown);
    const list = await must(site.service.admin.get<Shown[]>('/identity-providers'));
    expect(list.body.find(({ id }) => id === answer.body.id)).toEqual(shown);
    for (const { text } of [answer, list, ...others]) expect(text).not.toContain(CLIENT_SECRET);
    expect(await entriesOf(site.service.admin, answer)).toMatchObject([
      { event: 'identityprovider.created', workspaceId: null, details: { issuer: site.one.issuer, enabled: true } },
    ]);
  });

  it('asks for who somebody is when it is not said what to ask for, and gives no roles', async () => {
    const { issuer } = site.one;
    const { body } = await must(site.service.admin.post('/identity-providers', { name: 'Plain', issuer, clientId: 'keyrack-public' })); // prettier-ignore
    expect(body).toMatchObject({ scopes: 'openid email profile', roleClaim: null, mappings: [], hasClientSecret: false, enabled: true }); // prettier-ignore
  });

  it('keeps what a change leaves out', async () => {
    const path = `/identity-providers/${await made()}`;
    const answer = await must(site.service.admin.put(path, { roleClaim: null, scopes: 'openid' }));
    expect(answer.body).toMatchObject({ name: 'Acme login', roleClaim: null, scopes: 'openid', hasClientSecret: true });
    expect((await entriesOf(site.service.admin, answer))[0]?.details).toEqual({ changed: ['roleClaim', 'scopes'], sessions: 0 }); // prettier-ignore
    expect((await site.service.admin.put(path, { clientSecret: null })).body).toMatchObject({ hasClientSecret: false });
  });

  it('takes its secret anew when it becomes another server', async () => {
    const path = `/identity-providers/${await made()}`;
    const { issuer } = site.two;
    const answer = await site.service.admin.put(path, { issuer });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR', details: { clientSecret: expect.any(String) as string } } }); // prettier-ignore
    await must(site.service.admin.put(path, { issuer, clientSecret: 'another-secret' }));
    await must(site.service.admin.put(path, { issuer: site.one.issuer, clientSecret: null }));
    await must(site.service.admin.put(path, { issuer }));
  });

  it('can be switched off while it does not answer, and not be switched on', async () => {
    const path = `/identity-providers/${await made()}`;
    site.one.lies.status = 503;
    expect((await site.service.admin.put(path, { enabled: true })).status).toBe(400);
    await must(site.service.admin.put(path, { enabled: false }));
    await must(site.service.admin.delete(path));
    expect((await site.service.admin.get(path)).status).toBe(404);
  });
});

describe('Saving', () => {
  it.each([
    ['names another issuer', { issuer: 'https://other.example.com' }, /names another issuer/],
    ['differs by a slash', { issuer: 'SLASH' }, /names another issuer/],
    ['offers no code flow', { response_types_supported: ['id_token'] }, /authorization code flow/],
    ['offers no PKCE', { code_challenge_methods_supported: undefined }, /PKCE with S256/],
    ['offers plain PKCE', { code_challenge_methods_supported: ['plain'] }, /PKCE with S256/],
    ['has no keys', { jwks_uri: undefined }, /lacks one of/],
    ['sends browsers to a script', { authorization_endpoint: 'javascript:alert(1)' }, /no https:\/\/ address/],
  ])('refuses a server that %s', async (_what, document, message) => {
    site.one.lies.document = JSON.parse(JSON.stringify(document).replace('SLASH', `${site.one.issuer}/`)) as object as Record<string, unknown>; // prettier-ignore
    for (const [name, value] of Object.entries(document))
      if (value === undefined) site.one.lies.document[name] = undefined;
    const answer = await create();
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ details: { issuer: expect.stringMatching(message) as string } });
  });

  it('refuses a client without a secret at a server that does not name itself in its answers', async () => {
    site.one.lies.document = { authorization_response_iss_parameter_supported: false };
    const answer = await create({ clientId: 'keyrack-public', clientSecret: null });
    expect(answer.body).toMatchObject({ details: { issuer: expect.stringMatching(/needs a secret/) as string } });
    await must(create());
  });

  it.each([
    ['does not answer', () => 'http://127.0.0.1:9', /not public|may not|KEYRACK_EGRESS_ALLOW/],
    ['is in a private network', () => 'https://10.0.0.1', /KEYRACK_EGRESS_ALLOW/],
    ['has no discovery document', () => `${site.one.issuer}/elsewhere`, /no discovery document/],
  ])('refuses an issuer that %s', async (_what, issuer, message) => {
    const answer = await create({ issuer: issuer() });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ details: { issuer: expect.stringMatching(message) as string } });
  });

  it.each([
    [
      'issuer',
      ['ftp://example.com', 'https://u:p@example.com', 'https://example.com/?a', 'https://example.com/#a', '', 7],
    ],
    ['clientId', ['', 'a b', 'a'.repeat(256), null]],
    ['clientSecret', ['', 'a'.repeat(1001), 7]],
    ['scopes', ['email', 'openid  email', 'openid "x"', 'openidx', null]],
    ['roleClaim', ['', 'a b', 7]],
    ['mappings', ['x', [7], [{ value: '', workspaceId: 'x', role: 'editor' }], [{ value: 'x', role: 'editor' }], null]],
    ['enabled', ['true', null]],
    ['organizationId', ['x']],
  ])('refuses a %s that is none', async (field, values) => {
    for (const value of values as unknown[]) {
      const answer = await create({ [field]: value });
      expect(answer, JSON.stringify(value)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    }
  });

  it('gives roles in workspaces of the organization only', async () => {
    const tenant = await newTenant(site.service);
    const { body: role } = await must(tenant.admin.post<{ id: string }>('/roles', { name: 'Theirs', permissions: [] }));
    const mapping = { value: 'x', workspaceId: site.workspaceId, role: 'viewer' };
    for (const foreign of [{ workspaceId: tenant.workspaceId }, { workspaceId: NOBODY }, { role: role.id }])
      expect((await create({ mappings: [{ ...mapping, ...foreign }] })).status).toBe(404);
  });

  it('takes all that an owner holds', async () => {
    const path = `/identity-providers/${await made()}`;
    const lacking = await newKey(
      site.service.admin,
      ORGANIZATION_PERMISSIONS.filter((one) => one !== 'audit:view'),
    );
    const admin = await newPerson(site.service.admin, site.workspaceId, 'admin');
    for (const client of [lacking, admin]) {
      expect((await client.post('/identity-providers', body())).status).toBe(403);
      expect((await client.put(path, { name: 'Mine' })).status).toBe(403);
    }
    expect((await admin.get('/identity-providers')).status).toBe(403);
    const owner = await newPerson(site.service.admin, site.workspaceId, 'owner');
    await must(owner.post('/identity-providers', body()));
    const { body: more } = await must(site.service.admin.post<{ id: string }>('/roles', { name: 'Founder', permissions: ['organizations:create'] })); // prettier-ignore
    const mappings = [{ value: 'x', workspaceId: site.workspaceId, role: more.id }];
    expect((await owner.post('/identity-providers', body({ mappings }))).body).toMatchObject({ message: expect.stringContaining('organizations:create') as string }); // prettier-ignore
  });

  it('needs to know the address of the service', async () => {
    const nameless = await startService({ KEYRACK_EGRESS_ALLOW: site.one.place });
    try {
      const { body: me } = await must(nameless.admin.get<{ workspaceId: string }>('/me'));
      const answer = await nameless.admin.post('/identity-providers', aProvider(site.one, me.workspaceId));
      expect(answer).toMatchObject({ status: 409, body: { message: expect.stringContaining('KEYRACK_PUBLIC_URL') as string } }); // prettier-ignore
    } finally {
      await nameless.stop();
    }
  });
});
