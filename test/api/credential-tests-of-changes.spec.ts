import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { must, newKey, newTenant, newWorkspace } from '../support/people.js';
import type { Service } from '../support/service.js';
import { json, startProvider, type Provider } from './provider.js';
import { draft, SECRET, startTested, type Tested } from './tested.js';

const HIDDEN = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';

let service: Service;
let provider: Provider;
let admin: Client;
let tested: Tested;
beforeAll(async () => {
  tested = await startTested();
  ({ service, provider, admin } = tested);
});
afterAll(async () => {
  await tested.stop();
});

const stored = (): Promise<string> => tested.stored();
const testOf: Tested['testOf'] = (...args) => tested.testOf(...args);
const aKey: Tested['aKey'] = (secret) => tested.aKey(secret);

describe('The right to test', () => {
  it('is that to use, in the workspace or through a share', async () => {
    const id = await stored();
    const { id: workspaceId } = await newWorkspace(admin);
    const user = await newKey(admin, ['credentials:use'], { workspaceId });
    provider.plays(json(200, {}));
    expect((await user.post(`/credentials/${id}/test`)).status).toBe(404);
    await must(admin.post(`/credentials/${id}/shares`, { workspaceId }));
    expect((await user.post(`/credentials/${id}/test`)).body).toMatchObject({ valid: true });
    const viewer = await newKey(admin, ['credentials:view', 'credentials:resolve'], { workspaceId });
    expect((await viewer.post(`/credentials/${id}/test`)).status).toBe(403);
    const stranger = (await newTenant(service)).admin;
    expect((await stranger.post(`/credentials/${id}/test`)).status).toBe(404);
    expect(provider.asked.length).toBe(1);
  });

  it('of a change is with those who may make it, not with those who may only use', async () => {
    const id = await stored();
    const { id: workspaceId, admin: neighbour } = await newWorkspace(admin);
    await must(admin.post(`/credentials/${id}/shares`, { workspaceId }));
    provider.plays(json(200, {}));
    const change = draft({ localAIApiKey: HIDDEN, baseUrl: provider.url }, { credentialId: id });
    expect((await testOf(change, neighbour)).status).toBe(403);
    const user = await newKey(admin, ['credentials:use', 'credentials:view']);
    expect((await testOf(change, user)).status).toBe(403);
    expect((await testOf(draft(aKey().plainDataObj), user)).status).toBe(403);
    expect((await testOf(change, (await newTenant(service)).admin)).status).toBe(404);
    expect(provider.asked).toEqual([]);
  });
});

describe('Values that are not saved', () => {
  it('are tested as they would be saved, and kept nowhere', async () => {
    provider.plays(json(200, {}));
    const { total: before } = (await admin.get<{ total: number }>('/credentials?page=1&limit=1')).body;
    const answer = await testOf(draft({ apiKey: SECRET, baseUrl: provider.url }));
    expect(answer.body).toMatchObject({ valid: true, result: 'valid' });
    expect(provider.asked[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
    expect((await admin.get<{ total: number }>('/credentials?page=1&limit=1')).body.total).toBe(before);
  });

  it('take from the stored ones what they hide or leave out', async () => {
    const id = await stored();
    provider.plays(json(200, {}));
    for (const plainDataObj of [{ localAIApiKey: HIDDEN, baseUrl: `${provider.url}/sub` }, {}]) {
      expect((await testOf(draft(plainDataObj, { credentialId: id }))).body).toMatchObject({ valid: true });
    }
    expect(provider.asked).toMatchObject([
      { path: '/sub/v1/models', headers: { authorization: `Bearer ${SECRET}` } },
      { path: '/v1/models', headers: { authorization: `Bearer ${SECRET}` } },
    ]);
    const { body } = await admin.get<{ data: { event: string; details: object }[] }>(`/audit?subjectId=${id}`);
    expect(body.data[0]).toMatchObject({ event: 'credential.tested', details: { result: 'valid', unsaved: true } });
    const [row] = await service.database.read('SELECT test_result FROM credentials WHERE id = ?', [id]);
    expect(row?.['test_result']).toBeNull();
  });

  it.each([
    ['of no known type', () => ({ credentialName: 'nothingApi', plainDataObj: {} }), /credentialName|type/],
    ['that the type refuses', () => draft({ baseUrl: 'x' }), /localAIApiKey/],
    [
      'that are hidden and stored nowhere',
      () => draft({ localAIApiKey: HIDDEN, baseUrl: provider.url }),
      /placeholder of a hidden secret/,
    ],
    [
      'of another type than the stored ones',
      async () => ({
        credentialName: 'openAIApi',
        plainDataObj: { openAIApiKey: HIDDEN },
        credentialId: await stored(),
      }),
      /must be the type of the credential/,
    ],
  ])('are refused when they are %s', async (_what, body, message) => {
    // prettier-ignore
    provider.plays(json(200, {}));
    const answer = await testOf(await body());
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(message);
    expect(provider.asked).toEqual([]);
  });
});

describe('A stored secret', () => {
  it('is not sent to a server that somebody names who does not know it', async () => {
    const id = await stored();
    const thief = await startProvider();
    const plainDataObj = { localAIApiKey: HIDDEN, baseUrl: thief.url.replace('127.0.0.1', '127.0.0.2') };
    const tested = await testOf(draft(plainDataObj, { credentialId: id }));
    expect(tested.status).toBe(400);
    expect(tested.body.message).toBe('localAIApiKey: must be given again, as baseUrl leads to another server now');
    expect((await admin.put(`/credentials/${id}`, { plainDataObj })).status).toBe(400);
    expect((await admin.put(`/credentials/${id}`, { plainDataObj: { baseUrl: plainDataObj.baseUrl } })).status).toBe(
      400,
    );
    await must(admin.put(`/credentials/${id}`, { plainDataObj: { ...plainDataObj, localAIApiKey: 'a new key' } }));
    await must(admin.put(`/credentials/${id}`, { plainDataObj: { baseUrl: `${plainDataObj.baseUrl}/path` } }));
    expect(thief.asked).toEqual([]);
    await thief.stop();
  });
});
