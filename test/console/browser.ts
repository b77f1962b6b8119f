import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Debian's, which `.ci/run` installs. */
const CHROMIUM = process.env['KEYRACK_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
/** Screenshots are kept here, to be looked at. */
const PICTURES = 'test-results/console';

export const hasChromium = existsSync(CHROMIUM);

/** Without the background networking of Chromium: pages are to reach the service and nothing else. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']; // prettier-ignore

/** A browser, and what went wrong on the pages that it showed. */
export class Visitor {
  /** Errors of scripts, violations of the content security policy, requests that failed, and requests to anybody else. */
  readonly problems: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async of(url: string): Promise<Visitor> {
    return new Visitor(await chromium.launch({ executablePath: CHROMIUM, args: FLAGS }), url);
  }

  /** A page of somebody who has never been here. */
  async page(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context: BrowserContext = await this.browser.newContext({ baseURL: this.url, ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('console', (message) => {
      // The browser reports each refusal of the API; what the console makes of it is what the tests look at.
      const isRefusal = /the server responded with a status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !isRefusal) this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(this.url) || /^(data|blob|about):/.test(request.url());
      if (!isOwn) this.problems.push(`a request to ${new URL(request.url()).origin}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500) this.problems.push(`${response.status()} from ${new URL(response.url()).pathname}`);
    });
    return page;
  }

  stop(): Promise<void> {
    return this.browser.close();
  }
}

/** Keeps a picture of a page, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}
