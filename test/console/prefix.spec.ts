import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unusedPort } from '../service/far-side.js';
import { build, cleanUp, newDirectory, start } from '../service/process.js';
import { Visitor } from './browser.js';
import { inBrowser } from './in-browser.js';
import { PASSWORD } from './site.js';

const PREFIX = '/tools/keyrack';
const LOADED = `document.querySelector('[role=dialog] img')?.naturalWidth > 0`;

/** A proxy that shows the service below a path, as one that serves several tools does. */
async function proxyTo(target: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    if (!path.startsWith(`${PREFIX}/`)) {
      outgoing.writeHead(404).end();
      return;
    }
    const { method, headers } = incoming;
    const onward = request(target + path.slice(PREFIX.length), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

inBrowser('Below a path of a proxy', () => {
  let keyrack: Awaited<ReturnType<typeof start>>;
  let proxy: Server;
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    await build();
    const port = await unusedPort(); // what the service prints is the address below the path
    proxy = await proxyTo(`http://127.0.0.1:${port}`);
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${PREFIX}`;
    const env = { PORT: String(port), KEYRACK_DATA_DIR: `${await newDirectory()}/data`, KEYRACK_PUBLIC_URL: url };
    keyrack = await start(env);
    visitor = await Visitor.of(url);
    page = await visitor.page();
  });
  afterAll(async () => {
    await visitor.stop();
    proxy.close();
    await cleanUp();
  });

  it('the link of the terminal, the pages, their pictures and the API are found', async () => {
    const [link = ''] = /http\S+\/setup#\S+/.exec(keyrack.stdout()) ?? [];
    expect(new URL(link).pathname).toBe(`${PREFIX}/setup`);
    await page.goto(link);
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Credentials', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${PREFIX}/credentials`);
    await page.getByRole('button', { name: 'Add Credential' }).first().click();
    await page.getByRole('searchbox', { name: 'Search types' }).fill('Anthropic');
    await vi.waitUntil(() => page.evaluate(LOADED), { timeout: 15_000 });
    expect(visitor.problems).toEqual([]);
  });

  it('a deep link survives signing in', async () => {
    await page.context().clearCookies();
    await page.goto(`${page.url().replace(/\/credentials.*$/, '')}/profile`);
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${PREFIX}/profile`);
    expect(visitor.problems).toEqual([]);
  });
});
