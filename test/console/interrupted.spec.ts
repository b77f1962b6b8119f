import {
  createApiKey,
  createCredential,
  createRole,
  createWebhook,
  getRole,
  getWebhook,
  listApiKeys,
  listCredentials,
  updateCredential,
  updateRole,
  updateWebhook,
} from '@keyrack/client';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { permissionTexts } from '../../libs/console/src/texts/roles.js';
import { aLocalAIKey, anOpenAIKey } from '../support/people.js';
import { inBrowser } from './in-browser.js';
import { Site } from './site.js';

const REFUSED = { status: 403, json: { message: 'Not today', code: 'FORBIDDEN' } };
const INCOMPLETE = /Expires \(optional\) is not complete|Expires is not complete/;

inBrowser('What does not go as people think', () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await Site.start();
    site.act('owner');
    page = await site.page('owner');
  });
  afterAll(() => site.stop());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const looksRight = (name: string): Promise<void> => site.visitor.looksRight(page, name);
  const isGone = (what: Locator): Promise<void> => what.waitFor({ state: 'detached' });
  /** Types a day and a month, and no year. */
  const typeHalf = async (field: Locator): Promise<void> => {
    await field.focus();
    await page.keyboard.type('0101');
  };

  it('shows the new token of a key although the list of keys does not come any more', async () => {
    await createApiKey({ body: { name: 'Nightly', permissions: ['flows:view'] } });
    await page.goto('/api-keys');
    await button('Rotate Nightly').click();
    const question = page.getByRole('alertdialog');
    let answer = (): void => undefined;
    await page.route('**/api-keys/*/rotate', async (route) => {
      await new Promise<void>((resolve) => (answer = resolve));
      await route.continue();
    });
    await page.route('**/api/v1/api-keys', (route) => route.fulfill(REFUSED));
    await question.getByRole('button', { name: 'Rotate' }).click();
    await expect.poll(() => question.getByRole('button', { name: 'Cancel' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await expect.poll(() => question.count()).toBe(1);
    answer();
    const shown = page.getByRole('dialog', { name: 'The token of Nightly' });
    await shown.waitFor();
    await page.getByText('Not today').waitFor();
    expect(await shown.getByLabel('Token', { exact: true }).inputValue()).toMatch(/^krk_/);
    await looksRight('api-key-token-without-list');
    await button('I have kept it').click();
    await isGone(shown);
    await page.unrouteAll();
  });

  it('shows the token of a new key before the list of keys has come', async () => {
    await page.goto('/api-keys');
    await button('New key').click();
    const dialog = page.getByRole('dialog', { name: 'New API key' });
    await dialog.getByLabel('Name').fill('Weekly');
    await dialog.getByRole('group', { name: 'Flows' }).getByRole('checkbox', { name: 'View' }).check();
    await page.route('**/api/v1/api-keys', (route) =>
      route.request().method() === 'GET' ? undefined : route.continue(),
    );
    await button('Make key').click();
    await page.getByRole('dialog', { name: 'The token of Weekly' }).waitFor();
    await page.unroute('**/api/v1/api-keys');
    await button('I have kept it').click();
  });

  it('does not take half a time for none', async () => {
    await page.goto('/api-keys');
    await button('New key').click();
    const dialog = page.getByRole('dialog', { name: 'New API key' });
    await dialog.getByLabel('Name').fill('Forever');
    await dialog.getByRole('group', { name: 'Flows' }).getByRole('checkbox', { name: 'View' }).check();
    await typeHalf(dialog.getByLabel(/^Expires/));
    await button('Make key').click();
    await dialog.getByText(INCOMPLETE).waitFor();
    await looksRight('half-a-time');
    expect((await listApiKeys()).some(({ name }) => name === 'Forever')).toBe(false);
    await dialog.getByLabel(/^Expires/).fill('2099-01-01T12:00');
    await isGone(dialog.getByText(INCOMPLETE));
    await button('Make key').click();
    await button('I have kept it').click();
    const made = (await listApiKeys()).find(({ name }) => name === 'Forever');
    expect(made?.expiresAt).toMatch(/^2099-01-0/);
  });

  it('does not take the expiry away that somebody begins to change', async () => {
    const expiresAt = '2099-05-05T12:00:00.000Z';
    const { id } = await createCredential({
      body: { ...anOpenAIKey('sk-not-a-real-key', 'Key that ends'), expiresAt },
    });
    await page.goto(`/credentials/${id}`);
    await button('Edit').click();
    const dialog = page.getByRole('dialog', { name: 'Edit Key that ends' });
    await dialog.getByLabel('Name', { exact: true }).fill('Key that ends soon');
    await dialog.getByLabel('Expires').focus();
    await page.keyboard.press('Delete');
    await button('Expiry and rotation').click(); // closes over it
    await button('Save').click();
    await dialog.getByText(INCOMPLETE).waitFor();
    await expect.poll(() => dialog.getByLabel('Expires').isVisible()).toBe(true);
    expect(await listCredentials()).toContainEqual(expect.objectContaining({ name: 'Key that ends', expiresAt }));
    await dialog.getByLabel('Expires').fill('');
    await button('Save').click();
    await isGone(dialog);
    await page.getByRole('heading', { name: 'Key that ends soon', level: 1 }).waitFor();
  });

  it('edits what is stored, and not what was read before', async () => {
    const { id } = await createCredential({ body: aLocalAIKey('Read before') });
    await page.goto(`/credentials/${id}`);
    await page.getByRole('heading', { name: 'Read before', level: 1 }).waitFor();
    await updateCredential({ path: { id }, body: { name: 'Changed since' } });
    await button('Edit').click();
    const name = page.getByRole('dialog').getByLabel('Name', { exact: true });
    await name.waitFor();
    expect(await name.inputValue()).toBe('Changed since');
    await button('Cancel').click();
  });

  it('gives nobody back what was taken from a role or a webhook while a form was open', async () => {
    const role = await createRole({
      body: { name: 'Keeper', description: 'Old', permissions: ['credentials:view', 'credentials:delete'] },
    });
    await page.goto('/roles');
    await button('Edit Keeper').click();
    await page.getByRole('checkbox', { name: permissionTexts['flows:view'] }).check();
    const body = { description: 'New', permissions: ['credentials:view' as const, 'audit:view' as const] };
    await updateRole({ path: { id: role.id }, body });
    await button('Save').click();
    await isGone(page.getByRole('dialog'));
    expect(await getRole({ path: { id: role.id } })).toMatchObject({
      description: 'New',
      permissions: ['credentials:view', 'flows:view', 'audit:view'],
    });

    const events = ['credential.due' as const, 'credential.expired' as const];
    const { id } = await createWebhook({ body: { name: 'Ops', url: 'https://hooks.example.com/T0', events } });
    await page.goto('/settings');
    await button('Edit webhook Ops').click();
    await page.getByRole('dialog').getByLabel('Name').fill('Operations');
    await updateWebhook({ path: { id }, body: { active: false, events: ['credential.due'] } });
    await button('Save').click();
    await isGone(page.getByRole('dialog'));
    const name = 'Operations';
    expect(await getWebhook({ path: { id } })).toMatchObject({ name, active: false, events: ['credential.due'] });
  });

  it('shows what came of one credential on its own page only', async () => {
    const goTo = async (name: string): Promise<void> => {
      await page.keyboard.press('Control+K');
      await page.getByRole('dialog').getByRole('combobox').fill(name);
      await page.getByRole('option', { name: new RegExp(name) }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    };
    await createCredential({ body: anOpenAIKey('sk-not-a-real-key', 'First key') });
    const { id } = await createCredential({ body: anOpenAIKey('sk-not-a-real-key', 'Second key') });
    await page.goto(`/credentials/${id}`); // so that it is known when one comes back
    await page.getByRole('heading', { name: 'Second key', level: 1 }).waitFor();
    await goTo('First key');
    await page.route('**/test', (route) => route.fulfill(REFUSED));
    await button('Test').click();
    await page.getByText('Not today').waitFor();
    await page.unroute('**/test');
    await goTo('Second key');
    expect(await page.getByText('Not today').count()).toBe(0);
  });

  it('does not say that there is no other workspace when it could not find out', async () => {
    await page.goto('/credentials');
    await page.route('**/api/v1/workspaces', (route) => route.fulfill(REFUSED));
    await page
      .getByRole('row', { name: /First key/ })
      .getByRole('button', { name: 'Share' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Share Credential' });
    await dialog.getByText('Not today').waitFor();
    expect(await dialog.getByText('There is no other workspace').count()).toBe(0);
    await looksRight('share-without-workspaces');
    await page.unroute('**/api/v1/workspaces');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await button('Add Staging').waitFor();
  });
});
