import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, cleanUp, newDirectory, start } from '../service/process.js';
import { barriersOn } from './accessible.js';
import { hasChromium, picture, Visitor } from './browser.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const PASSWORD = 'seven quiet herons wade';

/** The journey of somebody who has never seen Keyrack, step by step in one browser. */
describe.skipIf(!hasChromium && process.env['CI'] !== 'true')('Somebody new', () => {
  let keyrack: Awaited<ReturnType<typeof start>>;
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    await build();
    keyrack = await start({ KEYRACK_DATA_DIR: `${await newDirectory()}/data` });
    visitor = await Visitor.of(keyrack.url);
    page = await visitor.page();
  });
  afterAll(async () => {
    await visitor.stop();
    await cleanUp();
  });

  const looksRight = async (name: string): Promise<void> => {
    await picture(page, name);
    expect(await barriersOn(page)).toEqual([]);
    expect(visitor.problems).toEqual([]);
  };

  it('makes the first account with the link that the terminal shows', async () => {
    const [link = ''] = /http\S+\/setup#\S+/.exec(keyrack.stdout()) ?? [];
    await page.goto(link);
    await page.getByRole('button', { name: 'Create account' }).waitFor();
    expect(page.url()).not.toContain('#');
    await looksRight('set-up');
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Credentials', level: 1 }).waitFor();
    await looksRight('credentials-empty');
  });

  it('adds a key, which then has a row of its own', async () => {
    await page.getByRole('button', { name: 'Add Credential' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).first().fill('OpenAI API');
    await dialog
      .getByRole('button', { name: /^OpenAI API\b/ })
      .first()
      .click();
    await dialog.getByLabel('Name', { exact: true }).or(dialog.getByLabel(/^Name/)).first().fill('My OpenAI Key');
    await dialog.locator('input[type=password]').first().fill('sk-not-a-real-key');
    await looksRight('add-credential');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('row', { name: /My OpenAI Key/ }).waitFor();
    await looksRight('credentials');
    expect(await page.content()).not.toContain('sk-not-a-real-key');
    expect(await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain(
      'sk-not',
    );
  });

  it('signs out, is led back after signing in again, and to no other place', async () => {
    await page.goto('/credentials?search=openai');
    await page.context().clearCookies();
    await page.goto('/credentials?search=openai');
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The e-mail address or the password is wrong').waitFor();
    await looksRight('sign-in-refused');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('row', { name: /My OpenAI Key/ }).waitFor();
    expect(new URL(page.url()).search).toContain('search=openai');
    await page.goto('/sign-in?to=https://elsewhere.example/');
    await page.getByRole('heading', { name: 'Credentials', level: 1 }).waitFor();
    expect(page.url().startsWith(keyrack.url)).toBe(true);
  });

  it('deletes the key after being asked', async () => {
    const row = page.getByRole('row', { name: /My OpenAI Key/ });
    await row.getByRole('button', { name: /^Delete/ }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('My OpenAI Key').first().waitFor();
    await looksRight('delete-credential');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await row.waitFor({ state: 'detached' });
    expect(visitor.problems).toEqual([]);
  });
});
