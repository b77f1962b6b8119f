import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../support/client.js';
import { must } from '../support/people.js';
import { inBrowser } from './in-browser.js';
import { PASSWORD, Site } from './site.js';

const EMAIL = 'owner@example.com';
const ORGANIZATION = 'Difference Engines';

/** The pages before one is signed in. */
inBrowser('Somebody with accounts in two organizations', () => {
  let site: Site;
  let page: Page;
  let organizationId: string;
  let link: string;
  let later: string;
  beforeAll(async () => {
    site = await Site.start();
    const founded = await must(
      site.keyrack.client.post<{
        organization: { id: string };
        workspace: { id: string };
        apiKey: { token: string };
      }>('/organizations', { name: ORGANIZATION }),
    );
    organizationId = founded.body.organization.id;
    const admin = site.keyrack.client.as(founded.body.apiKey.token);
    const invite = async (email: string): Promise<string> => {
      const wish = { email, workspaceId: founded.body.workspace.id, role: 'owner' };
      return (await must(admin.post<{ link: string }>('/invitations', wish))).body.link;
    };
    const own = await invite(EMAIL);
    const accepted = { token: own.replace(/^.*#/, ''), name: 'Ada Lovelace', password: PASSWORD };
    const open = new Client(site.keyrack.url, '');
    await must(open.call('POST', '/auth/invitation/accept', accepted, { 'x-keyrack-csrf': '1' }));
    [link, later] = [await invite('barbara@example.com'), await invite('grete@example.com')];
    page = await site.visitor.page();
  });
  afterAll(() => site.stop());

  const signIn = async (address: string): Promise<void> => {
    await page.goto(address);
    await page.getByLabel('Email').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const isIn = async (organization: string): Promise<void> => {
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menu').getByText(organization).waitFor();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  };

  it('chooses the one to go to when the password opens both', async () => {
    await signIn('/sign-in');
    const choice = page.getByRole('group', { name: 'Organizations' });
    await choice.waitFor();
    expect(await choice.getByRole('button').count()).toBe(2);
    await site.visitor.looksRight(page, 'sign-in-organizations');
    await choice.getByRole('button', { name: ORGANIZATION }).click();
    await isIn(ORGANIZATION);
  });

  it('is not asked where the address says which', async () => {
    await signIn(`/sign-in?organizationId=${organizationId}`);
    await isIn(ORGANIZATION);
  });

  it('opens another link where one was open, which does not stay in the address either', async () => {
    await page.goto(link);
    await page.getByText(/barbara@example\.com/).waitFor();
    await page.evaluate(`location.href = ${JSON.stringify(later)}`);
    await page.getByText(/grete@example\.com/).waitFor();
    expect(await page.getByText(/barbara@example\.com/).count()).toBe(0);
    expect(page.url()).not.toContain('#');
  });

  it('hears that a link is not complete when it is mangled', async () => {
    for (const path of ['invitation', 'setup']) {
      await page.goto('about:blank');
      await page.goto(`/${path}#%E0%A4%A`);
      await page.getByText('This link is not complete').waitFor();
      expect(page.url()).not.toContain('#');
    }
    expect(site.visitor.problems).toEqual([]);
  });
});
