import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../database/rows.js';
import { allRows } from '../rules/rows.js';
import { CLIENT_SECRET } from '../support/oidc-server.js';
import { must } from '../support/people.js';
import { BINDING, Browser, SESSION } from './oidc-browser.js';
import {
  aProvider,
  lastRefusal,
  newProvider,
  problemOf,
  signInAs,
  somebody,
  startOidcSite,
  type OidcSite,
} from './oidc-site.js';

let site: OidcSite;
let providerId: string;
beforeAll(async () => {
  site = await startOidcSite();
  providerId = await newProvider(site.service.admin, site.one, site.workspaceId);
});
afterAll(() => site.stop());
beforeEach(() => sql(site.service, 'DELETE FROM throttles'));

const signIn = (account = somebody()) => signInAs(site.service, site.one, providerId, account);
const refusal = () => lastRefusal(site.service.admin);

/** A browser that is about to come back from the provider, as somebody new or as the account that is given. */
async function returning(account = somebody(), id = providerId, server = site.one) {
  server.account = account;
  const browser = new Browser(site.service);
  return { browser, callback: await browser.visit(await browser.begin(id)) };
}

const sentTo = (paths: readonly string[]) => paths.filter((path) => path === '/token').length;

describe('A callback', () => {
  it('counts only in the browser that has begun, and is left to that one', async () => {
    const { browser, callback } = await returning();
    const victim = new Browser(site.service);
    expect(await victim.comeBack(callback)).toMatchObject({ ...problemOf('too-late'), setCookies: [] });
    expect(await refusal()).toMatchObject({
      outcome: 'refused',
      subjectKind: 'IdentityProvider',
      subjectId: providerId,
      details: { reason: 'The sign-in began in another browser', address: '127.0.0.1' },
    });
    await victim.begin(providerId);
    expect(await victim.comeBack(callback)).toMatchObject({ ...problemOf('too-late'), setCookies: [] });
    victim.cookies.set(BINDING, 'x'.repeat(43));
    expect(await victim.comeBack(callback)).toMatchObject({ ...problemOf('too-late'), setCookies: [] });
    expect((await browser.comeBack(callback)).to).toBe('/');
  });

  it('fills no log for one who comes again and again with what others have begun', async () => {
    const { browser, callback } = await returning();
    const written = () =>
      site.service.database.read("SELECT id FROM audit_entries WHERE event = 'session.refused'", []);
    const before = (await written()).length;
    const stranger = new Browser(site.service);
    for (let tries = 0; tries < 60; tries++)
      expect(await stranger.comeBack(callback)).toMatchObject({ ...problemOf('too-late'), setCookies: [] });
    expect((await written()).length - before).toBeLessThan(50);
    expect((await browser.comeBack(callback)).to).toBe('/');
  });

  it('works once', async () => {
    const { browser, callback } = await returning();
    const binding = browser.cookies.get(BINDING) ?? '';
    expect((await browser.comeBack(callback)).to).toBe('/');
    browser.cookies.set(BINDING, binding);
    const again = await browser.comeBack(callback);
    expect(again).toMatchObject({ ...problemOf('too-late'), setCookies: [] });
  });

  it('works once for many who send it at the same time', async () => {
    const { browser, callback } = await returning();
    const binding = browser.cookies.get(BINDING) ?? '';
    const twins = [1, 2, 3].map(() => new Browser(site.service));
    for (const twin of twins) twin.cookies.set(BINDING, binding);
    const arrivals = await Promise.all(twins.map((twin) => twin.comeBack(callback)));
    expect(arrivals.map(({ to }) => to).sort()).toEqual([
      '/',
      '/sign-in?problem=too-late',
      '/sign-in?problem=too-late',
    ]);
  });

  it('is used up by a code that the provider does not take, with which nobody tries another', async () => {
    const { browser, callback } = await returning();
    const right = callback.searchParams.get('code') ?? '';
    callback.searchParams.set('code', 'a-code-of-somebody-else');
    expect(await browser.comeBack(callback)).toMatchObject(problemOf('provider-refused'));
    callback.searchParams.set('code', right);
    expect(await browser.comeBack(callback)).toMatchObject(problemOf('too-late'));
  });

  it('with a code of another sign-in gets nothing for it, as its verifier does not fit', async () => {
    const [mine, theirs] = [await returning(), await returning()];
    mine.callback.searchParams.set('code', theirs.callback.searchParams.get('code') ?? '');
    expect(await mine.browser.comeBack(mine.callback)).toMatchObject(problemOf('provider-refused'));
  });

  it.each([
    ['no state', (callback: URL) => callback.searchParams.delete('state')],
    ['another state', (callback: URL) => callback.searchParams.set('state', 'x'.repeat(43))],
    ['two states', (callback: URL) => callback.searchParams.append('state', 'x')],
    ['nothing', (callback: URL) => void (callback.search = '')],
  ])('with %s is too late', async (_what, change) => {
    const { browser, callback } = await returning();
    change(callback);
    expect(await browser.comeBack(callback)).toMatchObject({ ...problemOf('too-late'), setCookies: [] });
  });

  it('is too late after ten minutes', async () => {
    const { browser, callback } = await returning();
    const past = { expiresAt: new Date(Date.now() - 1000) };
    await site.service.database.write((tx) => tx.update('OneTimeToken', { purpose: 'oidc' }, past));
    expect(await browser.comeBack(callback)).toMatchObject(problemOf('too-late'));
  });

  it('that says why it was refused is believed that it was, and its words go nowhere', async () => {
    const { browser, callback } = await returning();
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    callback.searchParams.set('error_description', '<b>Call us</b> at https://evil.example.com');
    expect(await browser.comeBack(callback)).toMatchObject(problemOf('provider-refused'));
    expect(JSON.stringify(await refusal())).not.toContain('evil');
    expect(site.service.logged.join('')).not.toContain('evil');
  });

  it('begins a new session, whatever cookie was there before', async () => {
    const account = somebody();
    const { browser } = await signIn(account);
    const before = browser.cookies.get(SESSION);
    site.one.account = account;
    await browser.signIn(providerId);
    const after = browser.cookies.get(SESSION);
    expect(after).not.toBe(before);
    const planted = new Browser(site.service);
    planted.cookies.set(SESSION, 'chosen-by-somebody-else');
    site.one.account = account;
    await planted.signIn(providerId);
    expect(planted.cookies.get(SESSION)).not.toBe('chosen-by-somebody-else');
  });
});

describe('Two providers', () => {
  it('are not mixed up: the code of one never goes to the other', async () => {
    const { service, one, two, workspaceId } = site;
    const evil = await newProvider(service.admin, two, workspaceId, { name: 'Evil' });
    one.account = somebody();
    const browser = new Browser(service);
    const begun = new URL(await browser.begin(evil));
    const target = new URL(await new Browser(service).begin(providerId));
    // The evil one sends the browser on to the honest one, as if the sign-in had begun there: no other address is registered.
    begun.searchParams.set('redirect_uri', target.searchParams.get('redirect_uri') ?? '');
    const callback = await browser.visit(`${one.issuer}/auth${begun.search}`);
    expect(callback.searchParams.get('iss')).toBe(one.issuer);
    const before = [sentTo(one.asked), sentTo(two.asked)];
    expect(await browser.comeBack(callback)).toMatchObject(problemOf('provider-untrusted'));
    expect([sentTo(one.asked), sentTo(two.asked)]).toEqual(before);
  });

  it('are not mixed up where neither names itself, as each sends browsers to an address of its own', async () => {
    const { service, one, two, workspaceId } = site;
    two.lies.document = { authorization_response_iss_parameter_supported: false };
    try {
      const evil = await newProvider(service.admin, two, workspaceId, { name: 'Evil' });
      const attacker = new URL(await new Browser(service).begin(providerId));
      const victim = new Browser(service);
      const begun = new URL(await victim.begin(evil));
      // The honest one is asked for a code that only the attacker's own sign-in could redeem.
      attacker.searchParams.set('state', begun.searchParams.get('state') ?? '');
      one.account = somebody();
      const callback = await victim.visit(attacker.href);
      callback.searchParams.delete('iss');
      const before = [one, two].map(({ asked }) => sentTo(asked));
      expect(await victim.comeBack(callback)).toMatchObject({ ...problemOf('provider-untrusted'), setCookies: [] });
      expect([one, two].map(({ asked }) => sentTo(asked))).toEqual(before);
      expect(await refusal()).toMatchObject({ subjectId: evil, details: { reason: 'The browser came back to the address of another identity provider' } }); // prettier-ignore
    } finally {
      two.lies.document = {};
    }
  });

  it('have no address in common', async () => {
    const { browser, callback } = await returning();
    const answer = await fetch(`${site.service.url}/api/v1/auth/callback${callback.search}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
    expect((await browser.comeBack(callback)).to).toBe('/');
  });

  it('are not mixed up by one that leaves its name out', async () => {
    const { browser, callback } = await returning();
    callback.searchParams.delete('iss');
    expect(await browser.comeBack(callback)).toMatchObject(problemOf('provider-untrusted'));
  });
});

describe('A provider that lies', () => {
  it.each([
    ['about the nonce', { nonce: 'another-nonce' }],
    ['about its signature', { foreignKeys: true as const }],
  ])('%s lets nobody in', async (_what, lie) => {
    Object.assign(site.one.lies, lie);
    try {
      expect(await signIn()).toMatchObject(problemOf('provider-untrusted'));
    } finally {
      site.one.lies = { document: {} };
    }
  });

  it.each([
    ['names another issuer', { issuer: 'https://other.example.com' }],
    ['sends browsers to no web address', { authorization_endpoint: 'javascript:alert(1)' }],
    ['offers no PKCE', { code_challenge_methods_supported: ['plain'] }],
  ])('after it was saved, and %s, is not gone to', async (_what, document) => {
    const id = await newProvider(site.service.admin, site.one, site.workspaceId);
    site.one.lies.document = document;
    try {
      const answer = await new Browser(site.service).tryBegin(id);
      expect(answer).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
      expect(answer.headers.getSetCookie()).toEqual([]);
    } finally {
      site.one.lies.document = {};
    }
  });

  it('names nobody that a database could take for somebody else', async () => {
    const account = somebody();
    await signIn(account);
    for (const sub of [`${account.sub} `, 'x'.repeat(256)])
      expect(await signIn({ ...account, sub })).toMatchObject(problemOf('provider-untrusted'));
  });
});

describe('A provider that does not answer', () => {
  it('is said to be unreachable, and is asked again the next time', async () => {
    const id = await newProvider(site.service.admin, site.one, site.workspaceId);
    const { browser, callback } = await returning(somebody(), id);
    site.one.lies.status = 503;
    try {
      expect(await browser.comeBack(callback)).toMatchObject(problemOf('provider-unreachable'));
    } finally {
      delete site.one.lies.status;
    }
    expect((await signInAs(site.service, site.one, id, somebody())).to).toBe('/');
  });

  it.each([
    ['switched off', (path: string) => site.service.admin.put(path, { enabled: false })],
    ['deleted', (path: string) => site.service.admin.delete(path)],
    ['led elsewhere', (path: string) => site.service.admin.put(path, aProvider(site.two, site.workspaceId))],
  ])('as it was %s ends what had begun, and begins no more there', async (_how, change) => {
    const id = await newProvider(site.service.admin, site.one, site.workspaceId);
    const { browser, callback } = await returning(somebody(), id);
    await must(change(`/identity-providers/${id}`));
    expect(await browser.comeBack(callback)).toMatchObject(problemOf('provider-off'));
    const again = await browser.tryBegin(id);
    expect(again.status === 404 || String(again.body['url']).startsWith(site.two.issuer)).toBe(true);
  });
});

it('No secret of a provider has come out, of all that happened here', async () => {
  const rows = JSON.stringify(await allRows(site.service, { since: '' }));
  const answers = await Promise.all(['/identity-providers', '/audit?limit=1000'].map((path) => site.service.admin.get(path))); // prettier-ignore
  for (const text of [rows, site.service.logged.join(''), ...answers.map(({ text }) => text)])
    expect(text).not.toContain(CLIENT_SECRET);
});
