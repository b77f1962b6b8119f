import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../database/rows.js';
import { allRows } from '../rules/rows.js';
import { Browser } from './oidc-browser.js';
import { newProvider, startOidcSite, type OidcSite } from './oidc-site.js';

let site: OidcSite;
let providerId: string;
beforeAll(async () => {
  site = await startOidcSite();
  providerId = await newProvider(site.service.admin, site.one, site.workspaceId);
});
afterAll(() => site.stop());
beforeEach(() => sql(site.service, 'DELETE FROM throttles'));

describe('Beginning to sign in at an identity provider', () => {
  it.each([
    ['https://evil.example.com/'],
    ['//evil.example.com'],
    ['/\\evil.example.com'],
    ['/\t/evil.example.com'],
    ['\\\\evil.example.com'],
    ['javascript:alert(1)'],
    ['/../elsewhere'],
    ['/%2e%2e/elsewhere'],
    ['/a\r\nset-cookie: x=y'],
    ['credentials'],
    [''],
    [['/a']],
    [null],
    [`/${'a'.repeat(2000)}`],
  ])('leads to no other place: %j', async (to) => {
    expect(await new Browser(site.service).tryBegin(providerId, { to })).toMatchObject({ status: 400 });
  });

  it('takes nothing but that place', async () => {
    const stranger = new Browser(site.service);
    for (const field of ['state', 'nonce', 'organizationId', 'userId', 'redirectUri', 'means'])
      expect((await stranger.tryBegin(providerId, { [field]: 'x' })).status).toBe(400);
  });

  it('is not for pages of others', async () => {
    const stranger = new Browser(site.service);
    expect((await stranger.tryBegin(providerId, {}, {})).status).toBe(403);
    const elsewhere = { 'x-keyrack-csrf': '1', 'sec-fetch-site': 'cross-site' };
    expect((await stranger.tryBegin(providerId, {}, elsewhere)).status).toBe(403);
  });

  it('asks for a code with PKCE, a state and a nonce, each new each time, and hides the cookie from scripts', async () => {
    const answers = [
      await new Browser(site.service).tryBegin(providerId),
      await new Browser(site.service).tryBegin(providerId),
    ];
    const asked = answers.map(({ body }) => Object.fromEntries(new URL(String(body['url'])).searchParams));
    expect(asked[0]).toMatchObject({
      response_type: 'code',
      client_id: 'keyrack',
      redirect_uri: `https://keyrack.example.com/rack/api/v1/auth/callback/${providerId}`,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[0]?.[name]).toMatch(/^[\w-]{43}$/);
      expect(asked[1]?.[name]).not.toBe(asked[0]?.[name]);
    }
    expect(answers[0]?.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-keyrack_sign_in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/),
    ]);
    const stored = JSON.stringify(await allRows(site.service, { since: '' }));
    expect(stored).not.toContain(asked[0]?.['state']);
    expect(stored).not.toContain(/=([\w-]{43});/.exec(answers[0]?.headers.getSetCookie()[0] ?? '')?.[1]);
  });

  it('knows no provider but by its id', async () => {
    for (const id of ['00000000-0000-7000-8000-000000000000', 'x', '%00', "'"])
      expect((await new Browser(site.service).tryBegin(id)).status).toBe(404);
  });

  it('is slowed down for one who does it again and again', async () => {
    const answers = [];
    for (let tries = 0; tries < 45; tries++) answers.push(await new Browser(site.service).tryBegin('x'));
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } });
  });
});
