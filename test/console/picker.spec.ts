import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, cleanUp, newDirectory, start } from '../service/process.js';
import { anOpenAIKey, must, newCredential, newKey } from '../support/people.js';
import { Visitor } from './browser.js';
import { startEngine, type Engine } from './engine.js';
import { inBrowser } from './in-browser.js';

const SECRET = 'sk-not-a-real-key-of-the-picker';

/** The editor of a flow engine, at an origin of its own, whose nodes take credentials. */
inBrowser('The picker in the editor of a flow engine', () => {
  let keyrack: Awaited<ReturnType<typeof start>>;
  let engine: Engine;
  let visitor: Visitor;
  let page: Page;
  /** Every address that was asked for. */
  const addresses: string[] = [];
  beforeAll(async () => {
    await build();
    keyrack = await start({ KEYRACK_DATA_DIR: `${await newDirectory()}/data` });
    await newCredential(keyrack.client, anOpenAIKey(SECRET, 'OpenAI Production'));
    await newCredential(keyrack.client, anOpenAIKey(SECRET, 'OpenAI Development'));
    const pinecone = { credentialName: 'pineconeApi', plainDataObj: { pineconeApiKey: 'pcsk-not-a-real-key' } };
    await newCredential(keyrack.client, { name: 'Pinecone', ...pinecone });
    const key = await newKey(keyrack.client, ['credentials:view', 'credentials:use', 'credentials:create']);
    engine = await startEngine(keyrack.url, key.token);
    visitor = await Visitor.of(engine.url, keyrack.url);
    page = await visitor.page({ colorScheme: 'light' });
    page.on('request', (request) => addresses.push(request.url()));
  });
  afterAll(async () => {
    engine.stop();
    await visitor.stop();
    await cleanUp();
  });

  const model = () => page.locator('#chatOpenAI');
  const list = () => model().getByLabel('Connect Credential');
  const flow = () => page.locator('#json').textContent();
  const optionsOf = (): Promise<string[]> => list().locator('option').allTextContents();

  const looksRight = (name: string, frame?: Frame): Promise<void> => visitor.looksRight(page, name, frame);

  /** The page of Keyrack that is open for a new credential. */
  const frame = async (): Promise<Frame> => {
    await model().getByRole('button', { name: '+ Create New' }).click();
    const element = await model().locator('iframe').elementHandle();
    const found = await element?.contentFrame();
    if (!found) throw new Error('no frame is shown');
    return found;
  };

  it('lists the credentials of the types that a node takes', async () => {
    await page.goto('/');
    await list().locator('option', { hasText: 'OpenAI Production' }).waitFor({ state: 'attached' });
    expect(await optionsOf()).toEqual(['Choose a credential', 'OpenAI Development', 'OpenAI Production']);
    expect(await list().locator('optgroup').getAttribute('label')).toBe('OpenAI API');
    await looksRight('picker');
  });

  it('counts in its form: nothing is sent before what is required is chosen', async () => {
    await page.getByRole('button', { name: 'Save flow' }).click();
    expect(await page.locator('#outcome').textContent()).toBe('');
    expect(await page.evaluate<boolean>("document.getElementById('chatOpenAI').matches(':invalid')")).toBe(true);
  });

  it('gives the flow the id of what is chosen by keyboard, and tells the page', async () => {
    await list().focus();
    await page.keyboard.type('OpenAI P');
    await page.keyboard.press('Enter');
    await page.getByText('OpenAI Production is connected.').waitFor();
    expect(await flow()).toMatch(/"id": "chatOpenAI_0",\s+"data": {\s+"credential": "[0-9a-f-]{36}"/);
    await page.getByRole('button', { name: 'Save flow' }).click();
    await page.getByText('The flow is saved.').waitFor();
  });

  it('adds a credential on a page of Keyrack, of one of the types that the node takes', async () => {
    const connect = await frame();
    await connect.getByText(`New credential for ${new URL(engine.url).host}`).waitFor();
    await connect.getByRole('button', { name: 'OpenAI API', exact: true }).waitFor();
    expect(await connect.getByRole('button').allTextContents()).toEqual(['OpenAI API', 'Azure OpenAI API', 'Cancel']);
    await looksRight('picker-types', connect);
    await connect.getByRole('button', { name: 'OpenAI API', exact: true }).click();
    await connect.getByLabel('Name').fill('Made in the editor');
    await connect.locator('input[type=password]').first().fill(SECRET);
    await looksRight('picker-new', connect);
    await connect.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Made in the editor is connected.').waitFor();
    expect(await list().locator('option:checked').textContent()).toBe('Made in the editor');
    await looksRight('picker-added');
  });

  it('leaves nothing secret with the page: not the value, and no token in an address, in storage or in the history', async () => {
    const html = await page.evaluate<string>("document.documentElement.outerHTML + document.getElementById('chatOpenAI').shadowRoot.innerHTML"); // prettier-ignore
    const state = await page.evaluate<string>('JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }, document.cookie])'); // prettier-ignore
    for (const text of [html, state, ...addresses]) expect(text).not.toMatch(/krc_|sk-not|pcsk/);
    expect(await page.evaluate('history.length')).toBe(2); // the blank page, and this
    const stored = await page.context().storageState();
    expect(stored).toEqual({ cookies: [], origins: [] });
  });

  it('closes what it has opened by Escape, and then has nothing new', async () => {
    const connect = await frame();
    await connect.getByRole('button', { name: 'OpenAI API', exact: true }).press('Escape');
    await model().locator('iframe').waitFor({ state: 'detached' });
    expect(await list().locator('option:checked').textContent()).toBe('Made in the editor');
    expect(await optionsOf()).toHaveLength(4);
  });

  it('asks for another token when its own has ended', async () => {
    const sessions = await must(keyrack.client.get<{ id: string }[]>('/connect-sessions'));
    for (const { id } of sessions.body) await must(keyrack.client.delete(`/connect-sessions/${id}`));
    await newCredential(keyrack.client, anOpenAIKey(SECRET, 'OpenAI Staging'));
    await model().getByRole('button', { name: 'Refresh the list' }).click();
    await list().locator('option', { hasText: 'OpenAI Staging' }).waitFor({ state: 'attached' });
    expect(visitor.problems).toEqual([]);
  });

  it('gets another token for a form that took long to fill in', async () => {
    const connect = await frame();
    await connect.getByRole('button', { name: 'OpenAI API', exact: true }).click();
    await connect.getByLabel('Name').fill('Made slowly');
    await connect.locator('input[type=password]').first().fill(SECRET);
    const tokens = (): number => addresses.filter((address) => address.endsWith('/keyrack-token')).length;
    const before = tokens();
    await page.clock.setFixedTime(Date.now() + 9.75 * 60_000);
    await connect.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Made slowly is connected.').waitFor();
    expect(tokens()).toBeGreaterThan(before);
  });

  it('keeps what is typed, and says why, when the other token cannot be used', async () => {
    const connect = await frame();
    await connect.getByRole('button', { name: 'OpenAI API', exact: true }).click();
    await connect.getByLabel('Name').fill('Made too slowly');
    await connect.locator('input[type=password]').first().fill(SECRET);
    const body = { types: ['openAIApi'], origin: 'https://other.example.com' };
    const { token } = (await must(keyrack.client.post('/connect-sessions', body))).body;
    await page.route('**/keyrack-token', (route) => route.fulfill({ json: { token } }));
    await page.clock.setFixedTime(Date.now() + 30 * 60_000);
    await connect.getByRole('button', { name: 'Add', exact: true }).click();
    await connect.getByText('is for an editor of another origin').waitFor();
    expect(await connect.getByLabel('Name').inputValue()).toBe('Made too slowly');
    await looksRight('picker-token-refused', connect);
    await page.unroute('**/keyrack-token');
    await connect.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Made too slowly is connected.').waitFor();
  });

  it('can do nothing with the token of a page of another origin', async () => {
    const body = { types: ['openAIApi'], origin: 'https://other.example.com' };
    const { token } = (await must(keyrack.client.post('/connect-sessions', body))).body;
    await page.route('**/keyrack-token', (route) => route.fulfill({ json: { token } }));
    await page.reload();
    for (const picker of ['#chatOpenAI', '#pinecone']) {
      await page.locator(picker).getByText('Keyrack does not answer.').waitFor();
    }
    // The browser says why: these answers are not for pages of this origin.
    const others = visitor.problems.splice(0).filter((problem) => !/CORS policy|net::ERR_FAILED/.test(problem));
    expect(others).toEqual([]);
    await page.unroute('**/keyrack-token');
  });

  it('says so when the editor gives it no token', async () => {
    await page.route('**/keyrack-token', (route) => route.fulfill({ json: {} }));
    await page.reload();
    await model().getByText('This editor could not get access to Keyrack.').waitFor();
    await looksRight('picker-error');
    await page.unroute('**/keyrack-token');
    await model().getByRole('button', { name: 'Refresh the list' }).click();
    await list().locator('option', { hasText: 'OpenAI Production' }).waitFor({ state: 'attached' });
    expect(await model().getByText('could not get access').count()).toBe(0);
  });

  it('is as good to look at in the dark', async () => {
    page = await visitor.page({ colorScheme: 'dark' });
    await page.goto('/');
    await list().locator('option', { hasText: 'OpenAI Production' }).waitFor({ state: 'attached' });
    await looksRight('picker-dark');
    const connect = await frame();
    await connect.getByRole('button', { name: 'OpenAI API', exact: true }).click();
    await connect.getByLabel('Name').waitFor();
    await looksRight('picker-new-dark', connect);
  });
});
