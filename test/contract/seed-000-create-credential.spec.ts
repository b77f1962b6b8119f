import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMark, anId, aTextWith, aTime, type Me } from '../api/shapes.js';
import { newKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

let service: Service;
let workspaceId: string;
beforeAll(async () => {
  service = await startService();
  workspaceId = (await service.admin.get<Me>('/me')).body.workspaceId;
});
afterAll(() => service.stop());

/** The example requests, as they are printed. */
const OPENAI = `{
    "name": "My OpenAI Key",
    "credentialName": "openAIApi",
    "plainDataObj": {
      "openAIApiKey": "sk-..."
    }
  }`;
const PINECONE = `{
    "name": "Pinecone Production",
    "credentialName": "pineconeApi",
    "plainDataObj": {
      "pineconeApiKey": "pcsk_..."
    }
  }`;

const created = (name: string, credentialName: string): Record<string, unknown> => ({
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

describe('Create Credential (seed 000)', () => {
  it('answers the OpenAI example with every field that it shows', async () => {
    const answer = await service.admin.post('/credentials', OPENAI);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(created('My OpenAI Key', 'openAIApi'));
    expect(answer.body['updatedDate']).toBe(answer.body['createdDate']);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('answers the Pinecone example with every field that it shows', async () => {
    const answer = await service.admin.post('/credentials', PINECONE);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(created('Pinecone Production', 'pineconeApi'));
  });

  it.each([
    ['openAIApi', { openAIApiKey: 'sk-...' }],
    ['azureOpenAIApi', { azureOpenAIApiKey: 'k', azureOpenAIApiInstanceName: 'i', azureOpenAIApiDeploymentName: 'd', azureOpenAIApiVersion: '2024-10-21' }], // prettier-ignore
    ['anthropicApi', { anthropicApiKey: 'sk-ant-...' }],
    ['pineconeApi', { pineconeApiKey: 'pcsk_...' }],
    ['cohereApi', { cohereApiKey: 'c' }],
    ['huggingFaceApi', { huggingFaceApiKey: 'hf_...' }],
  ])('takes the common type %s', async (credentialName, plainDataObj) => {
    const answer = await service.admin.post('/credentials', { name: 'A key', credentialName, plainDataObj });
    expect(answer).toMatchObject({ status: 200, body: { credentialName } });
  });

  it('answers 400 when a required field is missing', async () => {
    const whole = JSON.parse(OPENAI) as Record<string, unknown>;
    for (const field of Object.keys(whole)) {
      const { [field]: _, ...rest } = whole;
      expect(await service.admin.post('/credentials', rest)).toMatchObject({
        status: 400,
        body: { statusCode: 400, success: false, stack: {}, message: aTextWith(field) },
      });
    }
  });

  it('answers 400 when the format of the credential is invalid', async () => {
    const body = { name: 'My OpenAI Key', credentialName: 'openAIApi', plainDataObj: 'sk-...' };
    expect(await service.admin.post('/credentials', body)).toMatchObject({ status: 400, body: { statusCode: 400 } });
  });

  it('answers 401 without an API key and with an unknown one', async () => {
    for (const token of ['', 'YOUR_API_KEY']) {
      expect(await service.admin.as(token).post('/credentials', OPENAI)).toMatchObject({
        status: 401,
        body: { error: 'Unauthorized Access', statusCode: 401, success: false },
      });
    }
  });

  it('answers 403 to a key that may not create credentials', async () => {
    const key = await newKey(service.admin, ['credentials:view', 'credentials:update']);
    expect(await key.post('/credentials', OPENAI)).toMatchObject({
      status: 403,
      body: { statusCode: 403, success: false, message: aTextWith('create') },
    });
  });

  it('answers 412 when the request has no body', async () => {
    expect(await service.admin.post('/credentials')).toMatchObject({ status: 412, body: { statusCode: 412 } });
    expect(await service.admin.post('/credentials', '')).toMatchObject({ status: 412, body: { statusCode: 412 } });
  });
});
