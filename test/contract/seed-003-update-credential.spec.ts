import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aMark, aTextWith, NOBODY, type CredentialBody } from '../api/shapes.js';
import { storedValues } from '../api/stored-values.js';
import { must, newKey, newTenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

let before: CredentialBody;
beforeEach(async () => {
  const body = { name: 'My OpenAI Key', credentialName: 'openAIApi', plainDataObj: { openAIApiKey: 'sk-...' } };
  before = (await must(service.admin.post<CredentialBody>('/credentials', body))).body;
});

const RENAME = `{
    "name": "OpenAI Production Key"
  }`;
const CHANGE = `{
    "name": "OpenAI Production Key",
    "plainDataObj": {
      "openAIApiKey": "sk-new-key-..."
    }
  }`;

describe('Update Credential (seed 003)', () => {
  it('answers the example that updates the name with every field that it shows', async () => {
    const answer = await service.admin.put<CredentialBody>(`/credentials/${before.id}`, RENAME);
    expect(answer.status).toBe(200);
    const { updatedDate, ...rest } = answer.body;
    const { updatedDate: was, ...same } = before;
    expect(rest).toEqual({ ...same, name: 'OpenAI Production Key' });
    expect(Date.parse(updatedDate)).toBeGreaterThanOrEqual(Date.parse(was));
    expect(await storedValues(service, before.id)).toEqual({ openAIApiKey: 'sk-...' });
  });

  it('answers the example that updates the values with every field that it shows', async () => {
    const answer = await service.admin.put<CredentialBody>(`/credentials/${before.id}`, CHANGE);
    expect(answer.status).toBe(200);
    const { updatedDate, ...rest } = answer.body;
    const { updatedDate: was, ...same } = before;
    expect(rest).toEqual({ ...same, name: 'OpenAI Production Key', encryptedData: aMark(2) });
    expect(Date.parse(updatedDate)).toBeGreaterThanOrEqual(Date.parse(was));
    expect(await storedValues(service, before.id)).toEqual({ openAIApiKey: 'sk-new-key-...' });
  });

  it('updates just the values, merged with what there is', async () => {
    await must(service.admin.put(`/credentials/${before.id}`, { plainDataObj: { organizationId: 'org-xyz789' } }));
    expect(await storedValues(service, before.id)).toEqual({ openAIApiKey: 'sk-...', organizationId: 'org-xyz789' });
  });

  it('answers 400 when the format is invalid', async () => {
    for (const body of [{ plainDataObj: 'sk-...' }, { name: 7 }, { plainDataObj: { openAIApiKey: 7 } }]) {
      expect(await service.admin.put(`/credentials/${before.id}`, body)).toMatchObject({
        status: 400,
        body: { statusCode: 400, success: false },
      });
    }
  });

  it('answers 401 without an API key and with an unknown one', async () => {
    for (const token of ['', 'YOUR_API_KEY']) {
      expect(await service.admin.as(token).put(`/credentials/${before.id}`, RENAME)).toMatchObject({
        status: 401,
        body: { error: 'Unauthorized Access', statusCode: 401 },
      });
    }
  });

  it('answers 403 to a key that may not update credentials', async () => {
    const key = await newKey(service.admin, ['credentials:view', 'credentials:create']);
    expect(await key.put(`/credentials/${before.id}`, RENAME)).toMatchObject({
      status: 403,
      body: { statusCode: 403, success: false, message: aTextWith('update') },
    });
  });

  it('answers 404 for the id of nothing, of a foreign credential, and for one that is no id', async () => {
    const stranger = await newTenant(service);
    expect((await stranger.admin.put(`/credentials/${before.id}`, RENAME)).status).toBe(404);
    for (const id of [NOBODY, 'cred-789']) {
      expect(await service.admin.put(`/credentials/${id}`, RENAME)).toMatchObject({
        status: 404,
        body: { statusCode: 404, success: false, message: aTextWith('not found') },
      });
    }
  });

  it('answers 412 without an id and without a body', async () => {
    for (const path of ['/credentials', '/credentials/']) {
      expect(await service.admin.put(path, RENAME)).toMatchObject({ status: 412, body: { statusCode: 412 } });
    }
    expect(await service.admin.put(`/credentials/${before.id}`)).toMatchObject({ status: 412 });
    expect(await service.admin.put(`/credentials/${before.id}`, '')).toMatchObject({ status: 412 });
  });
});
