import { addShare, createCredential, getMe, listShares, listWorkspaces, switchWorkspace, putFlow } from '@keyrack/client'; // prettier-ignore
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/platform/index.js';
import { aFlow, aLocalAIKey, anOpenAIKey } from '../support/people.js';
import { picture } from './browser.js';
import { onEachEngine } from './in-browser.js';
import { ROLES, Site, type Role } from './site.js';

const SECRET = 'sk-not-a-real-key-of-support';
const CHANGES = ['Share', 'Edit', 'Delete'];
const PHONE = { viewport: { width: 390, height: 844 } };

/** What a page has for each role: what may be done, and what is told beside what everybody sees. */
const OFFERED: Readonly<Record<Role, { changes: string[]; tests: string[]; told: string[] }>> = {
  owner: { changes: CHANGES, tests: ['Test'], told: ['Versions', 'History'] },
  admin: { changes: CHANGES, tests: ['Test'], told: ['Versions', 'History'] },
  editor: { changes: CHANGES, tests: ['Test'], told: ['Versions'] },
  viewer: { changes: [], tests: [], told: [] },
  auditor: { changes: [], tests: [], told: ['History'] },
};

onEachEngine('Credentials', (engine, colorScheme) => {
  let site: Site;
  /** The editor's. */
  let page: Page;
  let keyId: string;
  beforeAll(async () => {
    site = await Site.start({ engine });
    site.act('owner');
    const home = (await getMe()).workspaceId;
    const staging = (await listWorkspaces()).find(({ name }) => name === 'Staging')?.id ?? '';
    await switchWorkspace({ body: { workspaceId: staging } });
    const { id: shared } = await createCredential({ body: anOpenAIKey(SECRET, 'OpenAI of staging') });
    await addShare({ path: { id: shared }, body: { workspaceId: home } });
    await switchWorkspace({ body: { workspaceId: home } });
    keyId = (await createCredential({ body: anOpenAIKey(SECRET, 'OpenAI of support') })).id;
    await createCredential({ body: aLocalAIKey('LocalAI of research') });
    const expiresAt = new Date(Date.now() + 3000).toISOString();
    await createCredential({ body: { ...anOpenAIKey(SECRET, 'Trial key'), expiresAt } });
    await putFlow({ path: { id: newId() }, body: aFlow(keyId, 'Support bot', { active: true }) });
    await putFlow({ path: { id: newId() }, body: aFlow(keyId, 'Nightly report', { active: false }) });
    page = await site.page('editor', { colorScheme });
  });
  afterAll(() => site.stop());

  const looksRight = (name: string, at = page): Promise<void> => site.visitor.looksRight(at, `${name}-${colorScheme}`);
  const pictureOf = (name: string, of: Page): Promise<void> => picture(of, `${name}-${colorScheme}`);
  const rowOf = (name: string, at = page) => at.getByRole('row', { name: new RegExp(name) });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const labelsIn = async (place: Locator): Promise<(string | null)[]> =>
    Promise.all((await place.getByRole('button').all()).map((one) => one.getAttribute('aria-label')));
  const listed = () =>
    expect.poll(() => page.getByRole('table').getByRole('link').allTextContents(), { timeout: 15_000 });
  const count = (text: string): Promise<void> => page.getByRole('status').getByText(text, { exact: true }).waitFor();

  it.each(ROLES)('are offered to the %s to change as far as they may', async (role) => {
    const { changes, tests, told } = OFFERED[role];
    // The pages of the others are made of the same parts.
    const look = role === 'owner' || role === 'viewer' ? looksRight : pictureOf;
    const theirs = await site.page(role, { colorScheme, ...(role === 'viewer' && PHONE) });
    await theirs.goto('/credentials');
    await rowOf('OpenAI of staging.*Shared Credential', theirs).waitFor();
    expect(await labelsIn(rowOf('OpenAI of staging', theirs))).toEqual([]);
    expect(await labelsIn(rowOf('OpenAI of support', theirs))).toEqual(changes);
    expect(await theirs.getByRole('button', { name: 'Add Credential' }).count()).toBe(changes.length > 0 ? 1 : 0);
    await look(`credentials-${role}`, theirs);
    await theirs.getByRole('link', { name: 'OpenAI of support' }).click();
    const main = theirs.getByRole('main');
    const flows = main.getByRole('list', { name: /^The flows that use this credential/ });
    await flows.getByText('Support bot').waitFor();
    expect(await flows.getByText(/^Ask$/).count()).toBe(2);
    if (told.includes('History')) await main.getByText('Credential added').waitFor();
    if (told.includes('Versions')) await main.getByText('Version 1').waitFor();
    const headings = await main.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings).toEqual(['About', 'Last test', 'Used by', 'Last use', ...told]);
    expect(await main.getByRole('button').allTextContents()).toEqual([...changes, ...tests]);
    await look(`credential-${role}`, theirs);
    await theirs.context().close();
  });

  it('are searched, and filtered by type and state', async () => {
    await page.goto('/credentials');
    await count('4 credentials');
    await page.getByRole('searchbox', { name: 'Search credentials' }).fill('RESEARCH');
    await listed().toEqual(['LocalAI of research']);
    await page.getByRole('searchbox', { name: 'Search credentials' }).fill('');
    await page.getByRole('combobox', { name: 'Type' }).fill('openai api');
    await page.getByRole('option', { name: 'OpenAI API', exact: true }).click();
    await count('3 credentials');
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Overdue' }).click();
    await page.getByRole('heading', { name: 'No credential matches' }).waitFor();
    expect(new URL(page.url()).search).toBe('?type=openAIApi&status=overdue');
    await button('Clear filters').click();
    await count('4 credentials');
  });

  it('are marked when they have expired, and found by that', async () => {
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Expired' }).click();
    await listed().toEqual(['Trial key']);
    await rowOf('Trial key.*Expired').waitFor();
    await pictureOf('credentials-expired', page);
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Any status' }).click();
  });

  it('are sorted by the headings, which say so, shared ones after those of the workspace', async () => {
    const heading = page.getByRole('columnheader', { name: 'Name' });
    await heading.getByRole('button').click();
    await listed().toEqual(['LocalAI of research', 'OpenAI of support', 'Trial key', 'OpenAI of staging']);
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').click();
    await listed().toEqual(['Trial key', 'OpenAI of support', 'LocalAI of research', 'OpenAI of staging']);
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect(await page.getByRole('columnheader', { name: 'Created' }).getAttribute('aria-sort')).toBeNull();
  });

  it('are changed in a form that has no secret in it, and says beside a field what is refused', async () => {
    await page.getByRole('link', { name: 'LocalAI of research' }).click();
    await page.getByRole('heading', { name: 'LocalAI of research', level: 1 }).waitFor();
    await button('Edit').click();
    const dialog = page.getByRole('dialog', { name: 'Edit LocalAI of research' });
    const secret = dialog.getByLabel('LocalAI Api Key');
    const url = dialog.getByLabel('Base URL (optional)');
    await secret.waitFor();
    expect([await secret.inputValue(), await url.inputValue()]).toEqual(['', 'http://127.0.0.1:9']);
    expect(await described(secret)).toBe('Set. Leave empty to keep it');
    await url.fill('no address');
    await dialog.getByLabel('Name', { exact: true }).fill('x'.repeat(256));
    await button('Save').click();
    expect(await described(url)).toBe(
      'Base URL must be a URL with its scheme, such as https://host, and without spaces.',
    );
    expect(await described(dialog.getByLabel('Name', { exact: true }))).toContain('at most 255 characters');
    await dialog.getByLabel('Name', { exact: true }).fill('LocalAI of everybody');
    await url.fill('https://localai.example.com');
    await button('Save').click();
    await dialog.getByText(/must be given again/).waitFor();
    expect(await described(secret)).toBe(
      'LocalAI Api Key: must be given again, as baseUrl leads to another server now',
    );
    await looksRight('credential-edit');
    await secret.fill(SECRET);
    await button('Save').click();
    await page.getByRole('heading', { name: 'LocalAI of everybody', level: 1 }).waitFor();
    await page.getByText('Version 2').waitFor();
    expect(await page.content()).not.toMatch(/not-a-real-key/);
  });

  it('are shared with a workspace, and not any more', async () => {
    await page.getByRole('link', { name: '← Credentials' }).click();
    await rowOf('OpenAI of support').getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share Credential' });
    await button('Add Staging').click();
    await dialog.getByRole('list', { name: 'Can use it', exact: true }).getByText('Staging').waitFor();
    site.act('editor');
    expect(await listShares({ path: { id: keyId } })).toMatchObject([{ workspaceName: 'Staging' }]);
    await button('Remove Staging').click();
    await dialog.getByText('It is shared with no workspace.').waitFor();
    expect(await listShares({ path: { id: keyId } })).toEqual([]);
    await button('Close').click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('are deleted, when active flows use them, by those who have seen which and typed the name', async () => {
    await rowOf('OpenAI of support').getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('These 2 flows would break:').waitFor();
    const flows = await dialog.getByRole('listitem').allTextContents();
    expect(flows.sort()).toEqual(['Nightly report (not active)', 'Support bot (active)']);
    const confirm = dialog.getByRole('button', { name: 'Delete' });
    await dialog.getByLabel('Name of the credential').fill('OpenAI of suppor');
    expect(await confirm.isDisabled()).toBe(true);
    await looksRight('credential-delete');
    await dialog.getByLabel('Name of the credential').fill('OpenAI of support');
    await confirm.click();
    await listed().not.toContain('OpenAI of support');
    expect(site.visitor.problems).toEqual([]);
  });
});

/** What is said below a field, to those who cannot see it too. */
async function described(field: Locator): Promise<string> {
  const id = await field.getAttribute('aria-describedby');
  return field
    .page()
    .locator(`[id="${id ?? ''}"]`)
    .innerText();
}
