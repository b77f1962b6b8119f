import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aText, aTextLike, aNumber, having } from './shapes.js';

interface CredentialType {
  name: string;
  label: string;
  version: number;
  description: string;
  inputs: Record<string, unknown>[];
}

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const PATHS = ['/components-credentials', '/concepts/nodes-and-edges-credentials'];
const get = <T = CredentialType[]>(path: string) => service.admin.get<T>(path);

describe.each(PATHS)('GET %s', (path) => {
  it('lists all types with what a form needs, in the order of their labels', async () => {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(30);
    for (const type of body) {
      expect(type).toEqual(
        having({
          name: aTextLike(/^\w+$/),
          label: aText,
          version: aNumber,
          description: aText,
        }),
      );
      for (const input of type.inputs) {
        expect(input).toMatchObject({ name: aText, label: aText, type: aText });
      }
    }
    const labels = body.map(({ label }) => label);
    expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b, 'en')));
    expect(new Set(body.map(({ name }) => name)).size).toBe(body.length);
  });

  it('gives one type as an object', async () => {
    const { body: types } = await get(path);
    const { status, body } = await get<CredentialType>(`${path}/openAIApi`);
    expect(status).toBe(200);
    expect(body).toEqual(types.find(({ name }) => name === 'openAIApi'));
    expect(body.inputs[0]).toMatchObject({ name: 'openAIApiKey', type: 'password', aliases: ['apiKey'] });
  });

  it.each([
    'pineconeApi&openAIApi',
    'pineconeApi&amp;openAIApi',
    'pineconeApi%26openAIApi',
    'pineconeApi%26amp%3BopenAIApi',
  ])('gives several types as an array, in the order asked: %s', async (names) => {
    const { status, body } = await get(`${path}/${names}`);
    expect(status).toBe(200);
    expect(body.map(({ name }) => name)).toEqual(['pineconeApi', 'openAIApi']);
  });

  it('gives a type twice that is asked for twice', async () => {
    const { body } = await get(`${path}/openAIApi&openAIApi`);
    expect(body).toHaveLength(2);
  });

  it.each([
    'nope',
    'openAIApi&nope',
    'OPENAIAPI',
    'openAIApi&',
    '&',
    '__proto__',
    'constructor',
    '%00',
    'openAIApi%20',
  ])('answers 404 for %s', async (names) => {
    expect(await get(`${path}/${names}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('is for everybody with an API key, and for nobody else', async () => {
    const key = await newKey(service.admin, ['flows:view']);
    expect((await key.get(path)).status).toBe(200);
    expect((await key.get(`${path}/openAIApi`)).status).toBe(200);
    expect((await key.as('').get(path)).status).toBe(401);
    expect((await key.as('').get(`${path}/openAIApi`)).status).toBe(401);
  });

  it('tells no secret pattern and no path of the server', async () => {
    const { text } = await get(path);
    expect(text).not.toContain('leakPattern');
    expect(text).not.toContain(process.cwd());
  });
});
