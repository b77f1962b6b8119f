import { addMember, createRole, createUser, getMe, listRoles } from '@keyrack/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaName } from '../../libs/console/src/names.js';
import { permissionTexts } from '../../libs/console/src/texts/roles.js';
import { ALL_PERMISSIONS } from '../../src/authorization/index.js';
import { picture } from './browser.js';
import { inBrowser } from './in-browser.js';
import { Site } from './site.js';

interface Scroller {
  scrollLeft: number;
  scrollTop: number;
  scrollTo: (left: number, top: number) => void;
}

describe('The console', () => {
  it('says of every permission what it lets its holder do, in an area with a name', () => {
    expect(Object.keys(permissionTexts).sort()).toEqual([...ALL_PERMISSIONS].sort());
    const unnamed = ALL_PERMISSIONS.filter((permission) => !/^[A-Z]/.test(areaName(permission.replace(/:.*$/, ''))));
    expect(unnamed).toEqual([]);
  });
});

inBrowser('The page of roles', () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await Site.start();
    page = await site.page('owner');
    site.act('owner');
  });
  afterAll(() => site.stop());

  const looksRight = (name: string, at = page): Promise<void> => site.visitor.looksRight(at, name);
  const button = (name: string, at = page) => at.getByRole('button', { name, exact: true });
  const columnsOf = (at = page) => at.getByRole('columnheader').allTextContents();

  it('shows each permission that a role holds, and which it does not', async () => {
    await page.goto('/roles');
    await page.getByRole('columnheader', { name: /^auditor/ }).waitFor();
    const roles = await listRoles();
    for (const permission of ['credentials:view', 'workspaces:delete', 'audit:view'] as const) {
      const row = page.getByRole('row', { name: new RegExp(permissionTexts[permission]) });
      const said = (await row.getByRole('cell').allTextContents()).map((text) => text.replace('–', ''));
      expect(said).toEqual(roles.map((role) => (role.permissions.includes(permission) ? 'Yes' : 'No')));
    }
    await looksRight('roles');
  });

  it('makes a role of what is ticked, and changes it', async () => {
    await button('New role').click();
    await button('Create').click();
    await page.getByText('Name is required.').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('editor');
    await page.getByRole('checkbox', { name: permissionTexts['credentials:view'] }).check();
    await button('Create').click();
    await page.getByText('A built-in role has this name already').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Key keeper');
    await looksRight('role-new');
    await button('Create').click();
    await button('Edit Key keeper').click();
    expect(await page.getByRole('checkbox', { name: permissionTexts['credentials:view'] }).isChecked()).toBe(true);
    await page.getByRole('checkbox', { name: permissionTexts['credentials:update'] }).check();
    await button('Save').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const keeper = (await listRoles()).find(({ name }) => name === 'Key keeper');
    expect(keeper?.permissions).toEqual(['credentials:view', 'credentials:update']);
    await picture(page, 'roles-own');
  });

  it('says in the words of the service that a role is in use, and deletes it when it is not', async () => {
    const { workspaceId } = await getMe();
    const { id } = await createRole({ body: { name: 'Reader', permissions: ['credentials:view'] } });
    const user = await createUser({ body: { name: 'Barbara Liskov', email: 'barbara@example.com' } });
    await addMember({ path: { id: workspaceId }, body: { userId: user.id, role: id } });
    await page.reload();
    await button('Delete Reader').click();
    await button('Delete').click();
    await page.getByText('Members have this role. Give them another one first').waitFor();
    await looksRight('role-in-use');
    await button('Cancel').click();
    await button('Delete Key keeper').click();
    await button('Delete').click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await button('Edit Key keeper').waitFor({ state: 'detached' });
    expect((await columnsOf()).some((name) => name.startsWith('Key keeper'))).toBe(false);
  });

  it('lets nobody tick what they do not hold, and says why', async () => {
    const admin = await site.page('admin', { colorScheme: 'dark' });
    await admin.goto('/roles');
    await button('Edit Reader', admin).click();
    const withheld = admin.getByRole('checkbox', { name: permissionTexts['workspaces:delete'] });
    expect(await withheld.isDisabled()).toBe(true);
    await admin.getByText('You do not have this yourself').first().waitFor();
    await admin.getByRole('checkbox', { name: permissionTexts['flows:view'] }).check();
    await looksRight('role-edit-dark', admin);
    await button('Save', admin).click();
    await admin.getByRole('dialog').waitFor({ state: 'detached' });
    await looksRight('roles-dark', admin);
  });

  it('offers nothing to those who only look, and keeps its headings in sight on a phone', async () => {
    const viewer = await site.page('viewer', { viewport: { width: 390, height: 844 } });
    await viewer.goto('/roles');
    const area = viewer.getByRole('region', { name: 'Roles and their permissions' });
    await area.waitFor();
    expect(await viewer.getByRole('main').getByRole('button').count()).toBe(0);
    const heading = viewer.getByRole('columnheader', { name: 'Permission' });
    const before = await heading.boundingBox();
    const scrolled = await area.evaluate((element: Scroller) => {
      element.scrollTo(200, 600);
      return [element.scrollLeft, element.scrollTop];
    });
    expect(scrolled).toEqual([200, 600]);
    expect(await heading.boundingBox()).toEqual(before);
    expect(await viewer.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await looksRight('roles-phone', viewer);
  });
});
