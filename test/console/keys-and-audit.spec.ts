import { readFile } from 'node:fs/promises';
import { createApiKey, createCredential, removeApiKey, updateCredential } from '@keyrack/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBrowser } from './in-browser.js';
import { Site } from './site.js';

const PHONE = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;

inBrowser('Somebody who looks after programs', () => {
  let site: Site;
  let page: Page;
  let credentialId: string;
  beforeAll(async () => {
    site = await Site.start();
    site.act('admin');
    const plainDataObj = { openAIApiKey: 'sk-not-a-real-key' };
    const body = { name: 'OpenAI of support', credentialName: 'openAIApi', plainDataObj };
    credentialId = (await createCredential({ body })).id;
    page = await site.page('admin');
  });
  afterAll(() => site.stop());

  const looksRight = (shown: Page, name: string): Promise<void> => site.visitor.looksRight(shown, name);
  const tokenIn = async (shown: Page): Promise<string> =>
    shown.getByRole('dialog').getByLabel('Token', { exact: true }).inputValue();
  const isKept = async (shown: Page, token: string): Promise<boolean> => {
    const stored = await shown.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    return `${await shown.content()}${stored}${shown.url()}`.includes(token);
  };

  describe('with API keys', () => {
    it('makes one that may no more than they may, and sees its token once', async () => {
      await page.goto('/api-keys');
      await page.getByRole('button', { name: 'New key' }).click();
      const dialog = page.getByRole('dialog', { name: 'New API key' });
      await dialog.getByRole('button', { name: 'Make key' }).click();
      await dialog.getByText('Name is required.').waitFor();
      await dialog.getByText('Choose what the key may do.').waitFor();
      expect(await dialog.getByRole('group', { name: 'Organization' }).count()).toBe(0); // admins do not hold these
      await dialog.getByLabel('Name').fill('Deployment');
      await dialog.getByRole('checkbox', { name: 'Credentials' }).check();
      await dialog.getByRole('group', { name: 'Credentials' }).getByRole('checkbox', { name: 'Delete' }).uncheck();
      await dialog.getByRole('combobox', { name: 'Acts as' }).click();
      await page.getByRole('option', { name: 'Alan Turing' }).click();
      await looksRight(page, 'api-key-new');
      await dialog.getByLabel(/Expires/).fill('2001-01-01T12:00');
      await dialog.getByRole('button', { name: 'Make key' }).click();
      await dialog.getByText(/Expires must/).waitFor();
      await dialog.getByLabel(/Expires/).fill('');
      await dialog.getByRole('button', { name: 'Make key' }).click();
      await page.getByRole('dialog', { name: 'The token of Deployment' }).waitFor();
      await looksRight(page, 'api-key-token');
      const token = await tokenIn(page);
      expect(token).toMatch(/^krk_[\w-]{32,}$/);
      await page.getByRole('button', { name: 'I have kept it' }).click();
      await page.getByRole('row', { name: /Deployment .* Alan Turing 6 permissions Never Never/ }).waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await isKept(page, token)).toBe(false);
    });

    it('reads what is known of it, renames it and gives it another token', async () => {
      await page.getByRole('button', { name: 'Deployment', exact: true }).click();
      await page.getByText('Credentials: view, create, change, share, use, read values').waitFor();
      await looksRight(page, 'api-key');
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Rename Deployment' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Continuous deployment');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Rotate Continuous deployment' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate' }).click();
      await page.getByRole('dialog', { name: 'The token of Continuous deployment' }).waitFor();
      const token = await tokenIn(page);
      await page.getByRole('button', { name: 'I have kept it' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await isKept(page, token)).toBe(false);
      await looksRight(page, 'api-keys');
    });

    it('revokes it after a question, and hears why when that fails', async () => {
      const { id } = await createApiKey({ body: { name: 'Short', permissions: ['flows:view'], dialect: 'm9m' } });
      await page.reload();
      await page.getByRole('button', { name: 'Revoke Short' }).click();
      await removeApiKey({ path: { id } });
      const dialog = page.getByRole('alertdialog', { name: 'Revoke Short?' });
      await dialog.getByRole('button', { name: 'Revoke' }).click();
      await dialog.getByText(/not found/).waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('row', { name: /Short/ }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Revoke Continuous deployment' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
      await page.getByRole('row', { name: /Continuous/ }).waitFor({ state: 'detached' });
      expect(site.visitor.problems).toEqual([]);
    });

    it('as an auditor only sees them, on a phone and in the dark as well', async () => {
      await createApiKey({ body: { name: 'Reporting', permissions: ['audit:view'] } });
      const auditor = await site.page('auditor', PHONE);
      await auditor.goto('/api-keys');
      await auditor.getByRole('row', { name: /Reporting/ }).waitFor();
      expect(await auditor.getByRole('button', { name: /^(New key|Rename|Rotate|Revoke)/ }).count()).toBe(0);
      await looksRight(auditor, 'api-keys-phone-dark');
      await auditor.context().close();
    });
  });

  describe('with the audit log', () => {
    it('reads what happened, to what, by whom, and everything about one entry', async () => {
      await page.goto('/audit');
      const row = page.getByRole('row', { name: /API key revoked Continuous deployment Grace Hopper/ });
      await row.waitFor();
      await looksRight(page, 'audit');
      await row.getByRole('button', { name: 'Details of “API key revoked” by Grace Hopper' }).click();
      await page.getByRole('dialog', { name: 'API key revoked' }).getByText('apikey.revoked').waitFor();
      await looksRight(page, 'audit-entry');
      await page.getByRole('button', { name: 'Only about this' }).click();
      await page.getByText('4 entries', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'About Continuous deployment' }).press('Delete');
      await page.getByRole('link', { name: 'OpenAI of support' }).first().waitFor();
    });

    it('filters it by event, actor, outcome and day, which stands in the address', async () => {
      await page.getByRole('combobox', { name: 'Event' }).fill('all about api');
      await page.getByRole('option', { name: 'All about api keys' }).click();
      await page.getByRole('link', { name: 'OpenAI of support' }).first().waitFor({ state: 'detached' });
      expect(new URL(page.url()).search).toBe('?event=apikey.');
      await page.getByRole('combobox', { name: 'Who' }).fill('grace');
      await page.getByRole('option', { name: 'Grace Hopper' }).click();
      await page.getByLabel('Until').fill('2001-01-01');
      await page.getByRole('heading', { name: 'No entry matches' }).waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByRole('link', { name: 'OpenAI of support' }).first().waitFor();
      expect(new URL(page.url()).search).toBe('');
      await page.goto('/audit?event=nonsense');
      await page.getByText(/event must be an event such as/).waitFor();
    });

    it('saves what matches as a file', async () => {
      await page.goto('/audit?event=apikey.');
      await page.getByRole('row', { name: /API key rotated/ }).waitFor();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: 'As JSON lines' }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('audit.jsonl');
      const lines = (await readFile(await saved.path(), 'utf8')).trim().split('\n');
      const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
      expect(events.filter((event) => event.startsWith('apikey.'))).toEqual(events);
      expect(events).toContain('apikey.rotated');
    });

    it('watches it live, in the dark and on a phone', async () => {
      const auditor = await site.page('auditor', PHONE);
      await auditor.goto('/audit');
      await auditor
        .getByRole('row', { name: /API key made/ })
        .first()
        .waitFor();
      await auditor
        .getByRole('switch', { name: 'Live' })
        .or(auditor.getByRole('checkbox', { name: 'Live' }))
        .check();
      await updateCredential({ path: { id: credentialId }, body: { name: 'OpenAI of everybody' } });
      await auditor.getByRole('row', { name: /Credential changed/ }).waitFor();
      await auditor.getByText('1 new entry').waitFor({ state: 'attached' });
      await looksRight(auditor, 'audit-phone-dark');
      await auditor.context().close();
    });

    it('goes on to older entries than one answer has', async () => {
      for (let at = 0; at < 80; at++) {
        await updateCredential({ path: { id: credentialId }, body: { name: `OpenAI of team ${at}` } });
      }
      await page.goto('/audit');
      await page.getByText('100 entries, and older ones').waitFor();
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.getByText(/^1[0-4]\d entries$/).waitFor();
      expect(site.visitor.problems).toEqual([]);
    });
  });
});
