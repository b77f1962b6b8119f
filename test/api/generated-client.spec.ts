import { createCredential, createKeyrackClient, getCredential, KeyrackError, listCredentials } from '@keyrack/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { NOBODY } from './shapes.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const clientWith = (apiKey: string) => createKeyrackClient({ baseUrl: service.url, apiKey });

describe('The generated client', () => {
  it('sends its key, and answers with the data', async () => {
    const client = clientWith(service.adminToken);
    const { id } = await createCredential({ client, body: anOpenAIKey() });
    const found = await getCredential({ client, path: { id } });
    expect(found).toMatchObject({ id, name: anOpenAIKey().name, credentialName: 'openAIApi' });
  });

  it('repeats a parameter of the query that has several values', async () => {
    const client = clientWith(service.adminToken);
    await createCredential({ client, body: anOpenAIKey() });
    const query = { credentialName: ['openAIApi', 'pineconeApi'], page: 1, limit: 1 };
    expect(await listCredentials({ client, query })).toMatchObject({ data: [{ credentialName: 'openAIApi' }] });
  });

  it('throws what the service says, with its status, code and request id', async () => {
    const asked = getCredential({ client: clientWith(service.adminToken), path: { id: NOBODY } });
    const error = await asked.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(KeyrackError);
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(String(error)).toMatch(/not found/);
    expect(error).toHaveProperty('requestId', expect.any(String));
  });

  it('says by field what is wrong', async () => {
    const body = { ...anOpenAIKey(), name: '' };
    const error = await createCredential({ client: clientWith(service.adminToken), body }).catch((caught: unknown) => caught); // prettier-ignore
    expect(error).toMatchObject({ status: 400, details: { name: expect.stringContaining('name') as string } });
  });

  it('keeps the keys of two clients apart', async () => {
    clientWith(service.adminToken);
    const other = listCredentials({ client: clientWith('no-key-of-this-service-at-all') });
    await expect(other).rejects.toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('says so when no service answers', async () => {
    const client = createKeyrackClient({ baseUrl: 'http://127.0.0.1:9' });
    await expect(listCredentials({ client })).rejects.toMatchObject({ status: 0, code: 'NO_ANSWER' });
  });
});
