import { createCredential, createWorkspace, getMe, listCredentials, putFlow } from '@keyrack/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/platform/index.js';
import { aFlow, anOpenAIKey } from '../support/people.js';
import { picture } from './browser.js';
import { inBrowser } from './in-browser.js';
import { Site } from './site.js';

const PHONE = { viewport: { width: 390, height: 844 } };

inBrowser('The pages of workspaces and people', () => {
  let site: Site;
  let page: Page;
  let home: string;
  beforeAll(async () => {
    site = await Site.start();
    page = await site.page('owner');
    site.act('owner');
    home = (await getMe()).workspaceId;
  });
  afterAll(() => site.stop());

  const looksRight = (name: string, at = page): Promise<void> => site.visitor.looksRight(at, name);
  const button = (name: string | RegExp, at = page) => at.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const isGone = (name: RegExp, at = page) => at.getByText(name).waitFor({ state: 'detached' });

  /** Makes a personal credential, of somebody who has signed in, that a running flow uses. */
  const personalKey = async (role: 'admin' | 'editor', name: string): Promise<void> => {
    site.act(role);
    const { id } = await createCredential({ body: { ...anOpenAIKey('sk-personal', name), scope: 'personal' } });
    await putFlow({ path: { id: newId() }, body: aFlow(id, 'Nightly report', { active: true }) });
    site.act('owner');
  };

  it('offer a viewer nothing to change', async () => {
    const viewer = await site.page('viewer');
    await viewer.goto('/workspaces');
    for (const [link, text] of [
      ['Workspaces', 'Staging'],
      ['Default', 'Ada Lovelace'],
      ['People', 'Ada Lovelace'],
    ] as const) {
      await viewer.getByRole('link', { name: link, exact: true }).click();
      await viewer.getByRole('heading', { name: link, level: 1 }).waitFor();
      await viewer.getByText(text).waitFor();
      expect(await viewer.getByRole('main').getByRole('button').count()).toBe(0);
      expect(await viewer.getByRole('combobox').count()).toBe(0);
    }
    await viewer.context().close();
  });

  it('create, rename and delete workspaces', async () => {
    await page.goto('/workspaces');
    await button('New workspace').click();
    await button('Create').click();
    await page.getByText('Name is required.').waitFor();
    await dialog().getByLabel('Name').fill('Research');
    await button('Create').click();
    await button('Rename Research').click();
    await dialog().getByLabel('Name').fill('Research lab');
    await button('Save').click();
    await page.getByRole('row', { name: /^Research lab/ }).waitFor();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await looksRight('workspaces');
    await button('Delete Research lab').click();
    await dialog().getByText('Delete workspace Research lab?').waitFor();
    await button('Delete').click();
    await isGone(/^Research lab$/);
  });

  it('say in the words of the service why a workspace stays', async () => {
    await button('Delete Default').click();
    await button('Delete').click();
    await dialog().getByText('You work in this workspace. Delete it from another one').waitFor();
    await button('Cancel').click();
    await page.locator('button[aria-label="Delete Default"]:focus').waitFor();
  });

  it('take the name of a workspace that holds credentials before they delete it', async () => {
    await createWorkspace({ body: { name: 'Old things' } });
    const { workspaceName = '' } = await getMe();
    await page.goto('/credentials');
    await button(/^Workspace: /).click();
    await page.getByRole('menuitem', { name: /Old things/ }).click();
    await button('Workspace: Old things').waitFor();
    await createCredential({ body: anOpenAIKey() });
    await button('Workspace: Old things').click();
    await page.getByRole('menuitem', { name: workspaceName }).click();
    await button(`Workspace: ${workspaceName}`).waitFor();
    await page.getByRole('link', { name: 'Workspaces' }).click();
    await button('Delete Old things').click();
    await button('Delete').click();
    await dialog().getByText('It holds 1 credential.').waitFor();
    expect(await button('Delete').isDisabled()).toBe(true);
    await dialog().getByLabel('Name of the workspace').fill('Old things');
    await button('Delete').click();
    await isGone(/^Old things$/);
  });

  it('add a member, change their role, and show what the service refuses', async () => {
    await page.getByRole('link', { name: 'Staging' }).click();
    await page.getByRole('combobox', { name: 'Role of Ada Lovelace' }).waitFor();
    await button('Add member').click();
    await dialog().getByLabel('Person').fill('turing');
    await page.getByRole('option', { name: /Alan Turing/ }).click();
    await button('Add').click();
    const role = page.getByRole('combobox', { name: 'Role of Alan Turing' });
    await role.waitFor();
    expect(await role.textContent()).toContain('viewer');
    await role.click();
    await picture(page, 'workspace-roles');
    await page.getByRole('option', { name: /^editor/ }).click();
    await page.getByText('Role changed').waitFor();
    expect(await role.textContent()).toContain('editor');
    await page.getByRole('combobox', { name: 'Role of Ada Lovelace' }).click();
    await page.getByRole('option', { name: /^admin/ }).click();
    await page.getByText('Role changed').last().waitFor();
    await page.goto(`/workspaces/${home}`);
    await page.getByRole('combobox', { name: 'Role of Ada Lovelace' }).click();
    await page.getByRole('option', { name: /^viewer/ }).click();
    await page.getByRole('alert').getByText(/owner/).waitFor();
    expect(await page.getByRole('combobox', { name: 'Role of Ada Lovelace' }).textContent()).toContain('owner');
    await looksRight('workspace-refused');
  });

  it('invite somebody with a link that is shown once, and withdraw that', async () => {
    await button('Invite').click();
    await dialog().getByLabel('Email').fill('not an address');
    await button('Invite').last().click();
    await dialog().getByText('email must be an e-mail address').waitFor();
    await dialog().getByLabel('Email').fill('barbara@example.com');
    await button('Invite').last().click();
    const link = await dialog().getByLabel('Invitation link', { exact: true }).inputValue();
    expect(link).toContain('/invitation#');
    await dialog().getByText('in 7 days').waitFor();
    await picture(page, 'invitation-link');
    await button('Close').click();
    await page.getByText('barbara@example.com').waitFor();
    await picture(page, 'workspace-invitation');
    expect(await page.content()).not.toContain(link.replace(/^.*#/, ''));
    await button('Withdraw the invitation of barbara@example.com').click();
    await button('Withdraw').click();
    await page.getByText('Nobody is invited at the moment.').waitFor();
  });

  it('do not offer an admin to change or remove who holds more', async () => {
    const admin = await site.page('admin', { ...PHONE, colorScheme: 'dark' });
    await admin.goto(`/workspaces/${home}`);
    await button('Remove Alan Turing', admin).waitFor();
    expect(await button('Remove Ada Lovelace', admin).count()).toBe(0);
    expect(await admin.getByRole('combobox', { name: 'Role of Ada Lovelace' }).count()).toBe(0);
    await admin.getByRole('combobox', { name: 'Role of Alan Turing' }).click();
    const owner = admin.getByRole('option', { name: /^owner/ });
    expect(await owner.getAttribute('aria-disabled')).toBe('true');
    await admin.keyboard.press('Escape');
    await admin.getByRole('listbox').waitFor({ state: 'detached' });
    await looksRight('workspace-phone-dark', admin);
    await admin.context().close();
  });

  it('ask what becomes of the personal credentials of a member who leaves, and hand them over', async () => {
    await personalKey('editor', 'Key of Alan');
    await page.goto(`/workspaces/${home}`);
    await button('Remove Alan Turing').click();
    await button('Remove').click();
    await dialog().getByText('Key of Alan').waitFor();
    await dialog().getByText('1 flow uses it, 1 active').waitFor();
    expect(await button('Remove').isDisabled()).toBe(true);
    await dialog()
      .getByRole('radio', { name: /^Give them to the workspace/ })
      .check();
    await looksRight('member-leaves');
    await button('Remove').click();
    await button('Remove Alan Turing').waitFor({ state: 'detached' });
    const credentials = await listCredentials();
    expect(credentials).toMatchObject([{ name: 'Key of Alan', scope: 'workspace' }]);
  });

  it('find, rename and remove people, whose personal credentials are deleted if one says so', async () => {
    await personalKey('admin', 'Key of Grace');
    await page.goto('/people');
    await page.getByRole('searchbox', { name: 'Search people' }).fill('HOPPER');
    await page.getByText('1 person', { exact: true }).waitFor();
    await button('Rename Grace Hopper').click();
    await dialog().getByLabel('Name').fill('Grace Murray Hopper');
    await button('Save').click();
    await button('Remove Grace Murray Hopper').click();
    await button('Remove').click();
    await dialog().getByText('Key of Grace').waitFor();
    await dialog()
      .getByRole('radio', { name: /^Delete them/ })
      .check();
    await button('Remove').click();
    await page.getByRole('heading', { name: 'Nobody matches' }).waitFor();
    await button('Clear the search').click();
    await page.getByText('4 people').waitFor();
    expect(await listCredentials()).toMatchObject([{ name: 'Key of Alan' }]);
  });

  it('say in the words of the service that somebody has no second factor', async () => {
    expect(await button('Remove the second factor of Ada Lovelace').count()).toBe(0);
    await button('Remove the second factor of Edsger Dijkstra').click();
    await button('Remove second factor').click();
    await dialog()
      .getByRole('alert')
      .getByText(/second factor/i)
      .waitFor();
    await looksRight('person-second-factor');
    await button('Cancel').click();
  });

  it('can be looked at in the dark and on a phone', async () => {
    const dark = await site.page('owner', { colorScheme: 'dark' });
    await dark.goto('/people');
    await dark.getByText('Katherine Johnson').waitFor();
    await looksRight('people-dark', dark);
    await dark.getByRole('link', { name: 'Workspaces' }).click();
    await dark.getByText('Staging').waitFor();
    await looksRight('workspaces-dark', dark);
    await dark.setViewportSize(PHONE.viewport);
    await picture(dark, 'workspaces-phone');
    const phone = await site.page('viewer', PHONE);
    await phone.goto('/people');
    await phone.getByText('Katherine Johnson').waitFor();
    await looksRight('people-phone', phone);
    await phone.goto(`/workspaces/${home}`);
    await phone.getByText('Katherine Johnson').waitFor();
    await picture(phone, 'workspace-phone');
    expect(await phone.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
