import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMark, aText, aTime, having, HIDDEN, read, type CredentialBody } from '../api/shapes.js';
import { storedValues } from '../api/stored-values.js';
import { must, newCredential, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

interface CredentialType {
  name: string;
  label: string;
  version: number;
  description: string;
  inputs: { name: string; label: string; type: string; optional?: boolean; aliases?: string[] }[];
}

let service: Service;
beforeAll(async () => {
  service = await startService({ KEYRACK_ENV_REFERENCES: 'OPENAI_API_KEY' });
});
afterAll(() => service.stop());

const creates = async (body: object): Promise<CredentialBody> =>
  (await must(service.admin.post<CredentialBody>('/credentials', body))).body;

describe('Credentials, the concept (seed 002)', () => {
  it.each([
    ['My OpenAI Key', 'sk-...'],
    ['Production OpenAI', 'sk-proj-...'],
  ])('creates "%s" from the field apiKey', async (name, apiKey) => {
    const { id } = await creates({ name, credentialName: 'openAIApi', plainDataObj: { apiKey } });
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: apiKey });
    expect((await read(service.admin, id)).plainDataObj).toEqual({ openAIApiKey: HIDDEN });
  });

  it('keeps the organization of the example of what is encrypted', async () => {
    const plainDataObj = { apiKey: 'sk-proj-abc123...', organizationId: 'org-xyz789' };
    const { id } = await creates({ name: 'Production OpenAI Key', credentialName: 'openAIApi', plainDataObj });
    expect(await storedValues(service, id)).toEqual({
      openAIApiKey: 'sk-proj-abc123...',
      organizationId: 'org-xyz789',
    });
    expect((await read(service.admin, id)).plainDataObj).toEqual({
      openAIApiKey: HIDDEN,
      organizationId: 'org-xyz789',
    });
  });

  it('creates "Production Pinecone" with its environment', async () => {
    const plainDataObj = { apiKey: 'your-api-key', environment: 'us-west1-gcp' };
    const { id, ...made } = await creates({ name: 'Production Pinecone', credentialName: 'pineconeApi', plainDataObj });
    expect(made).toMatchObject({ name: 'Production Pinecone', credentialName: 'pineconeApi', shared: false });
    expect((await read(service.admin, id)).plainDataObj).toEqual({
      pineconeApiKey: HIDDEN,
      environment: 'us-west1-gcp',
    });
  });

  it('takes a reference to the environment for a value, and shows it as little as a secret', async () => {
    const { id } = await creates({
      name: 'OpenAI from .env',
      credentialName: 'openAIApi',
      plainDataObj: { apiKey: '{{OPENAI_API_KEY}}' },
    });
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: '{{OPENAI_API_KEY}}' });
    expect((await read(service.admin, id)).plainDataObj).toEqual({ openAIApiKey: HIDDEN });
  });

  it('lists id, name, type, dates and whether it is shared', async () => {
    const { id } = await creates({ name: 'Listed', credentialName: 'cohereApi', plainDataObj: { apiKey: 'c' } });
    const { status, body } = await service.admin.get<CredentialBody[]>('/credentials?credentialName=cohereApi');
    expect(status).toBe(200);
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({
      id,
      name: 'Listed',
      credentialName: 'cohereApi',
      createdDate: aTime,
      updatedDate: aTime,
      shared: false,
    });
  });

  it('updates name and value by the example', async () => {
    const { id } = await creates({ name: 'Old', credentialName: 'openAIApi', plainDataObj: { apiKey: 'old-key' } });
    const answer = await service.admin.put<CredentialBody>(
      `/credentials/${id}`,
      `{
"name": "Updated Name",
"plainDataObj": {
"apiKey": "new-key"
}
}`,
    );
    expect(answer).toMatchObject({ status: 200, body: { id, name: 'Updated Name', encryptedData: aMark(2) } });
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: 'new-key' });
  });

  it('deletes by the example', async () => {
    const id = await newCredential(service.admin);
    expect((await service.admin.delete(`/credentials/${id}`)).status).toBe(200);
    expect((await service.admin.get(`/credentials/${id}`)).status).toBe(404);
  });

  it('gives all credential types at the path that the page names', async () => {
    const answer = await service.admin.get<CredentialType[]>('/concepts/nodes-and-edges-credentials');
    expect(answer.status).toBe(200);
    const type = answer.body.find(({ name }) => name === 'openAIApi');
    expect(type).toMatchObject({ name: 'openAIApi', label: 'OpenAI API', version: 1, description: aText });
    const [key, organization] = type?.inputs ?? [];
    expect(key).toMatchObject({ type: 'password', label: aText });
    expect([key?.name, ...(key?.aliases ?? [])]).toContain('apiKey');
    expect(organization).toMatchObject({ name: 'organizationId', label: 'Organization ID', optional: true });
  });

  it.each([
    ['openAIApi', 'anthropicApi', 'cohereApi', 'azureOpenAIApi', 'awsApi', 'huggingFaceApi'],
    ['pineconeApi', 'weaviateApi', 'qdrantApi', 'milvusAuth', 'chromaApi', 'supabaseApi'],
    ['serperApi', 'serpApi', 'wolframAlphaAppId', 'zapierNLAApi', 'githubApi', 'notionApi'],
    ['PostgresApi', 'MySQLApi', 'mongoDBUrlApi', 'redisCacheApi'],
  ])('knows the services that the page lists: %s, %s, %s, %s …', async (...names) => {
    const { body } = await service.admin.get<CredentialType[]>('/concepts/nodes-and-edges-credentials');
    expect(body.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('marks a shared credential and lets those it is shared with read and not change it', async () => {
    const team = await newWorkspace(service.admin);
    const id = await newCredential(service.admin, {
      name: 'Team key',
      credentialName: 'openAIApi',
      plainDataObj: { apiKey: 'sk-...' },
    });
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: team.id }));
    const { body } = await team.admin.get<CredentialBody[]>('/credentials');
    expect(body).toEqual([having({ id, shared: true, permissions: ['view', 'use', 'resolve'] })]);
    expect((await read(team.admin, id)).plainDataObj).toBeUndefined();
    expect((await team.admin.put(`/credentials/${id}`, { name: 'Mine' })).status).toBe(403);
    expect((await team.admin.delete(`/credentials/${id}`)).status).toBe(403);
  });

  it('keeps several credentials of one type apart', async () => {
    const names = ['OpenAI - Development', 'OpenAI - Production', 'OpenAI - GPT-4'];
    for (const name of names)
      await creates({ name, credentialName: 'openAIApi', plainDataObj: { apiKey: `sk-${name}` } });
    const { body } = await service.admin.get<CredentialBody[]>('/credentials?search=OpenAI%20-');
    expect(body.map(({ name }) => name)).toEqual(names);
  });
});
