import { listIdentityProviders, updateIdentityProvider } from '@keyrack/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unusedPort } from '../service/far-side.js';
import { CLIENT_SECRET, startOidcServer, type OidcServer } from '../support/oidc-server.js';
import { inBrowser } from './in-browser.js';
import { Site } from './site.js';

inBrowser('An identity provider', () => {
  let site: Site;
  let login: OidcServer;
  let page: Page;
  beforeAll(async () => {
    const port = String(await unusedPort());
    const url = `http://127.0.0.1:${port}`;
    login = await startOidcServer(url);
    const env = { PORT: port, KEYRACK_PUBLIC_URL: url, KEYRACK_EGRESS_ALLOW: login.place };
    site = await Site.start({ env, origins: [login.issuer] });
    page = await site.page('owner');
  });
  afterAll(async () => {
    await site.stop();
    await login.stop();
  });

  const looksRight = (name: string, at = page): Promise<void> => site.visitor.looksRight(at, name);

  it('is added by an owner, who hears from the service what is wrong', async () => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Add provider' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Acme login');
    await dialog.getByLabel('Issuer').fill(`${login.issuer}/elsewhere`);
    await dialog.getByLabel('Client ID').fill('keyrack');
    await dialog.getByLabel('Client secret').fill(CLIENT_SECRET);
    await dialog.getByLabel('Scopes').fill('openid email profile groups');
    await dialog.getByLabel('Role claim').fill('groups');
    await dialog.getByRole('button', { name: 'Add line' }).click();
    await dialog.getByLabel('Value of the claim').fill('keyrack-editors');
    await dialog.getByRole('combobox', { name: 'Workspace' }).click();
    await page.getByRole('option', { name: 'Default' }).click();
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: /^editor/ }).click();
    await dialog.getByRole('button', { name: 'Add provider' }).click();
    await dialog.getByText(/^Issuer: There is no discovery document/).waitFor();
    await looksRight('provider-add');
    await dialog.getByLabel('Issuer').fill(login.issuer);
    await dialog.getByRole('button', { name: 'Add provider' }).click();
    const added = page.getByRole('dialog', { name: 'Identity provider added' });
    const address = await added.getByLabel('Redirect URI', { exact: true }).inputValue();
    expect(address.startsWith(`${site.keyrack.url}/api/v1/auth/callback/`)).toBe(true);
    login.registered.add(address);
    await looksRight('provider-added');
    await added.getByRole('button', { name: 'I have registered them' }).click();
    await added.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Edit identity provider Acme login' }).click();
    expect(await dialog.getByLabel('Redirect URI', { exact: true }).inputValue()).toBe(address);
    expect(await dialog.getByLabel('Client secret').inputValue()).toBe('');
    await looksRight('provider-edit');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('lets somebody new in with a role, to where they wanted to be, and out again', async () => {
    login.account = { sub: 'hedy', email: 'hedy@example.com', email_verified: true, name: 'Hedy Lamarr', groups: ['keyrack-editors'] }; // prettier-ignore
    const hedys = await site.visitor.page({ colorScheme: 'dark' });
    await hedys.goto('/profile');
    await hedys.getByRole('button', { name: 'Sign in with Acme login' }).waitFor();
    await looksRight('sign-in-provider-dark', hedys);
    await hedys.getByRole('button', { name: 'Sign in with Acme login' }).click();
    await hedys.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    await hedys.getByText('with a provider').waitFor();
    expect(new URL(hedys.url()).search).toBe('');
    await hedys.goto('/credentials');
    await hedys.getByRole('button', { name: 'Add Credential' }).first().waitFor();
    // The provider's own page is not what is looked at here.
    await hedys.route(`${login.issuer}/**`, (route) => route.fulfill({ body: 'Signed out.' }));
    await hedys.getByRole('button', { name: 'Your account' }).click();
    await hedys.getByRole('menuitem', { name: 'Sign out' }).click();
    await hedys.waitForURL(`${login.issuer}/**`);
    await hedys.goto('/credentials');
    await hedys.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await hedys.context().close();
  });

  it('keeps those out to whom it gives no role, and says why', async () => {
    login.account = { sub: 'stranger', email: 'stranger@example.com', email_verified: true, groups: ['others'] };
    const theirs = await site.visitor.page({ viewport: { width: 390, height: 844 } });
    await theirs.goto('/sign-in');
    await theirs.getByRole('button', { name: 'Sign in with Acme login' }).click();
    await theirs.getByText('You have no role here yet').waitFor();
    await looksRight('sign-in-no-role-phone', theirs);
    await theirs.context().close();
  });

  it('is not given back what somebody else has taken away while its form was open', async () => {
    site.act('owner');
    const [provider] = await listIdentityProviders();
    const { id = '', mappings: [first] = [] } = provider ?? {};
    if (!first) throw new Error('the provider has no line');
    const line = (value: string) => ({ ...first, value });
    await updateIdentityProvider({ path: { id }, body: { mappings: [first, line('leavers')] } });
    await page.reload();
    await page.getByRole('button', { name: 'Edit identity provider Acme login' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Acme sign-in');
    await dialog.getByLabel('Value of the claim').first().fill('keyrack-writers');
    await updateIdentityProvider({ path: { id }, body: { enabled: false, mappings: [first] } });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [changed] = await listIdentityProviders();
    expect(changed).toMatchObject({ name: 'Acme sign-in', enabled: false, mappings: [line('keyrack-writers')] });
    expect(changed?.mappings).toHaveLength(1);
  });
});
