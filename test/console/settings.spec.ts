import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './in-browser.js';
import { Site, type Role } from './site.js';

inBrowser('Settings', () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await Site.start();
    page = await site.page('owner');
    await page.goto('/settings');
  });
  afterAll(() => site.stop());

  const looksRight = (name: string, at = page): Promise<void> => site.visitor.looksRight(at, name);

  it('change the name of the organization, and require a second factor', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Analytical Engines');
    await page.getByRole('button', { name: 'Change name' }).click();
    await page.getByRole('status').filter({ hasText: 'Name changed' }).waitFor();
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByText('Analytical Engines').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Name', { exact: true }).fill(' ');
    await page.getByRole('button', { name: 'Change name' }).click();
    await page.getByText('Enter a name for the organization').waitFor();
  });

  it('make a webhook, whose secret is shown once, and say how it went', async () => {
    await page.getByRole('button', { name: 'Add webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Ops channel');
    await dialog.getByLabel('URL').fill('ftp://hooks.example.com/T000/token-of-mine');
    await dialog.getByRole('button', { name: 'Add webhook' }).click();
    await dialog.getByText(/https:\/\//).waitFor();
    await dialog.getByLabel('URL').fill('https://hooks.example.com/T000/token-of-mine');
    await dialog.getByRole('checkbox', { name: 'is shared' }).uncheck();
    await looksRight('webhook-add');
    await dialog.getByRole('button', { name: 'Add webhook' }).click();
    const shown = page.getByRole('dialog', { name: 'Keep the signing secret' });
    const secret = await shown.getByLabel('Signing secret', { exact: true }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await shown.getByRole('button', { name: 'I have kept it' }).click();
    await shown.waitFor({ state: 'detached' });
    const item = page.getByRole('listitem').filter({ hasText: 'Ops channel' });
    expect(await item.textContent()).toContain('hooks.example.com/…');
    const content = await page.content();
    expect([content.includes(secret), content.includes('token-of-mine')]).toEqual([false, false]);
    await page.getByRole('button', { name: 'Send a test to Ops channel' }).click();
    const messages = page.getByRole('dialog', { name: 'Messages to Ops channel' });
    await messages.getByRole('listitem').filter({ hasText: '1 attempt' }).waitFor();
    await looksRight('webhook-messages');
    await messages.getByRole('button', { name: 'Close' }).click();
    await looksRight('settings');
  });

  it('show people what they may use of it, in the dark and on a phone too', async () => {
    for (const role of ['auditor', 'admin'] satisfies Role[]) {
      const theirs = await site.page(role, { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
      await theirs.goto('/settings');
      await theirs.getByText('Ops channel').waitFor();
      await looksRight(`settings-${role}-phone-dark`, theirs);
      expect(await theirs.getByRole('button', { name: 'Change name' }).count()).toBe(0);
      expect(await theirs.getByRole('button', { name: 'Add webhook' }).count()).toBe(role === 'admin' ? 1 : 0);
      await theirs.close();
    }
    const editors = await site.page('editor');
    await editors.goto('/credentials');
    await editors.getByRole('link', { name: 'Flows' }).waitFor();
    expect(await editors.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  });

  it('delete a webhook after asking', async () => {
    await page.getByRole('button', { name: 'Delete webhook Ops channel' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('There are no webhooks').waitFor();
    expect(site.visitor.problems).toEqual([]);
  });
});
