import { Ajv2020 } from 'ajv/dist/2020.js';
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

  it('says of each where it came from, when it was changed, and whether it can be tested', async () => {
    const { body } = await get<Record<string, unknown>[]>(path);
    for (const type of body) {
      expect(type).toMatchObject({ origin: '@keyrack/credential-types', changed: aTextLike(/^\d{4}-\d\d-\d\d$/) });
      expect(type['untestable']).toEqual(type['testable'] === true ? undefined : aTextLike(/^[A-Z].*\.$/));
      expect(type['icon']).toBe(`/components-credentials-icon/${String(type['name'])}`);
    }
  });

  it('finds types by a part of their words, their category and their origin', async () => {
    const names = async (query: string) => (await get(`${path}?${query}`)).body.map(({ name }) => name);
    expect(await names('search=OPENAI')).toEqual(expect.arrayContaining(['azureOpenAIApi', 'openAIApi']));
    expect(await names('search=openai&category=databases')).toEqual([]);
    const { body: databases } = await get<(CredentialType & { category: string })[]>(`${path}?category=databases`);
    expect(databases.length).toBeGreaterThan(2);
    expect(new Set(databases.map(({ category }) => category))).toEqual(new Set(['databases']));
    expect((await names('origin=%40keyrack%2Fcredential-types')).length).toBe((await get(path)).body.length);
    expect(await names('origin=nobody')).toEqual([]);
    expect(await names('category=nothing')).toEqual([]);
    expect((await get(`${path}?sort=name`)).status).toBe(400);
    expect((await get(`${path}?search=a&search=b`)).status).toBe(400);
  });

  it('sends nothing to one who has it already', async () => {
    const first = await get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    for (const known of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await service.admin.call('GET', path, undefined, { 'if-none-match': known });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    const other = await service.admin.call('GET', path, undefined, { 'if-none-match': '"other"' });
    expect([other.status, other.text]).toEqual([200, first.text]);
    const filtered = await service.admin.call('GET', `${path}?search=openai`, undefined, { 'if-none-match': etag });
    expect(filtered.status).toBe(200);
  });

  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0', 'gzip'],
    ['identity', null],
    ['nonsense;;', null],
  ])('compresses for one who accepts %s: %s', async (accepted, encoding) => {
    const plain = await service.admin.call('GET', path, undefined, { 'accept-encoding': 'identity' });
    const answer = await service.admin.call('GET', path, undefined, { 'accept-encoding': accepted });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    expect(answer.text).toBe(plain.text);
  });

  it('gives the JSON Schema of a type', async () => {
    const { status, headers, text } = await get(`${path}/openAIApi/schema`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
    const validate = new Ajv2020().compile(JSON.parse(text) as object);
    expect(validate({ openAIApiKey: 'k' })).toBe(true);
    expect(validate({ openAIApiKey: '' })).toBe(false);
    expect(validate({ apiKey: 'k' })).toBe(false);
    expect(text).not.toContain('leakPattern');
    expect((await get(`${path}/nope/schema`)).status).toBe(404);
    expect((await service.admin.as('').get(`${path}/openAIApi/schema`)).status).toBe(401);
  });

  it('tells no secret pattern and no path of the server', async () => {
    const { text } = await get(path);
    expect(text).not.toContain('leakPattern');
    expect(text).not.toContain(process.cwd());
  });
});

describe.each(PATHS.map((path) => `${path}-icon`))('GET %s', (path) => {
  const anybody = () => service.admin.as('');

  it('gives a picture that runs nothing to everybody', async () => {
    for (const name of ['openAIApi', 'PostgresApi', 'apiKey']) {
      const { status, headers, text } = await anybody().get<string>(`${path}/${name}`);
      expect([name, status, headers.get('content-type')]).toEqual([name, 200, 'image/svg+xml']);
      expect(text).toMatch(/^<svg /);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('lets it be kept', async () => {
    const { headers } = await anybody().get(`${path}/openAIApi`);
    const etag = headers.get('etag') ?? '';
    expect(headers.get('cache-control')).toBe('public, max-age=86400');
    const again = await anybody().call('GET', `${path}/openAIApi`, undefined, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await anybody().get(`${path}/anthropicApi`)).headers.get('etag')).not.toBe(etag);
  });

  it.each(['nope', '__proto__', '..%2f..%2fpackage.json', '%00', 'openAIApi&openAIApi'])(
    'answers 404 for %s',
    async (name) => {
      expect(await anybody().get(`${path}/${name}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    },
  );
});
