import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriersOn } from './accessible.js';

/** As vitest.config.ts has found it. */
const CHROMIUM = process.env['KEYRACK_TEST_CHROMIUM'] ?? '';
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
    /** Where pages may ask for something. */
    private readonly urls: readonly [string, ...string[]],
  ) {}

  /** Of pages at the first address, which may ask the others for something, too. */
  static async of(...urls: [string, ...string[]]): Promise<Visitor> {
    return new Visitor(await chromium.launch({ executablePath: CHROMIUM, args: FLAGS }), urls);
  }

  /** A page of somebody who has never been here. */
  async page(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    // What is half faded in has too little contrast, so nothing fades.
    const still = { baseURL: this.urls[0], reducedMotion: 'reduce' } as const;
    const context: BrowserContext = await this.browser.newContext({ ...still, ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('console', (message) => {
      // The browser reports each refusal of the API; what the console makes of it is what the tests look at.
      const isRefusal = /the server responded with a status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !isRefusal) this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const isOwn = this.urls.some((url) => request.url().startsWith(url)) || /^(data|blob|about):/.test(request.url());
      if (!isOwn) this.problems.push(`a request to ${new URL(request.url()).origin}`);
    });
    page.on('requestfailed', (request) => {
      // What nobody waits for any more, such as the answer to an earlier search, or a page that one has left.
      const why = request.failure()?.errorText ?? '';
      if (why !== 'net::ERR_ABORTED') this.problems.push(`${why} of ${new URL(request.url()).pathname}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500) this.problems.push(`${response.status()} from ${new URL(response.url()).pathname}`);
    });
    return page;
  }

  /** Keeps a picture, and expects that nothing is in anybody's way on a page, or in this frame of it, and nothing went wrong so far. */
  async looksRight(page: Page, name: string, frame?: Frame): Promise<void> {
    await picture(page, name);
    expect(await barriersOn(frame ?? page)).toEqual([]);
    expect(this.problems).toEqual([]);
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
