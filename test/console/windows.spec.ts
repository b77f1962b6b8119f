import { createCredential, getMe, listCredentials, listWorkspaces, switchWorkspace } from '@keyrack/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { anOpenAIKey } from '../support/people.js';
import { inBrowser } from './in-browser.js';
import { Site, type Role } from './site.js';

const SECRET = 'sk-not-a-real-key-of-a-window';
const REFUSED = { status: 403, json: { message: 'Not today', code: 'FORBIDDEN' } };

/** Windows of one browser have one session. */
inBrowser('Two windows of one browser', () => {
  let site: Site;
  let page: Page;
  let other: Page;
  let home: string;
  let staging: string;
  beforeAll(async () => {
    site = await Site.start();
    site.act('owner');
    home = (await getMe()).workspaceId;
    staging = (await listWorkspaces()).find(({ name }) => name === 'Staging')?.id ?? '';
    await createCredential({ body: anOpenAIKey(SECRET, 'Key of the first team') });
    page = await site.page('owner');
    other = await page.context().newPage();
  });
  beforeEach(async () => {
    await switchWorkspace({ body: { workspaceId: home } });
    await page.goto('/credentials');
    await other.goto('/credentials');
    for (const window of [page, other]) await window.getByRole('link', { name: 'Key of the first team' }).waitFor();
  });
  afterAll(() => site.stop());

  const goTo = async (workspace: string, inWindow: Page): Promise<void> => {
    await inWindow.getByRole('button', { name: /^Workspace: / }).click();
    await inWindow.getByRole('menuitem', { name: workspace }).click();
    await inWindow.getByRole('button', { name: `Workspace: ${workspace}` }).waitFor();
  };
  const notice = (text: RegExp) => page.getByRole('alert').filter({ hasText: text });
  const typeKey = async (): Promise<void> => {
    await page.getByRole('searchbox', { name: 'Search types' }).fill('OpenAI API');
    await page.getByRole('button', { name: /^OpenAI API/ }).click();
    await page.getByLabel('Name', { exact: true }).fill('Typed before');
    await page.getByLabel('OpenAI Api Key').fill(SECRET);
  };

  it('do not store what is typed in one where the other has gone', async () => {
    await page.getByRole('button', { name: 'Add Credential' }).first().click();
    await typeKey();
    await goTo('Staging', other);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await notice(/This window showed another workspace/).waitFor();
    await page.getByRole('button', { name: 'Workspace: Staging' }).waitFor();
    await page.getByRole('heading', { name: 'No credentials yet' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByText('Key of the first team').count()).toBe(0);
    await site.visitor.looksRight(page, 'windows-moved');
    expect(await listCredentials()).toEqual([]);
    await switchWorkspace({ body: { workspaceId: home } });
    expect(await listCredentials()).toMatchObject([{ name: 'Key of the first team' }]);
  });

  it('do not store what is typed in the dialog that opens from anywhere, either', async () => {
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog', { name: 'Go to or do' }).getByRole('combobox').fill('add cred');
    await page.keyboard.press('Enter');
    await typeKey();
    await goTo('Staging', other);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await notice(/This window showed another workspace/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await listCredentials()).toEqual([]);
  });

  it('list nothing of where the other has gone under the name of where they are', async () => {
    await goTo('Staging', other);
    await page.getByRole('link', { name: 'Flows' }).click();
    await notice(/This window showed another workspace/).waitFor();
    await page.getByRole('button', { name: 'Workspace: Staging' }).waitFor();
    await page.getByRole('link', { name: 'Credentials' }).click();
    await page.getByRole('heading', { name: 'No credentials yet' }).waitFor();
  });

  it('say nothing when they go elsewhere themselves, and show what is there', async () => {
    await goTo('Staging', page);
    await page.getByRole('heading', { name: 'No credentials yet' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect((await getMe()).workspaceId).toBe(staging);
  });

  it('show nothing of one person to the next', async () => {
    const cookies = await page.context().cookies();
    await become('viewer');
    await page.getByRole('link', { name: 'Roles' }).click();
    await notice(/what another person sees/).waitFor();
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByText('viewer@example.com').waitFor();
    await page.context().addCookies(cookies);
  });

  it.each<[string, string, () => Promise<void>]>([
    [
      'switching',
      '**/me/workspace',
      async () => {
        await page.getByRole('button', { name: /^Workspace: / }).click();
        await page.getByRole('menuitem', { name: 'Staging' }).click();
      },
    ],
    [
      'signing out',
      '**/auth/sign-out',
      async () => {
        await page.getByRole('button', { name: 'Your account' }).click();
        await page.getByRole('menuitem', { name: 'Sign out' }).click();
      },
    ],
    [
      'ending a session elsewhere',
      '**/me/sessions/*',
      async () => {
        await signInElsewhere();
        await page.goto('/profile');
        await page
          .getByRole('button', { name: /^Sign out (?!everywhere)/ })
          .first()
          .click();
      },
    ],
  ])('say why %s has failed', async (_what, address, act) => {
    await page.route(address, (route) => route.fulfill(REFUSED));
    await act();
    await notice(/Not today/).waitFor();
    await page.unroute(address);
    await site.visitor.looksRight(page, 'notice-of-failure');
  });

  /** Gives the browser the session of somebody else, as when they sign in in another window. */
  async function become(role: Role): Promise<void> {
    const theirs = await site.page(role);
    await page.context().addCookies(await theirs.context().cookies());
    await theirs.context().close();
  }

  async function signInElsewhere(): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-keyrack-csrf': '1' };
    const body = JSON.stringify({ email: 'owner@example.com', password: 'seven quiet herons wade' });
    await fetch(`${site.keyrack.url}/api/v1/auth/sign-in`, { method: 'POST', headers, body });
  }
});
