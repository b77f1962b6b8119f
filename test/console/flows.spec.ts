import { readFile } from 'node:fs/promises';
import { createCredential, putFlow, removeFlow } from '@keyrack/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBrowser } from './in-browser.js';
import { Site } from './site.js';

const UNKNOWN = '019a9f3c-0000-7000-8000-000000000009';

/** A workflow of n8n with a node for each credential. */
const workflow = (...ids: string[]): Record<string, unknown> => ({
  nodes: ids.map((id, at) => ({
    id: `node-${at}`,
    name: at === 0 ? 'Ask the model' : `Step ${at}`,
    type: 'n8n-nodes-base.httpRequest',
    parameters: {},
    credentials: { openAiApi: { id, name: 'as n8n calls it' } },
  })),
  connections: {},
});

inBrowser('The flows of a workspace', () => {
  let site: Site;
  let page: Page;
  let keyId: string;
  beforeAll(async () => {
    site = await Site.start();
    site.act('owner');
    const plainDataObj = { openAIApiKey: 'sk-not-a-real-key' };
    keyId = (await createCredential({ body: { name: 'OpenAI of support', credentialName: 'openAIApi', plainDataObj } }))
      .id;
    page = await site.page('editor');
  });
  afterAll(() => site.stop());

  const looksRight = (shown: Page, name: string): Promise<void> => site.visitor.looksRight(shown, name);
  const file = (...flows: object[]): { name: string; mimeType: string; buffer: Buffer } => ({
    name: 'flows.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(flows.map((flow) => JSON.stringify(flow)).join('\n')),
  });

  it('say how they get here while there are none, to those who may import and to those who may not', async () => {
    await page.goto('/flows');
    await page.getByRole('heading', { name: 'No flows yet' }).waitFor();
    await page.getByText('You can also import a file of them.').waitFor();
    await looksRight(page, 'flows-empty');
    const viewer = await site.page('viewer');
    await viewer.goto('/flows');
    await viewer.getByText('None has done so in this workspace yet.').waitFor();
    expect(await viewer.getByRole('button', { name: 'Import' }).count()).toBe(0);
    await viewer.context().close();
  });

  it('are imported from a file, of which each line gets its answer', async () => {
    await page.getByRole('button', { name: 'Import' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Import flows' });
    await dialog.getByRole('button', { name: 'Import' }).click();
    await dialog.getByText('Choose a file.').waitFor();
    await dialog
      .getByLabel('File')
      .setInputFiles(
        file(
          { id: 'support-bot', name: 'Support bot', definition: workflow(keyId, UNKNOWN) },
          { id: 'nightly', name: 'Nightly report', active: false, definition: workflow(keyId) },
          { id: 'broken', name: '', definition: {} },
        ),
      );
    await dialog.getByRole('button', { name: 'Import' }).click();
    await dialog.getByText('2 flows registered, 1 refused.').waitFor();
    await dialog.getByText('1 credential cannot be used').waitFor();
    await dialog.getByText(/name/).first().waitFor();
    await looksRight(page, 'flows-import');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('row', { name: /Support bot n8n Active 2 places/ }).waitFor();
    await page.getByText('2 flows', { exact: true }).waitFor();
    await looksRight(page, 'flows');
  });

  it('are searched and filtered, which stands in the address', async () => {
    await page.getByRole('searchbox', { name: 'Search flows' }).fill('night');
    await page.getByText('1 flow', { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('?search=night');
    await page.goto('/flows?state=active');
    await page.getByRole('row', { name: /Support bot/ }).waitFor();
    expect(await page.getByRole('row', { name: /Nightly/ }).count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Search flows' }).fill('nothing');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('2 flows', { exact: true }).waitFor();
  });

  it('show which credential each node uses, and which of them cannot be used', async () => {
    await page.getByRole('link', { name: 'Support bot' }).click();
    await page.getByRole('heading', { name: 'Support bot', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'OpenAI of support' }).waitFor();
    await page.getByText(UNKNOWN).waitFor();
    await looksRight(page, 'flow');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('support-bot.json');
    const exported: unknown = JSON.parse(await readFile(await saved.path(), 'utf8'));
    expect(exported).toMatchObject({ id: 'support-bot', kind: 'n8n', definition: { nodes: [{}, {}] } });
    await page.getByRole('link', { name: 'OpenAI of support' }).click();
    await page.getByRole('heading', { name: 'OpenAI of support', level: 1 }).waitFor();
  });

  it('are seen in the dark and on a phone, by those who may only look', async () => {
    const viewer = await site.page('viewer', { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
    await viewer.goto('/flows');
    await viewer.getByRole('row', { name: /Support bot/ }).waitFor();
    await looksRight(viewer, 'flows-phone-dark');
    expect(await viewer.getByRole('button', { name: /^Delete|^Import/ }).count()).toBe(0);
    await viewer.goto('/flows/support-bot');
    await viewer.getByText(UNKNOWN).waitFor();
    await looksRight(viewer, 'flow-phone-dark');
    expect(await viewer.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await viewer.context().close();
  });

  it('are deleted after a question, and say why when that fails', async () => {
    site.act('owner');
    await page.goto('/flows');
    await page.getByRole('button', { name: 'Delete Nightly report' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete flow Nightly report?' });
    await removeFlow({ path: { id: 'nightly' } });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText(/not found/).waitFor();
    await looksRight(page, 'flow-delete-refused');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.goto('/flows/support-bot');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'No flows yet' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/flows');
  });

  describe('and the command palette', () => {
    it('goes to credentials and flows by their names, with the keyboard alone', async () => {
      await putFlow({ path: { id: 'a/b?c' }, body: { name: 'Support desk', definition: workflow(keyId) } });
      await page.goto('/flows');
      await page.getByRole('row', { name: /Support desk/ }).waitFor();
      await page.getByRole('button', { name: 'Go to …' }).focus();
      await page.keyboard.press('Control+k');
      const box = page.getByRole('combobox', { name: 'Search pages, credentials, flows and actions' });
      await box.fill('support');
      await page.getByRole('option', { name: /Support desk/ }).waitFor();
      await page.getByRole('option', { name: /OpenAI of support/ }).waitFor();
      await looksRight(page, 'palette');
      const chosen = (): Promise<string> => page.locator('[role=option].Mui-focused').innerText();
      await page.keyboard.press('End');
      expect(await chosen()).toContain('Support desk');
      await page.keyboard.press('Home');
      expect(await chosen()).toContain('OpenAI of support');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Support desk', level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await box.fill('no such thing');
      await page.getByText('Nothing matches.').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });

    it('does what is common, and offers only what one may do', async () => {
      const viewer = await site.page('viewer', { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
      await viewer.goto('/flows');
      const opener = viewer.getByRole('button', { name: 'Go to …' });
      await opener.click();
      await viewer.getByRole('option', { name: 'Sign out' }).waitFor();
      await looksRight(viewer, 'palette-phone-dark');
      const offered = await viewer.getByRole('option').allInnerTexts();
      expect(offered).toEqual(expect.arrayContaining(['Credentials', 'Flows', 'Profile']));
      for (const absent of ['Add Credential', 'Audit', 'API keys']) expect(offered).not.toContain(absent);
      await viewer.getByRole('option', { name: 'Use the light theme' }).click();
      await viewer.locator('[data-theme=light]').first().waitFor();
      await viewer.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await viewer.locator(':focus').innerText()).toContain('Go to …');
      await viewer.context().close();
    });

    it('begins a credential on any page, and keeps away while a dialog is open', async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('add');
      await page.getByRole('option', { name: 'Add Credential' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Add Credential' }).waitFor();
      await page.keyboard.press('Control+k');
      expect(await page.getByRole('option').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(site.visitor.problems).toEqual([]);
    });

    it('switches to another workspace', async () => {
      const owner = await site.page('owner');
      await owner.goto('/flows');
      await owner.getByRole('row', { name: /Support desk/ }).waitFor();
      await owner.keyboard.press('Control+k');
      await owner.getByRole('dialog').getByRole('combobox').fill('staging');
      await owner.getByRole('option', { name: /Staging/ }).click();
      await owner.getByRole('button', { name: 'Workspace: Staging' }).waitFor();
      await owner.context().close();
      expect(site.visitor.problems).toEqual([]);
    });
  });
});
