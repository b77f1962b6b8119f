import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachEngine } from './in-browser.js';
import { PASSWORD, Site } from './site.js';

const SECRET = 'sk-not-a-real-key';

/** From the first start to a key that two teams use, by the pages alone, as somebody goes who has never seen Keyrack. */
onEachEngine('A team', (engine, colorScheme) => {
  let site: Site;
  let ada: Page;
  let grace: Page;
  beforeAll(async () => {
    site = await Site.empty({ engine });
    ada = await site.visitor.page({ colorScheme, permissions: ['clipboard-read', 'clipboard-write'] });
    grace = await site.visitor.page({ colorScheme });
  });
  afterAll(() => site.stop());

  const looksRight = (name: string, at = ada): Promise<void> => site.visitor.looksRight(at, `${name}-${colorScheme}`);
  const go = (place: string): Promise<void> => ada.getByRole('link', { name: place, exact: true }).click();
  const button = (name: string, at = ada) => at.getByRole('button', { name, exact: true });
  const rowOf = (name: string, at = ada) => at.getByRole('row', { name: new RegExp(name) });
  const isDetached = { state: 'detached' } as const;

  it('makes the first account with the link that the terminal shows', async () => {
    await ada.goto(site.setUpLink);
    await button('Create account').waitFor();
    expect(ada.url()).not.toContain('#');
    await looksRight('set-up');
    await ada.getByLabel('Name').fill('Ada Lovelace');
    await ada.getByLabel('Email').fill('ada@example.com');
    await ada.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button('Create account').click();
    await ada.getByRole('heading', { name: 'No credentials yet' }).waitFor();
    await looksRight('credentials-empty');
  });

  it('adds a key, after a test whose outcome is shown', async () => {
    await button('Add Credential').first().click();
    await ada.getByRole('searchbox', { name: 'Search types' }).fill('OpenAI API');
    await ada.getByRole('button', { name: /^OpenAI API/ }).click();
    await ada.getByLabel('Name', { exact: true }).fill('My OpenAI Key');
    await ada.getByLabel('OpenAI Api Key').fill(SECRET);
    await button('Test').click();
    // Where there is no way out nobody can tell; where there is one, OpenAI refuses it.
    await ada.getByRole('dialog').getByRole('alert').filter({ hasText: /Cannot tell: \S.*\.|OpenAI API refuses/ }).waitFor(); // prettier-ignore
    await looksRight('add-credential');
    await button('Add').click();
    await rowOf('My OpenAI Key').waitFor();
    await ada.getByRole('dialog').waitFor(isDetached);
    await looksRight('credentials');
  });

  it('leaves the key neither on the page nor in the browser', async () => {
    const stored = await ada.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(`${await ada.content()}${stored}${ada.url()}`).not.toContain(SECRET);
  });

  it('makes a second workspace, and shares the key with it', async () => {
    await go('Workspaces');
    await button('New workspace').click();
    await ada.getByRole('dialog').getByLabel('Name').fill('Support');
    await button('Create').click();
    await rowOf('Support').waitFor();
    await go('Credentials');
    await button('Share').click();
    await button('Add Support').click();
    await ada.getByRole('list', { name: 'Can use it', exact: true }).getByText('Support').waitFor();
    await looksRight('share-credential');
    await button('Close').click();
  });

  it('invites a colleague there with a link that is copied', async () => {
    await go('Workspaces');
    await go('Support');
    await button('Invite').click();
    const dialog = ada.getByRole('dialog');
    await dialog.getByLabel('Email').fill('grace@example.com');
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await ada.getByRole('option', { name: /^editor/ }).click();
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await button('Copy Invitation link').click();
    await dialog.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
    await looksRight('invitation-link');
    const link = await dialog.getByLabel('Invitation link', { exact: true }).inputValue();
    expect(await ada.evaluate<string>('navigator.clipboard.readText()')).toBe(link);
    await grace.goto(link);
    await button('Close').click();
  });

  it('has the colleague accept in a browser of her own', async () => {
    await grace.getByText('You are invited to Support').waitFor();
    await looksRight('invitation', grace);
    await grace.getByLabel('Name').fill('Grace Hopper');
    await grace.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button('Create account', grace).click();
    await rowOf('My OpenAI Key.*Shared Credential', grace).waitFor();
    expect(await grace.getByRole('table').getByRole('button', { name: /^(Share|Edit|Delete)$/ }).count()).toBe(0); // prettier-ignore
    await looksRight('credentials-shared', grace);
  });

  it('lets her see everything about the key but its value, and change nothing', async () => {
    await grace.getByRole('link', { name: 'My OpenAI Key' }).click();
    await grace.getByRole('heading', { name: 'My OpenAI Key', level: 1 }).waitFor();
    await grace.getByText('No program has had its values yet.').waitFor();
    await grace.getByText('Another workspace').waitFor();
    await looksRight('credential-shared', grace);
    expect(await grace.getByRole('main').getByRole('button').allTextContents()).toEqual(['Test']);
    expect(await grace.getByRole('heading', { name: 'Versions' }).count()).toBe(0);
    expect(await grace.content()).not.toContain(SECRET);
  });

  it('signs in again, is led back to where it was, and to no other place', async () => {
    await ada.context().clearCookies();
    await ada.goto('/credentials?search=openai');
    await ada.getByLabel('Email').fill('ada@example.com');
    await ada.getByLabel('Password', { exact: true }).fill('not the password');
    await button('Sign in').click();
    await ada.getByText('The e-mail address or the password is wrong').waitFor();
    await looksRight('sign-in-refused');
    await ada.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button('Sign in').click();
    await rowOf('My OpenAI Key').waitFor();
    expect(new URL(ada.url()).search).toContain('search=openai');
    await ada.goto('/sign-in?to=https://elsewhere.example/');
    await ada.getByRole('heading', { name: 'Credentials', level: 1 }).waitFor();
    expect(new URL(ada.url()).origin).toBe(site.keyrack.url);
  });

  it('deletes the key after being asked, which takes it from the colleague too', async () => {
    await rowOf('My OpenAI Key').getByRole('button', { name: 'Delete' }).click();
    const dialog = ada.getByRole('alertdialog');
    await dialog.getByText('Delete credential My OpenAI Key?').waitFor();
    await looksRight('delete-credential');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await ada.getByRole('heading', { name: 'No credentials yet' }).waitFor();
    await grace.reload();
    await grace.getByText(/not found/).waitFor();
    expect(site.visitor.problems).toEqual([]);
  });
});
