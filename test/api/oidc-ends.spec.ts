import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetUpService } from '../../src/identity/index.js';
import { must } from '../support/people.js';
import { givePassword, GOOD_PASSWORD, signIn as signInWithPassword } from '../support/sessions.js';
import type { Browser } from './oidc-browser.js';
import { aProvider, newProvider, signInAs, somebody, startOidcSite, type OidcSite } from './oidc-site.js';
import { entriesOf, type Me } from './shapes.js';

let site: OidcSite;
let providerId: string;
beforeAll(async () => {
  site = await startOidcSite();
  providerId = await newProvider(site.service.admin, site.one, site.workspaceId);
});
afterAll(() => site.stop());

const signIn = (account = somebody()) => signInAs(site.service, site.one, providerId, account);
const meOf = async ({ client }: Browser): Promise<Me> => (await must(client.get<Me>('/me'))).body;

describe('Signing out', () => {
  it('ends the session, and says where the one at the provider ends', async () => {
    const { browser } = await signIn();
    const answer = await must(browser.client.post<{ url: string }>('/auth/sign-out'));
    expect(answer.status).toBe(200);
    const url = new URL(answer.body.url);
    expect(url.origin).toBe(site.one.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'keyrack',
      post_logout_redirect_uri: 'https://keyrack.example.com/rack/sign-in',
    });
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(200);
    expect((await browser.client.get('/me')).status).toBe(401);
  });

  it('ends the session where the provider has no such place, or one that is no address', async () => {
    for (const end_session_endpoint of [undefined, 'javascript:alert(1)']) {
      site.one.lies.document = { end_session_endpoint };
      try {
        const id = await newProvider(site.service.admin, site.one, site.workspaceId);
        const { browser } = await signInAs(site.service, site.one, id, somebody());
        expect((await browser.client.post('/auth/sign-out')).status).toBe(204);
        expect((await browser.client.get('/me')).status).toBe(401);
      } finally {
        site.one.lies.document = {};
      }
    }
  });
});

describe('A provider that goes', () => {
  it.each([
    ['is switched off', (path: string) => site.service.admin.put(path, { enabled: false })],
    ['is deleted', (path: string) => site.service.admin.delete(path)],
    ['becomes another server', (path: string) => site.service.admin.put(path, aProvider(site.two, site.workspaceId))],
  ])('ends the sessions that began through it when it %s, and no others', async (_how, change) => {
    const id = await newProvider(site.service.admin, site.one, site.workspaceId);
    const [{ browser }, { browser: other }] = [await signInAs(site.service, site.one, id, somebody()), await signIn()];
    const answer = await must(change(`/identity-providers/${id}`));
    expect((await browser.client.get('/me')).status).toBe(401);
    expect((await other.client.get('/me')).status).toBe(200);
    expect(await entriesOf(site.service.admin, answer)).toMatchObject([{ details: { sessions: 1 } }]);
  });

  it('leaves nothing of itself behind, and people what they have', async () => {
    const id = await newProvider(site.service.admin, site.one, site.workspaceId);
    const { userId } = await meOf((await signInAs(site.service, site.one, id, somebody())).browser);
    await must(site.service.admin.delete(`/identity-providers/${id}`));
    const { database } = site.service;
    for (const table of ['user_identities', 'members', 'sessions'])
      expect(await database.read(`SELECT * FROM ${table} WHERE provider_id = ?`, [id])).toEqual([]);
    expect(await database.read('SELECT built_in_role FROM members WHERE user_id = ?', [userId])).toHaveLength(1);
  });

  it('is forgotten with the user', async () => {
    const account = somebody();
    const { userId } = await meOf((await signIn(account)).browser);
    await must(site.service.admin.delete(`/users/${userId}`));
    expect(await site.service.database.read('SELECT id FROM user_identities WHERE user_id = ?', [userId])).toEqual([]);
    const again = await meOf((await signIn(account)).browser);
    expect(again.userId).not.toBe(userId);
  });
});

describe('Somebody who comes in through a provider', () => {
  it('makes the link of the terminal needless, until the provider is switched off', async () => {
    const fresh = await startOidcSite();
    try {
      const { admin, ...service } = fresh.service;
      const nobody = admin.as('');
      const options = async () => (await must(nobody.get('/auth'))).body;
      const id = await newProvider(admin, fresh.one, fresh.workspaceId);
      expect(await options()).toMatchObject({ needsSetup: true });
      const token = await service.get(SetUpService).newToken();
      await signInAs(fresh.service, fresh.one, id, somebody());
      expect(await options()).toMatchObject({ needsSetup: false });
      expect(await service.get(SetUpService).newToken()).toBeUndefined();
      const late = { token, email: 'late@example.com', name: 'Late', password: GOOD_PASSWORD };
      expect((await nobody.call('POST', '/auth/setup', late, { 'x-keyrack-csrf': '1' })).status).toBe(403);
      await must(admin.put(`/identity-providers/${id}`, { enabled: false }));
      expect(await options()).toMatchObject({ needsSetup: true });
    } finally {
      await fresh.stop();
    }
  });

  it('clears away what was counted of others long ago', async () => {
    const lastAt = new Date(Date.now() - 2 * 60 * 60_000);
    await site.service.database.write((tx) => tx.insert('Throttle', { id: 'oidc:old', attempts: 1, lastAt }));
    await signIn();
    expect(await site.service.database.read('SELECT id FROM throttles WHERE id = ?', ['oidc:old'])).toEqual([]);
  });
});

describe('A session that a provider has begun', () => {
  it('does not reach beyond the organization, as one with a password of the same person does', async () => {
    const { admin, url } = site.service;
    const permissions = ['installation:operate', 'organizations:create', 'credentials:view'];
    const { body: role } = await must(admin.post<{ id: string }>('/roles', { name: 'Operators', permissions }));
    const mappings = [{ value: 'editors', workspaceId: site.workspaceId, role: role.id }];
    const id = await newProvider(admin, site.one, site.workspaceId, { mappings });
    const account = somebody();
    const { browser } = await signInAs(site.service, site.one, id, account);
    const me = await meOf(browser);
    expect(me.permissions).toEqual(['credentials:view']);
    expect((await browser.client.post('/installation/backup')).status).toBe(403);
    expect((await browser.client.get('/installation/diagnosis')).status).toBe(403);
    expect((await browser.client.post('/organizations', { name: 'Another' })).status).toBe(403);
    await givePassword(site.service, me.userId ?? '');
    const client = await signInWithPassword(url, account.email ?? '');
    expect((await must(client.get<Me>('/me'))).body.permissions).toEqual(expect.arrayContaining(permissions));
    expect((await client.get('/installation/diagnosis')).status).toBe(200);
  });
});
