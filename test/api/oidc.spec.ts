import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey, must, newCredential, newKey, newTenant, newWorkspace } from '../support/people.js';
import { giveSecondFactor, GOOD_PASSWORD, newSignedIn, trySignIn } from '../support/sessions.js';
import { BINDING, CHALLENGE, SESSION, type Browser } from './oidc-browser.js';
import { newProvider, problemOf, signInAs, somebody, startOidcSite, type OidcSite } from './oidc-site.js';

let site: OidcSite;
let providerId: string;
beforeAll(async () => {
  site = await startOidcSite();
  providerId = await newProvider(site.service.admin, site.one, site.workspaceId);
});
afterAll(() => site.stop());

interface Person {
  email: string;
  userId: string;
  name: string;
  workspaces: { id: string; role: string }[];
}

const signIn = (account = somebody(), to?: string) => signInAs(site.service, site.one, providerId, account, to);
const meOf = async ({ client }: Browser): Promise<Person> => (await must(client.get<Person>('/me'))).body;
const rolesOf = async (browser: Browser) =>
  Object.fromEntries((await meOf(browser)).workspaces.map(({ id, role }) => [id, role]));
const auditOf = async (event: string, subjectId: string) =>
  (await must(site.service.admin.get<{ data: object[] }>(`/audit?event=${event}&subjectId=${subjectId}`))).body.data;

describe('Signing in through an identity provider', () => {
  it('makes an account just in time, leads on to where it was to lead, and begins a session', async () => {
    const account = somebody({ email: 'Ada@Example.com', name: 'Ada Lovelace' });
    const { browser, setCookies, ...arrival } = await signIn(account, '/credentials?search=x#top');
    expect(arrival).toEqual({ status: 303, to: '/credentials?search=x#top' });
    const session = setCookies.find((line) => line.startsWith(`${SESSION}=`));
    expect(session).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure$/);
    expect(browser.cookies.has(BINDING)).toBe(false);
    const me = await meOf(browser);
    expect(me).toMatchObject({ email: 'ada@example.com', name: 'Ada Lovelace' });
    expect(me.workspaces).toMatchObject([{ id: site.workspaceId, role: 'editor' }]);
    const [linked] = await auditOf('user.linked', me.userId);
    expect(linked).toMatchObject({ actorKind: 'system', actorName: 'Acme login', details: { provider: 'Acme login' } });
    expect(await auditOf('session.started', me.userId)).toMatchObject([{ details: { means: 'oidc' } }]);
  });

  it('knows somebody again by their subject, whatever else has changed', async () => {
    const account = somebody();
    const first = await meOf((await signIn(account)).browser);
    const again = await signIn({ ...account, email: 'another@example.com', email_verified: false, name: 'Another' });
    expect(await meOf(again.browser)).toMatchObject({ userId: first.userId, email: account.email, name: first.name });
  });

  it('makes one account of somebody who comes twice at the same time', async () => {
    const account = somebody();
    const both = await Promise.all([signIn(account), signIn(account)]);
    const [first, second] = await Promise.all(both.map(({ browser }) => meOf(browser)));
    expect(second?.userId).toBe(first?.userId);
  });

  it('asks the provider for what the token lacks', async () => {
    const conforming = somebody();
    site.one.lies.withoutClaims = true;
    try {
      const { browser } = await signIn(conforming);
      expect(await meOf(browser)).toMatchObject({ email: conforming.email });
      expect(site.one.asked).toContain('/me');
    } finally {
      delete site.one.lies.withoutClaims;
    }
  });

  it('takes a client without a secret', async () => {
    const more = { clientId: 'keyrack-public', clientSecret: null };
    const id = await newProvider(site.service.admin, site.one, site.workspaceId, more);
    expect((await signInAs(site.service, site.one, id, somebody())).to).toBe('/');
  });

  it('links an account of the organization whose e-mail address the provider has verified', async () => {
    const { admin } = site.service;
    const person = await newSignedIn(site.service, admin, site.workspaceId, 'viewer');
    const { browser } = await signIn(somebody({ email: person.email.toUpperCase(), groups: [] }));
    expect(await meOf(browser)).toMatchObject({ userId: person.userId, workspaces: [{ role: 'viewer' }] });
    expect(await auditOf('user.linked', person.userId)).toHaveLength(1);
    const again = await signIn(somebody({ email: person.email }));
    expect(again).toMatchObject(problemOf('not-linked'));
  });

  it('ends the password of an account that it gives more, as whoever invited the person may know it', async () => {
    const { admin } = site.service;
    const other = await newWorkspace(admin);
    const person = await newSignedIn(site.service, admin, other.id, 'viewer');
    const { browser } = await signIn(somebody({ email: person.email }));
    expect(await rolesOf(browser)).toEqual({ [other.id]: 'viewer', [site.workspaceId]: 'editor' });
    expect((await person.client.get('/me')).status).toBe(401);
    const again = { email: person.email, password: GOOD_PASSWORD };
    expect((await trySignIn(site.service.url, again)).status).toBe(401);
    expect(await auditOf('user.password', person.userId)).toMatchObject([{ details: { means: 'ended' } }]);
  });

  it('ends what was made with that password as well: the second factor, what waits for a code, and keys', async () => {
    const { admin, database, url } = { ...site.service };
    const other = await newWorkspace(admin);
    const person = await newSignedIn(site.service, admin, other.id, 'admin');
    const { body } = await must(person.client.post<{ token: string }>('/api-keys', { name: 'x', permissions: ['flows:view'] })); // prettier-ignore
    const [code] = await giveSecondFactor(site.service, person.userId);
    const { challenge } = (await must(trySignIn(url, { email: person.email, password: GOOD_PASSWORD }))).body;
    const mappings = [{ value: 'editors', workspaceId: site.workspaceId, role: 'owner' }];
    const id = await newProvider(admin, site.two, site.workspaceId, { mappings });
    const { browser, to } = await signInAs(site.service, site.two, id, somebody({ email: person.email }));
    expect(to).toBe('/');
    expect(await rolesOf(browser)).toEqual({ [other.id]: 'admin', [site.workspaceId]: 'owner' });
    expect((await admin.as(body.token).get('/me')).status).toBe(401);
    expect(await database.read('SELECT user_id FROM second_factors WHERE user_id = ?', [person.userId])).toEqual([]);
    const answered = await browser.client.post('/auth/second-factor', { challenge, code });
    expect([answered.status, answered.headers.get('set-cookie')]).toEqual([401, null]);
  });

  it('leaves an owner the password, as they could have given it to themselves', async () => {
    const { admin } = site.service;
    const other = await newWorkspace(admin);
    const person = await newSignedIn(site.service, admin, other.id, 'owner');
    const { browser } = await signIn(somebody({ email: person.email }));
    expect(await rolesOf(browser)).toEqual({ [other.id]: 'owner', [site.workspaceId]: 'editor' });
    expect((await person.client.get('/me')).status).toBe(200);
  });

  it('keeps two providers of one organization apart', async () => {
    const { service, two, workspaceId } = site;
    const other = await newProvider(service.admin, two, workspaceId, { name: 'Other login' });
    const [here, there] = [somebody(), somebody()];
    const first = await meOf((await signIn(here)).browser);
    const second = await meOf((await signInAs(service, two, other, { ...there, sub: here.sub })).browser);
    expect(second.userId).not.toBe(first.userId);
    const joined = await meOf((await signInAs(service, two, other, { ...there, sub: 'joined', email: here.email ?? '' })).browser); // prettier-ignore
    expect(joined.userId).toBe(first.userId);
  });
});

describe('What a provider gives', () => {
  it('follows the role claim at each sign-in, and leaves alone what was given by hand', async () => {
    const { service, one } = site;
    const [north, south] = [await newWorkspace(service.admin), await newWorkspace(service.admin)];
    const role = (await must(service.admin.post<{ id: string }>('/roles', { name: 'Tester', permissions: ['flows:view'] }))).body; // prettier-ignore
    const mappings = [
      { value: 'lead', workspaceId: north.id, role: 'admin' },
      { value: 'staff', workspaceId: north.id, role: role.id },
      { value: 'staff', workspaceId: south.id, role: 'viewer' },
      { value: 'staff', workspaceId: site.workspaceId, role: 'editor' },
    ];
    const id = await newProvider(service.admin, one, site.workspaceId, { roleClaim: 'realm.roles', mappings });
    const account = somebody({ groups: undefined });
    const as = async (roles: unknown) => signInAs(service, one, id, { ...account, realm: { roles } });
    const person = await meOf((await as('lead')).browser);
    expect(person.workspaces).toMatchObject([{ id: north.id, role: 'admin' }]);
    await must(
      service.admin.post(`/workspaces/${site.workspaceId}/members`, { userId: person.userId, role: 'viewer' }),
    );

    const staff = await as(['staff', 'unknown', 7]);
    expect(await rolesOf(staff.browser)).toEqual({ [north.id]: 'Tester', [south.id]: 'viewer', [site.workspaceId]: 'viewer' }); // prettier-ignore
    const none = await as([]);
    expect(await rolesOf(none.browser)).toEqual({ [site.workspaceId]: 'viewer' });
    const changes = await auditOf('member.', person.userId);
    expect(changes.map((entry) => (entry as { event: string }).event)).toEqual(
      expect.arrayContaining(['member.added', 'member.updated', 'member.removed']),
    );
    expect(changes[0]).toMatchObject({ actorKind: 'system', actorName: 'Acme login' });
  });

  it('ends with all that hangs on it, even if nothing else lets the person in', async () => {
    const account = somebody();
    const { browser } = await signIn(account);
    const { userId } = await meOf(browser);
    const credential = await newCredential(browser.client, { ...anOpenAIKey(), scope: 'personal' });
    const key = await newKey(site.service.admin, ['credentials:view'], { userId });
    await must(key.get('/credentials'));
    expect(await signIn({ ...account, groups: ['others'] })).toMatchObject(problemOf('no-role'));
    expect((await key.get('/credentials')).status).toBe(401);
    expect((await browser.client.get('/me')).status).toBe(401);
    expect((await site.service.admin.get(`/credentials/${credential}`)).body).toMatchObject({ scope: 'workspace' });
    expect((await signIn(account)).to).toBe('/');
  });

  it('never takes an organization its last owner', async () => {
    const tenant = await newTenant(site.service);
    const mappings = [{ value: 'owners', workspaceId: tenant.workspaceId, role: 'owner' }];
    const id = await newProvider(tenant.admin, site.one, tenant.workspaceId, { mappings });
    const account = somebody({ groups: ['owners'] });
    const come = (groups: string[]) => signInAs(site.service, site.one, id, { ...account, groups });
    await come(['owners']);
    expect(await rolesOf((await come([])).browser)).toEqual({ [tenant.workspaceId]: 'owner' });
    await signInAs(site.service, site.one, id, somebody({ groups: ['owners'] }));
    expect(await come([])).toMatchObject(problemOf('no-role'));
  });

  it('is nothing where a workspace or a role is there no more', async () => {
    const { admin } = site.service;
    const gone = await newWorkspace(admin);
    const role = (await must(admin.post<{ id: string }>('/roles', { name: 'Passing', permissions: [] }))).body;
    const mappings = [
      { value: 'editors', workspaceId: gone.id, role: 'viewer' },
      { value: 'editors', workspaceId: site.workspaceId, role: role.id },
    ];
    const id = await newProvider(admin, site.one, site.workspaceId, { mappings });
    await must(admin.delete(`/workspaces/${gone.id}?force=true`));
    await must(admin.delete(`/roles/${role.id}`));
    const { body } = await must(admin.get<{ mappings: object[] }>(`/identity-providers/${id}`));
    expect(body.mappings).toEqual([mappings[1]]);
    expect(await signInAs(site.service, site.one, id, somebody())).toMatchObject(problemOf('no-role'));
  });
});

describe('The second factor', () => {
  it('is asked for after the provider, with a challenge that stands in no address', async () => {
    const account = somebody();
    const { userId } = await meOf((await signIn(account)).browser);
    const [code = ''] = await giveSecondFactor(site.service, userId);
    const { browser, ...arrival } = await signIn(account, '/flows?x=1');
    expect(arrival.to).toBe(`/sign-in?step=second-factor&to=${encodeURIComponent('/flows?x=1')}`);
    expect(arrival.setCookies.find((line) => line.startsWith(CHALLENGE))).toMatch(/HttpOnly; SameSite=Lax; Max-Age=300; Secure/); // prettier-ignore
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect((await browser.client.get('/me')).status).toBe(401);
    const answer = (given: string) => browser.client.post('/auth/second-factor', { code: given });
    expect((await answer('aaaa-bbbb-cccc-dddd')).status).toBe(401);
    const { headers } = await must(answer(code));
    browser.take(headers, browser.cookies);
    expect([...browser.cookies.keys()]).toEqual([SESSION]);
    expect((await meOf(browser)).userId).toBe(userId);
    expect((await answer(code)).status).toBe(401);
  });

  it('lets nobody in whose provider was switched off before the code came', async () => {
    const id = await newProvider(site.service.admin, site.one, site.workspaceId);
    const account = somebody();
    const { userId } = await meOf((await signInAs(site.service, site.one, id, account)).browser);
    const [code] = await giveSecondFactor(site.service, userId);
    const { browser } = await signInAs(site.service, site.one, id, account);
    await must(site.service.admin.put(`/identity-providers/${id}`, { enabled: false }));
    expect((await browser.client.post('/auth/second-factor', { code })).status).toBe(403);
  });

  it('has to be set up where the organization requires one', async () => {
    const tenant = await newTenant(site.service);
    const id = await newProvider(tenant.admin, site.one, tenant.workspaceId);
    await must(tenant.admin.put(`/organizations/${tenant.organizationId}`, { requireSecondFactor: true }));
    const { browser } = await signInAs(site.service, site.one, id, somebody());
    expect((await browser.client.get('/credentials')).body).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' });
    await must(browser.client.post('/me/second-factor'));
  });
});
