import {
  createApiKey,
  createCredential,
  createInvitation,
  createRole,
  createWebhook,
  getMe,
  putFlow,
} from '@keyrack/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/index.js';
import { aFlow, anOpenAIKey } from '../support/people.js';
import { inBrowser } from './in-browser.js';
import { Site } from './site.js';

/** Each page, and a text that is there once all of it is. */
const PAGES = {
  credentials: ['/credentials', 'Production OpenAI key'],
  credential: ['/credentials/:credential', 'Answer tickets'],
  flows: ['/flows', 'Answer tickets'],
  flow: ['/flows/:flow', 'Production OpenAI key'],
  workspaces: ['/workspaces', 'Staging'],
  workspace: ['/workspaces/:workspace', 'invited@example.com'],
  people: ['/people', 'Grace Hopper'],
  roles: ['/roles', 'Rotator'],
  'api-keys': ['/api-keys', 'Deployment'],
  audit: ['/audit', 'API key made'],
  settings: ['/settings', 'Ops channel'],
  profile: ['/profile', 'This browser'],
  'not-found': ['/nowhere', 'There is no such page'],
} as const;

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
} as const;

const WIDTHS = '[document.documentElement.scrollWidth, window.innerWidth]';

inBrowser('Each page', () => {
  let site: Site;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    site = await Site.start();
    site.act('owner');
    const { workspaceId } = await getMe();
    const { id: credential } = await createCredential({
      body: anOpenAIKey('sk-not-a-real-key', 'Production OpenAI key'),
    });
    const flow = newId();
    await putFlow({ path: { id: flow }, body: aFlow(credential, 'Answer tickets', { active: true }) });
    await createInvitation({ body: { email: 'invited@example.com', workspaceId, role: 'viewer' } });
    await createRole({ body: { name: 'Rotator', permissions: ['credentials:view', 'credentials:update'] } });
    await createWebhook({ body: { name: 'Ops channel', url: 'https://hooks.example.com/T000' } });
    await createApiKey({ body: { name: 'Deployment', permissions: ['credentials:view'] } });
    Object.assign(ids, { credential, flow, workspace: workspaceId });
  });
  afterAll(() => site.stop());

  const open = async (page: Page, [path, text]: readonly [string, string]): Promise<void> => {
    await page.goto(path.replace(/:(\w+)/, (_all, name: string) => ids[name] ?? ''));
    await page.getByText(text).first().waitFor();
  };

  describe.each(Object.entries(LOOKS))('%s', (look, options) => {
    let page: Page;
    beforeAll(async () => {
      page = await site.page('owner', options);
    });
    afterAll(() => page.context().close());

    it.each(Object.entries(PAGES))('%s', async (name, place) => {
      await open(page, place);
      await site.visitor.looksRight(page, `page-${name}-${look}`);
      const [content = 0, window = 0] = await page.evaluate<number[]>(WIDTHS);
      expect(content).toBeLessThanOrEqual(window);
    });
  });
});
