import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey, must, newCredential, newKey, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { DOTS, HIDDEN, listed, NOBODY, read } from './shapes.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const made = (credentialName: string, plainDataObj: object) =>
  newCredential(service.admin, { name: 'A key', credentialName, plainDataObj });

describe('GET /credentials/:id', () => {
  it('gives what the list gives, and the values', async () => {
    const id = await made('openAIApi', { openAIApiKey: 'sk-x' });
    const { plainDataObj, ...rest } = await read(service.admin, id);
    expect((await listed(service.admin)).find((one) => one.id === id)).toEqual(rest);
    expect(plainDataObj).toEqual({ openAIApiKey: HIDDEN });
  });

  it('hides every secret and shows what is none', async () => {
    const id = await made('oauth2', {
      accessToken: 'canary-a',
      refreshToken: 'canary-b',
      clientId: 'my-client',
      clientSecret: 'canary-c',
    });
    const answer = await service.admin.get(`/credentials/${id}`);
    expect(answer.body['plainDataObj']).toEqual({
      accessToken: HIDDEN,
      refreshToken: HIDDEN,
      clientId: 'my-client',
      clientSecret: HIDDEN,
    });
    expect(answer.text).not.toContain('canary');
  });

  it('hides a URL whose path is the secret', async () => {
    const id = await made('slackWebhook', { webhookUrl: 'https://hooks.slack.com/services/T0/B0/canary' });
    expect((await read(service.admin, id)).plainDataObj).toEqual({ webhookUrl: HIDDEN });
  });

  it('shows numbers and switches as what they are', async () => {
    const id = await made('redisCacheApi', {
      redisCacheUser: 'u',
      redisCachePwd: 'x',
      redisCachePort: '6380',
      redisCacheSslEnabled: true,
    });
    expect((await read(service.admin, id)).plainDataObj).toEqual({
      redisCacheHost: '127.0.0.1',
      redisCachePort: 6380,
      redisCacheUser: 'u',
      redisCachePwd: HIDDEN,
      redisCacheSslEnabled: true,
    });
  });

  it.each([
    ['of one host', 'mongodb://ada:canary@db.example.com/app', `mongodb://ada:${DOTS}@db.example.com/app`],
    [
      'of several hosts',
      'mongodb://ada:canary@h1:27017,h2:27017,h3:27017/app?replicaSet=rs',
      `mongodb://ada:${DOTS}@h1:27017,h2:27017,h3:27017/app?replicaSet=rs`,
    ],
    ['with an @ in it', 'mongodb://ada:can@ary@db.example.com/app', `mongodb://ada:${DOTS}@db.example.com/app`],
    ['with a / in it', 'mongodb://ada:can/ary@db.example.com/app', `mongodb://ada:${DOTS}@db.example.com/app`],
    ['with a ? in it', 'mongodb://ada:can?ary@db.example.com/app', `mongodb://ada:${DOTS}@db.example.com/app`],
    ['with a # in it', 'mongodb://ada:can#ary@db.example.com/app', `mongodb://ada:${DOTS}@db.example.com/app`],
    ['with a : in it', 'mongodb://ada:can:ary@db.example.com/app', `mongodb://ada:${DOTS}@db.example.com/app`],
    ['percent-encoded', 'mongodb://ada:c%40n%2Fary@db.example.com', `mongodb://ada:${DOTS}@db.example.com`],
    ['without a user', 'redis://:canary@db.example.com', `redis://:${DOTS}@db.example.com`],
    ['of a scheme in capitals', 'MONGODB+SRV://ada:canary@db.example.com', `MONGODB+SRV://ada:${DOTS}@db.example.com`],
    ['before an IPv6 address', 'mongodb://ada:canary@[::1]:27017/app', `mongodb://ada:${DOTS}@[::1]:27017/app`],
    ['that is a lone token', 'https://canary@db.example.com/app', `https://${DOTS}@db.example.com/app`],
  ])('masks the password of a URL %s', async (_what, url, masked) => {
    const id = await made('mongoDBUrlApi', { mongoDBConnectUrl: url });
    expect((await read(service.admin, id)).plainDataObj).toEqual({ mongoDBConnectUrl: masked });
  });

  it.each([
    'https://db.example.com/app?password=canary',
    'https://db.example.com/app?x=1&api_key=canary&y=2',
    'https://db.example.com/app?access_token=canary#part',
    'https://db.example.com/app?PASSWORD=canary',
    'https://db.example.com/app#access_token=canary',
    'sqlserver://db.example.com;user=ada;password=canary',
    'mongodb://ada:canary@db.example.com/app?mail=a@example.com',
    'https://ada:canary@db.example.com/@scope/name',
  ])('lets no secret out of the URL %#', async (url) => {
    const id = await made('mongoDBUrlApi', { mongoDBConnectUrl: url });
    const answer = await service.admin.get(`/credentials/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('canary');
  });

  it('shows a URL without a secret as it is', async () => {
    for (const url of ['https://qdrant.example.com:6333', 'https://qdrant.example.com/a/b?region=eu']) {
      const id = await made('qdrantApi', { qdrantApiKey: 'x', url });
      expect((await read(service.admin, id)).plainDataObj).toEqual({ qdrantApiKey: HIDDEN, url });
    }
  });

  it('gives no values to those who may not change them', async () => {
    const id = await newCredential(service.admin);
    const readers = [
      await newKey(service.admin, ['credentials:view']),
      await newKey(service.admin, ['credentials:view', 'credentials:use', 'credentials:resolve', 'credentials:share']),
      await newKey(service.admin, ['credentials:view', 'credentials:create', 'credentials:delete']),
    ];
    for (const reader of readers) {
      const credential = await read(reader, id);
      expect(credential).not.toHaveProperty('plainDataObj');
      expect(credential.permissions).not.toContain('update');
    }
  });

  it('gives no values to a workspace that it is shared with, whatever the role', async () => {
    const there = await newWorkspace(service.admin);
    const id = await newCredential(service.admin);
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: there.id }));
    const credential = await read(there.admin, id);
    expect(credential).toMatchObject({ shared: true, permissions: ['view', 'use', 'resolve'] });
    expect(credential).not.toHaveProperty('plainDataObj');
  });

  it('answers a stranger, and another workspace, as if the credential did not exist', async () => {
    const id = await newCredential(service.admin, anOpenAIKey());
    const { admin: stranger } = await newTenant(service);
    const { admin: neighbour } = await newWorkspace(service.admin);
    for (const client of [stranger, neighbour]) {
      const real = await client.get(`/credentials/${id}`);
      const none = await client.get(`/credentials/${NOBODY}`);
      expect(real.status).toBe(404);
      const plain = ({ body }: typeof real, shown: string) =>
        JSON.stringify({ ...body, requestId: '' })
          .replace(shown.slice(0, 8), '')
          .replace(shown.slice(-6), '');
      expect(plain(real, id)).toBe(plain(none, NOBODY));
    }
  });

  it.each([
    'nothing',
    '%00',
    '..%2f..',
    '1%27%20OR%20%271%27=%271',
    '%F0%9F%94%91',
    'x'.repeat(300),
    '__proto__',
    '%20',
  ])('finds nothing under the id %s', async (id) => {
    expect(await service.admin.get(`/credentials/${id}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('does not find a credential under its id in capitals', async () => {
    const id = await newCredential(service.admin);
    expect((await service.admin.get(`/credentials/${id.toUpperCase()}`)).status).toBe(404);
  });
});
