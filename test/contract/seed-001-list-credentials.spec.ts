import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMark, anId, aTime, type CredentialBody, type Me } from '../api/shapes.js';
import { newCredential, newKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

const OPENAI = { name: 'My OpenAI Key', credentialName: 'openAIApi', plainDataObj: { openAIApiKey: 'sk-...' } };
const PINECONE = {
  name: 'Pinecone Production',
  credentialName: 'pineconeApi',
  plainDataObj: { pineconeApiKey: 'pcsk_...' },
};

let service: Service;
let workspaceId: string;
beforeAll(async () => {
  service = await startService();
  workspaceId = (await service.admin.get<Me>('/me')).body.workspaceId;
  await newCredential(service.admin, OPENAI);
  await newCredential(service.admin, PINECONE);
});
afterAll(() => service.stop());

const entry = (name: string, credentialName: string): Record<string, unknown> => ({
  id: anId,
  name,
  credentialName,
  encryptedData: aMark(1),
  createdDate: aTime,
  updatedDate: aTime,
  workspaceId,
  scope: 'workspace',
  shared: false,
  permissions: ['view', 'use', 'resolve', 'update', 'delete', 'share'],
});

describe('List Credentials (seed 001)', () => {
  it('answers the example with an array of all credentials, every field as shown', async () => {
    const answer = await service.admin.get<CredentialBody[]>('/credentials');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([entry('My OpenAI Key', 'openAIApi'), entry('Pinecone Production', 'pineconeApi')]);
  });

  it('filters by credential type as in the example', async () => {
    const answer = await service.admin.get<CredentialBody[]>('/credentials?credentialName=openAIApi');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([entry('My OpenAI Key', 'openAIApi')]);
  });

  it('answers an empty array for a type of which there is none', async () => {
    const answer = await service.admin.get('/credentials?credentialName=cohereApi');
    expect(answer).toMatchObject({ status: 200, body: [] });
    expect(answer.body).toEqual([]);
  });

  it('answers 401 without an API key and with an unknown one', async () => {
    for (const token of ['', 'YOUR_API_KEY']) {
      expect(await service.admin.as(token).get('/credentials')).toMatchObject({
        status: 401,
        body: { error: 'Unauthorized Access', statusCode: 401, success: false },
      });
    }
  });

  it('answers 403 to a key that may not view credentials', async () => {
    const key = await newKey(service.admin, ['credentials:create']);
    expect(await key.get('/credentials')).toMatchObject({ status: 403, body: { statusCode: 403, success: false } });
  });
});
