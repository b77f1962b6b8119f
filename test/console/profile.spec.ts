import { updateOrganization, getMe } from '@keyrack/client';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './in-browser.js';
import { PASSWORD, Site } from './site.js';

const codeFor = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

inBrowser('The profile', () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await Site.start();
    page = await site.page('editor', { colorScheme: 'dark' });
    await page.goto('/profile');
  });
  afterAll(() => site.stop());

  const looksRight = (name: string, at = page): Promise<void> => site.visitor.looksRight(at, name);

  it('shows who I am and where I am signed in, and changes my name', async () => {
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    await page.getByText('This browser').waitFor();
    await looksRight('profile-dark');
    await page.getByLabel('Name', { exact: true }).fill('Alan M. Turing');
    await page.getByRole('button', { name: 'Change name' }).click();
    await page.getByRole('status').filter({ hasText: 'Name changed' }).waitFor();
    site.act('editor');
    expect((await getMe()).name).toBe('Alan M. Turing');
  });

  it('says in the words of the service why a password is not changed', async () => {
    await page.getByLabel('Current password').fill('not the password');
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Current password is not your password').waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText(/New password must have at least 12 characters/).waitFor();
    await page.getByLabel('New password').fill('nine loud herons wade');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('status').filter({ hasText: 'Password changed' }).waitFor();
    expect(await page.getByLabel('New password').inputValue()).toBe('');
  });

  it('sets up a second factor when the organization requires one, and lets nobody further before that', async () => {
    site.act('owner');
    const { organizationId } = await getMe();
    await updateOrganization({ path: { id: organizationId }, body: { requireSecondFactor: true } });
    await page.goto('/credentials');
    await page.getByRole('button', { name: 'Set up' }).click();
    const dialog = page.getByRole('dialog');
    const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
    await dialog.getByRole('img', { name: /QR code/ }).waitFor();
    await looksRight('second-factor-dark');
    await dialog.getByLabel('Code').fill('000000');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await dialog.getByText(/^Code is not the one/).waitFor();
    await dialog.getByLabel('Code').fill(codeFor(secret));
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('dialog', { name: 'Keep your recovery codes' }).waitFor();
    await looksRight('recovery-codes-dark');
    const codes = (await page.getByLabel('Recovery codes', { exact: true }).inputValue()).split('\n');
    expect(codes.length).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('heading', { name: 'Credentials', level: 1 }).waitFor();
    expect(await page.content()).not.toContain(codes[0]);
    expect(page.url()).not.toContain(secret);
  });

  it('asks for a code when I sign in, and cannot be turned off while it is required', async () => {
    const phone = await site.visitor.page({ viewport: { width: 390, height: 844 } });
    await phone.goto('/profile');
    await phone.getByLabel('Email').fill('editor@example.com');
    await phone.getByLabel('Password', { exact: true }).fill('nine loud herons wade');
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await phone.getByLabel('Code').waitFor();
    await looksRight('second-factor-sign-in-phone', phone);
    await phone.goto('/profile');
    await phone.getByLabel('Email').waitFor();
    await phone.close();
    await page.goto('/profile');
    await page.getByText('Signing in takes a code').waitFor();
    await looksRight('profile-with-second-factor-dark');
    expect(await page.getByRole('button', { name: 'Turn off' }).count()).toBe(0);
  });
});
