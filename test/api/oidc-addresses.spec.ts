import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newTenant, newWorkspace } from '../support/people.js';
import { newSignedIn } from '../support/sessions.js';
import { accept, invite } from './invited.js';
import { lastRefusal, newProvider, problemOf, signInAs, somebody, startOidcSite, type OidcSite } from './oidc-site.js';
import { expectProblem } from './problems.js';
import { aTextWith, type ProblemBody } from './shapes.js';

let site: OidcSite;
let providerId: string;
beforeAll(async () => {
  site = await startOidcSite();
  providerId = await newProvider(site.service.admin, site.one, site.workspaceId);
});
afterAll(() => site.stop());

const signIn = (account = somebody()) => signInAs(site.service, site.one, providerId, account);

describe('An e-mail address', () => {
  it.each([[false], ['true'], [undefined], [1]])(
    'that the provider does not call verified (%s) opens no account',
    async (email_verified) => {
      const person = await newSignedIn(site.service, site.service.admin, site.workspaceId, 'owner');
      const account = somebody({ email: person.email, email_verified });
      expect(await signIn(account)).toMatchObject({ ...problemOf('email-taken') });
      // Whoever would get no role learns nothing of accounts.
      expect(await signIn({ ...account, groups: [] })).toMatchObject(problemOf('no-role'));
      expect(await signIn(somebody({ groups: [] }))).toMatchObject(problemOf('no-role'));
      expect(await site.service.database.read('SELECT id FROM user_identities WHERE user_id = ?', [person.userId])).toEqual([]); // prettier-ignore
    },
  );

  it('of which the provider does not say whether it is verified, and of nobody yet, makes an account where a role is given', async () => {
    expect((await signIn(somebody({ email_verified: undefined }))).to).toBe('/');
    expect(await signIn(somebody({ email_verified: undefined, groups: [] }))).toMatchObject(problemOf('no-role'));
  });

  it('of an account that a provider has made without calling it verified is shared with nobody else', async () => {
    const { service, one, two, workspaceId } = site;
    const other = await newProvider(service.admin, two, workspaceId, { name: 'Other login' });
    const account = somebody({ email_verified: undefined });
    const email = account.email ?? '';
    const early = await invite(service.admin, { workspaceId, email }); // when nobody had the address
    const elsewhere = await newWorkspace(service.admin);
    expect((await signIn(account)).to).toBe('/');
    const owner = somebody({ email });
    expect(await signInAs(service, two, other, owner)).toMatchObject(problemOf('email-taken'));
    expect(await lastRefusal(service.admin)).toMatchObject({ details: { reason: aTextWith('Acme login') } });
    const wish = { email, workspaceId: elsewhere.id, role: 'viewer' };
    const invited = await service.admin.post<ProblemBody>('/invitations', wish);
    expectProblem(invited, 409, 'CONFLICT');
    expect(invited.body.message).toContain('Acme login');
    expectProblem(await accept(service.url, early.token), 409, 'CONFLICT');

    expect((await signInAs(service, one, providerId, { ...account, email_verified: true })).to).toBe('/');
    expect((await signInAs(service, two, other, owner)).to).toBe('/');
    expect((await service.admin.post('/invitations', wish)).status).toBe(201);
  });

  it.each([[false], ['false']])(
    'that the provider says is not verified (%s) is kept for whoever has it',
    async (email_verified) => {
      const account = somebody({ email_verified });
      expect(await signIn(account)).toMatchObject(problemOf('no-email'));
      expect((await signIn({ ...account, sub: `${account.sub}-of-another`, email_verified: true })).to).toBe('/');
    },
  );

  it('with a letter that only looks like another in lower case opens no account', async () => {
    const { admin, database } = site.service;
    await must(admin.post('/users', { email: 'kate@example.com', name: 'Kate' }));
    expect(await signIn(somebody({ email: '\u212aate@example.com' }))).toMatchObject(problemOf('no-email'));
    const sql = 'SELECT i.id FROM user_identities i JOIN users u ON u.id = i.user_id WHERE u.email = ?';
    expect(await database.read(sql, ['kate@example.com'])).toEqual([]);
  });

  it.each([[undefined], ['not an address'], ['a'.repeat(250) + '@example.com'], [7]])(
    'that is none (%s) makes no account',
    async (email) => {
      expect(await signIn(somebody({ email: email as string }))).toMatchObject(problemOf('no-email'));
    },
  );

  it('of another organization is of nobody here, whether it exists there or not', async () => {
    const tenant = await newTenant(site.service);
    const theirs = await newSignedIn(site.service, tenant.admin, tenant.workspaceId, 'owner');
    expect(await signIn(somebody({ email: theirs.email, groups: [] }))).toMatchObject(problemOf('no-role'));
    const { browser } = await signIn(somebody({ email: theirs.email }));
    const me = (await must(browser.client.get<{ userId: string; workspaces: object[] }>('/me'))).body;
    expect(me.userId).not.toBe(theirs.userId);
    expect(me.workspaces).toMatchObject([{ id: site.workspaceId, role: 'editor' }]);
  });
});
