import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { must, newCredential, newKey, newWorkspace } from '../support/people.js';
import { json, startProvider, type Play, type Provider } from '../api/provider.js';
import { startService, type Service } from '../support/service.js';

let service: Service;
let provider: Provider;
/** Both ways in: m9m's own root with any key, and the root of the main API with a key of the dialect. */
const ways: Record<string, { client: Client; root: string; workspace: Client }> = {};
beforeAll(async () => {
  provider = await startProvider();
  service = await startService({ KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
  const all = ['view', 'create', 'update', 'delete', 'use'] as const;
  for (const [name, dialect, root] of [
    ['its own root', 'flowise', '/m9m/api/v1'],
    ['a key of the dialect', 'm9m', ''],
  ] as const) {
    const { id, admin } = await newWorkspace(service.admin);
    const client = await newKey(
      service.admin,
      all.map((right) => `credentials:${right}` as const),
      { workspaceId: id, dialect },
    );
    ways[name] = { client, root, workspace: admin };
  }
});
afterAll(async () => {
  await service.stop();
  await provider.stop();
});

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const aTime = expect.stringMatching(TIME) as string;
const anId = expect.any(String) as string;

/** The types of the document, with the fields that it lists for each. */
const TYPES: Record<string, Record<string, unknown>> = {
  apiKey: { apiKey: 'sk-canary-1' },
  basicAuth: { username: 'user@example.com', password: 'canary-2' },
  oauth2: { accessToken: 'canary-3', refreshToken: 'canary-4', clientId: 'client', clientSecret: 'canary-5' },
  slackWebhook: { webhookUrl: 'https://hooks.slack.com/services/canary-6' },
  slackApi: { token: 'xoxb-canary-7' },
  awsCredentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'canary-8', region: 'us-east-1' },
  postgresCredentials: { host: 'db.example.com', port: 5432, database: 'myapp', user: 'appuser', password: 'canary-9' },
  smtpCredentials: { host: 'smtp.example.com', port: 587, user: 'appuser', password: 'canary-10' },
};

/** The example of "Using Credentials in Workflows". */
const workflow = (credentialId: string, name: string) => ({
  name,
  kind: 'm9m',
  definition: {
    nodes: [
      {
        id: 'http-1',
        name: 'API Request',
        type: 'n8n-nodes-base.httpRequest',
        parameters: {
          url: 'https://api.example.com/data',
          method: 'GET',
          headers: { Authorization: 'Bearer {{ $credentials.myApiKey.apiKey }}' },
        },
        credentials: { myApiKey: credentialId },
      },
    ],
    connections: {},
  },
});

describe.each(['its own root', 'a key of the dialect'])("m9m's API, by %s", (name) => {
  const way = () => {
    const found = ways[name];
    if (!found) throw new Error(`no way called ${name}`);
    return found;
  };
  const at = (path = '') => `${way().root}/credentials${path}`;
  const created = async (type = 'apiKey', data = TYPES[type], label = 'My API Key') =>
    (await must(way().client.post<{ id: string }>(at(), { name: label, type, data }))).body.id;

  it.each(Object.entries(TYPES))('creates a credential of the type %s', async (type, data) => {
    const { status, body, text } = await way().client.post(at(), { name: 'My API Key', type, data });
    expect(status).toBe(201);
    expect(body).toEqual({ id: anId, name: 'My API Key', type, createdAt: aTime });
    expect(text).not.toContain('canary');
    const one = await way().client.get<{ id: string; fields: string[] }>(at(`/${String(body['id'])}`));
    expect(one.body.fields).toEqual(Object.keys(data));
    expect(one.text).not.toContain('canary');
  });

  it('lists metadata only, all of it or of one type', async () => {
    const id = await created('slackApi');
    const { status, body, text } = await way().client.get<{ data: { id: string; type: string }[]; total: number }>(
      at(),
    );
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['data', 'total']);
    expect(body.total).toBe(body.data.length);
    expect(body.data.find((one) => one.id === id)).toEqual({ id, name: 'My API Key', type: 'slackApi', createdAt: aTime, updatedAt: aTime }); // prettier-ignore
    expect(text).not.toContain('canary');
    const filtered = (await way().client.get<typeof body>(at('?type=slackApi'))).body;
    expect(new Set(filtered.data.map(({ type }) => type))).toEqual(new Set(['slackApi']));
    expect((await way().client.get(at('?type=nothing'))).body).toEqual({ data: [], total: 0 });
  });

  it('shows one with its fields and the nodes that use it', async () => {
    const id = await created();
    await must(way().workspace.put('/flows/wf-123', workflow(id, 'Data Sync')));
    const { body } = await way().client.get(at(`/${id}`));
    expect(body).toEqual({
      id,
      name: 'My API Key',
      type: 'apiKey',
      fields: ['apiKey'],
      nodesUsing: [{ workflowId: 'wf-123', workflowName: 'Data Sync', nodeId: 'http-1', nodeName: 'API Request' }],
      createdAt: aTime,
      updatedAt: aTime,
    });
  });

  it.each<[string, Play, object]>([
    ['that is valid', json(200, {}), { valid: true, message: 'Credential is valid' }],
    [
      'that is not',
      json(401, { error: { message: 'Invalid API key' } }),
      { valid: false, message: 'Authentication failed', details: { error: 'Invalid API key' } },
    ],
    [
      'that the provider says nothing of',
      json(401, {}),
      { valid: false, message: 'Authentication failed', details: { error: 'LocalAI API refused the key.' } },
    ],
    [
      'that nobody can judge',
      json(503, {}),
      {
        valid: false,
        message: 'Credential could not be tested',
        details: { error: 'Cannot tell: the answer (status 503) of LocalAI API says nothing about the key.' },
      },
    ],
  ])('tests a credential %s', async (_what, play, expected) => {
    provider.plays(play);
    const id = await created('localAIApi', { apiKey: 'sk-canary-20', baseUrl: provider.url });
    const answer = await way().client.post(at(`/${id}/test`));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(expected);
    expect(provider.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-canary-20']);
    expect((await way().client.post(at('/unknown/test'))).body).toEqual({
      error: 'Credential not found',
      code: 'NOT_FOUND',
    });
  });

  it('updates name and values', async () => {
    const id = await created();
    const answer = await way().client.put(at(`/${id}`), { name: 'Updated API Key', data: { apiKey: 'sk-canary-new' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id, name: 'Updated API Key', type: 'apiKey', updatedAt: aTime });
    expect(answer.text).not.toContain('canary');
    expect((await way().client.put(at(`/${id}`), { name: 'Only the name' })).status).toBe(200);
    expect((await way().client.put(at(`/${id}`), { data: { apikey: 'x' } })).body).toMatchObject({
      code: 'VALIDATION_ERROR',
    });
  });

  it('deletes one that nothing uses', async () => {
    const id = await created();
    const answer = await way().client.delete(at(`/${id}`));
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await way().client.get(at(`/${id}`))).status).toBe(404);
  });

  it('deletes one that workflows use only when that is forced', async () => {
    const id = await created();
    await must(way().workspace.put('/flows/wf-1', workflow(id, 'Data Sync')));
    await must(way().workspace.put('/flows/wf-2', workflow(id, 'Daily Report')));
    const refused = await way().client.delete(at(`/${id}`));
    expect(refused.status).toBe(409);
    expect(refused.body).toEqual({
      error: 'Credential is in use by workflows',
      code: 'CREDENTIAL_IN_USE',
      details: { workflows: ['Data Sync', 'Daily Report'] },
    });
    expect((await way().client.delete(at(`/${id}?force=true`))).status).toBe(204);
  });

  it('says which fields are missing, by its names', async () => {
    const refusal = async (body: unknown) => {
      const answer = await way().client.post(at(), body);
      expect(answer.status).toBe(400);
      return answer.body;
    };
    expect(await refusal({ name: 'A', type: 'apiKey', data: {} })).toEqual({
      error: 'Invalid credential data',
      code: 'VALIDATION_ERROR',
      details: { apiKey: 'required field missing' },
    });
    expect(await refusal({ name: 'A', type: 'slackApi', data: {} })).toMatchObject({
      details: { token: 'required field missing' },
    });
    expect(await refusal({})).toMatchObject({
      details: { name: 'required field missing', type: 'required field missing', data: 'required field missing' },
    });
    expect(await refusal({ name: 'A', type: 'nothing', data: {} })).toMatchObject({
      details: { type: expect.any(String) as string },
    });
    expect(await refusal('{ no json')).toMatchObject({ error: 'Invalid credential data', code: 'VALIDATION_ERROR' });
    expect(await refusal(undefined)).toMatchObject({ error: 'Invalid credential data', code: 'VALIDATION_ERROR' });
    expect(await refusal({ name: 'A', type: 'apiKey', data: { canary: 'canary' } })).not.toContain('canary');
  });

  it('says that a credential is not there, in exactly two fields', async () => {
    for (const id of ['cred-123', '019a9f3c-0000-7000-8000-000000000005', 'x'.repeat(99)]) {
      for (const answer of [
        await way().client.get(at(`/${id}`)),
        await way().client.delete(at(`/${id}`)),
        await way().client.put(at(`/${id}`), { name: 'A' }),
      ]) {
        expect([answer.status, answer.body]).toEqual([404, { error: 'Credential not found', code: 'NOT_FOUND' }]);
      }
    }
  });

  it('takes any other type that is installed', async () => {
    const id = await created('openAIApi', { apiKey: 'sk-canary-11' });
    expect((await way().client.get<{ fields: string[] }>(at(`/${id}`))).body.fields).toEqual(['openAIApiKey']);
  });

  it('words refusals as it does', async () => {
    const viewer = await newKey(service.admin, ['credentials:view'], {
      dialect: name === 'its own root' ? 'flowise' : 'm9m',
    });
    const refused = await viewer.post(at(), { name: 'A', type: 'apiKey', data: { apiKey: 'x' } });
    expect([refused.status, Object.keys(refused.body), refused.body['code']]).toEqual([403, ['error', 'code', 'message'], 'ACCESS_DENIED']); // prettier-ignore
  });
});

it('asks for a key, in its words', async () => {
  const { status, body } = await service.admin.as('').get('/m9m/api/v1/credentials');
  expect([status, body['code']]).toEqual([401, 'AUTH_REQUIRED']);
});

it('leaves the main API as it is for other keys, and other routes as they are for keys of the dialect', async () => {
  const id = await newCredential(service.admin);
  expect((await service.admin.get(`/credentials/${id}`)).body).toMatchObject({ credentialName: 'openAIApi' });
  const key = await newKey(service.admin, ['credentials:view'], { dialect: 'm9m' });
  expect((await key.get('/components-credentials/apiKey')).body).toMatchObject({ name: 'apiKey', inputs: expect.any(Array) as unknown[] }); // prettier-ignore
  expect((await key.get('/me')).status).toBe(200);
});
