import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newKey, newPerson, newTenant, newWorkspace, type Tenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { anId, aTime, idsOf, NOBODY, type ApiKeyBody, type Me } from './shapes.js';

let service: Service;
let me: Me;
let stranger: Tenant;
beforeAll(async () => {
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
  stranger = await newTenant(service);
});
afterAll(() => service.stop());

const creates = (body: object = {}, client = service.admin) =>
  client.post<ApiKeyBody>('/api-keys', { name: 'Deployment', permissions: ['credentials:view'], ...body });
const keys = async (client = service.admin): Promise<ApiKeyBody[]> =>
  (await must(client.get<ApiKeyBody[]>('/api-keys'))).body;
const tokenOf = ({ token }: ApiKeyBody): string => token ?? '';

describe('POST /api-keys', () => {
  it('answers with the key and its token', async () => {
    const { status, body } = await creates({ permissions: ['credentials:view', 'flows:view', 'flows:view'] });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: anId,
      name: 'Deployment',
      token: expect.stringMatching(/^krk_[\w-]{43}$/),
      prefix: tokenOf(body).slice(0, 12),
      permissions: ['credentials:view', 'flows:view'],
      workspaceId: me.workspaceId,
      userId: null,
      dialect: 'flowise',
      expiresAt: null,
      lastUsedAt: null,
      createdDate: aTime,
    });
    expect((await service.admin.as(tokenOf(body)).get<Me>('/me')).body.keyId).toBe(body.id);
  });

  it('shows the token this once and keeps only its hash', async () => {
    const { body } = await must(creates());
    const token = tokenOf(body);
    const later = [
      await service.admin.get(`/api-keys/${body.id}`),
      await service.admin.get('/api-keys'),
      await service.admin.put(`/api-keys/${body.id}`, { name: 'New name' }),
      await service.admin.get('/audit?limit=1000'),
    ];
    for (const { text } of later) {
      expect(text).not.toContain(token);
      expect(text).not.toContain('"token"');
      expect(text).not.toContain('tokenHash');
    }
    const rows = await service.database.read('SELECT * FROM api_keys WHERE id = ?', [body.id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).toContain(createHash('sha256').update(token).digest('hex'));
    expect(service.logged.join('')).not.toContain(token);
  });

  it('makes a key of the other dialect, with another prefix', async () => {
    const { body } = await must(creates({ dialect: 'm9m' }));
    expect(body).toMatchObject({
      dialect: 'm9m',
      token: expect.stringMatching(/^krm_[\w-]{43}$/),
      prefix: expect.stringMatching(/^krm_/),
    });
    expect((await must(creates({ dialect: 'flowise' }))).body.token).toMatch(/^krk_/);
  });

  it('takes null for what may be left out', async () => {
    const { body } = await must(creates({ workspaceId: null, dialect: null, expiresAt: null, userId: null }));
    expect(body).toMatchObject({ workspaceId: me.workspaceId, dialect: 'flowise', expiresAt: null, userId: null });
  });

  it('makes a key for another workspace of the organization', async () => {
    const { id } = await newWorkspace(service.admin);
    const { body } = await must(creates({ workspaceId: id }));
    expect(body.workspaceId).toBe(id);
    expect((await service.admin.as(tokenOf(body)).get<Me>('/me')).body.workspaceId).toBe(id);
  });

  it('makes none for a workspace of another organization, nor for one that does not exist', async () => {
    for (const workspaceId of [stranger.workspaceId, NOBODY, 'nothing', '\u0000', '']) {
      expect(await creates({ workspaceId })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
  });

  it('makes one that acts as a member, and none that acts as anybody else', async () => {
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'editor');
    const eve = await newPerson(stranger.admin, stranger.workspaceId, 'editor');
    const { body } = await must(creates({ workspaceId: id, userId: ada.userId }));
    expect(body).toMatchObject({ userId: ada.userId, workspaceId: id });
    expect((await service.admin.as(tokenOf(body)).get<Me>('/me')).body).toMatchObject({ userId: ada.userId });
    for (const userId of [ada.userId, eve.userId, NOBODY, 'nothing', '\u0000', '']) {
      expect(await creates({ userId })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
  });

  it('gives a key that acts as a member no more than the role of the member', async () => {
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'viewer');
    const key = await newKey(service.admin, ['credentials:view', 'credentials:create'], {
      workspaceId: id,
      userId: ada.userId,
    });
    expect((await key.get('/credentials')).status).toBe(200);
    expect((await key.post('/credentials', {})).status).toBe(403);
  });

  it.each([
    { name: undefined },
    { name: null },
    { name: '' },
    { name: 'a\u0000' },
    { permissions: undefined },
    { permissions: null },
    { permissions: [] },
    { permissions: 'credentials:view' },
    { permissions: ['credentials:*'] },
    { permissions: ['everything'] },
    { permissions: [null] },
    { dialect: 'n8n' },
    { dialect: '' },
    { expiresAt: 'tomorrow' },
    { expiresAt: '2001-01-01T00:00:00Z' },
    { expiresAt: 4102444800000 },
    { expiresAt: '2090-13-01T00:00:00Z' },
    { workspaceId: 7 },
    { userId: ['x'] },
    { organizationId: NOBODY },
    { token: 'krk_mine' },
    { tokenHash: 'x' },
    { makerId: null },
    { id: NOBODY },
    { lastUsedAt: null },
  ])('refuses %j', async (wrong) => {
    const before = idsOf(await keys());
    expect(await creates(wrong)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    expect(idsOf(await keys())).toEqual(before);
  });

  it('takes every time in the future that there is', async () => {
    for (const expiresAt of ['2090-01-01', '2090-01-01T00:00:00+14:00', '9999-12-31T23:59:59.999Z']) {
      expect(await creates({ expiresAt })).toMatchObject({
        status: 201,
        body: { expiresAt: new Date(expiresAt).toISOString() },
      });
    }
    expect((await creates({ expiresAt: '9999-12-31T23:59:59-12:00' })).status).toBeLessThan(500);
  });
});

describe('an API key', () => {
  it('ends when its time has come', async () => {
    const expiresAt = new Date(Date.now() + 1500).toISOString();
    const { body } = await must(creates({ expiresAt }));
    expect(body.expiresAt).toBe(expiresAt);
    const client = service.admin.as(tokenOf(body));
    expect((await client.get('/credentials')).status).toBe(200);
    while (Date.now() <= Date.parse(expiresAt)) await sleep(50);
    expect(await client.get('/credentials')).toMatchObject({ status: 401, body: { error: 'Unauthorized Access' } });
    expect((await service.admin.get(`/api-keys/${body.id}`)).status).toBe(200);
  });

  it('gets a new token, and the old one ends at once', async () => {
    const { body: key } = await must(creates({ dialect: 'm9m', expiresAt: '2090-01-01T00:00:00.000Z' }));
    const { token: old, prefix: _, lastUsedAt: __, ...same } = key;
    expect((await service.admin.as(old ?? '').get('/me')).status).toBe(200);
    const { status, body } = await service.admin.post<ApiKeyBody>(`/api-keys/${key.id}/rotate`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...same, prefix: tokenOf(body).slice(0, 12) });
    expect(body.token).toMatch(/^krm_/);
    expect(body.token).not.toBe(old);
    expect((await service.admin.as(old ?? '').get('/me')).status).toBe(401);
    expect((await service.admin.as(tokenOf(body)).get('/me')).status).toBe(200);
  });

  it('may rotate itself', async () => {
    const key = await newKey(service.admin, ['apikeys:update']);
    const { status, body } = await key.post<ApiKeyBody>(`/api-keys/${key.id}/rotate`);
    expect(status).toBe(200);
    expect((await key.get('/me')).status).toBe(401);
    expect((await key.as(tokenOf(body)).get('/me')).status).toBe(200);
  });

  it('ends at once when it is revoked', async () => {
    const { body: key } = await must(creates());
    const client = service.admin.as(tokenOf(key));
    expect((await client.get('/me')).status).toBe(200);
    expect(await service.admin.delete(`/api-keys/${key.id}`)).toMatchObject({ status: 204, text: '' });
    expect((await client.get('/me')).status).toBe(401);
    expect((await service.admin.get(`/api-keys/${key.id}`)).status).toBe(404);
    expect((await service.admin.delete(`/api-keys/${key.id}`)).status).toBe(404);
    expect((await service.admin.post(`/api-keys/${key.id}/rotate`)).status).toBe(404);
  });

  it('is renamed, and nothing else of it changes', async () => {
    const { body: key } = await must(creates());
    const { token: _, ...shown } = key;
    const answer = await service.admin.put<ApiKeyBody>(`/api-keys/${key.id}`, { name: 'New name' });
    expect(answer).toMatchObject({ status: 200, body: { ...shown, name: 'New name' } });
    for (const more of [
      { permissions: ['audit:view'] },
      { workspaceId: NOBODY },
      { expiresAt: null },
      { userId: NOBODY },
    ]) {
      expect((await service.admin.put(`/api-keys/${key.id}`, { name: 'x', ...more })).status).toBe(400);
    }
    expect((await service.admin.get(`/api-keys/${key.id}`)).body).toEqual(answer.body);
  });

  it('shows when it was last used', async () => {
    const { body: key } = await must(creates());
    const before = Date.now();
    expect((await service.admin.get<ApiKeyBody>(`/api-keys/${key.id}`)).body.lastUsedAt).toBeNull();
    await service.admin.as(tokenOf(key)).get('/me');
    const { body } = await service.admin.get<ApiKeyBody>(`/api-keys/${key.id}`);
    expect(body.lastUsedAt).toEqual(aTime);
    expect(Date.parse(body.lastUsedAt ?? '')).toBeGreaterThanOrEqual(before);
    expect((await keys()).find(({ id }) => id === key.id)?.lastUsedAt).toEqual(body.lastUsedAt);
  });
});

describe('the list of API keys', () => {
  it('is that of the workspace, and of all workspaces for those who may change these', async () => {
    const { id: workspaceId, admin } = await newWorkspace(service.admin);
    const { body: ours } = await must(creates({ workspaceId }));
    const local = await newKey(admin, ['apikeys:view', 'apikeys:update', 'apikeys:delete', 'workspaces:view']);
    expect((await keys(local)).every((key) => key.workspaceId === workspaceId)).toBe(true);
    expect(idsOf(await keys(local))).toContain(ours.id);
    expect(idsOf(await keys())).toEqual(expect.arrayContaining([ours.id, me.keyId]));
    for (const request of [
      local.get(`/api-keys/${me.keyId}`),
      local.put(`/api-keys/${me.keyId}`, { name: 'x' }),
      local.post(`/api-keys/${me.keyId}/rotate`),
      local.delete(`/api-keys/${me.keyId}`),
    ]) {
      expect((await request).status).toBe(404);
    }
  });

  it('stays inside the organization', async () => {
    expect(idsOf(await keys())).not.toContain(stranger.keyId);
    expect(idsOf(await keys(stranger.admin))).not.toContain(me.keyId);
    for (const id of [stranger.keyId, NOBODY, 'nothing', '%00']) {
      expect((await service.admin.get(`/api-keys/${id}`)).status).toBe(404);
      expect((await service.admin.put(`/api-keys/${id}`, { name: 'Mine' })).status).toBe(404);
      expect((await service.admin.post(`/api-keys/${id}/rotate`)).status).toBe(404);
      expect((await service.admin.delete(`/api-keys/${id}`)).status).toBe(404);
    }
    expect((await stranger.admin.get('/me')).status).toBe(200);
  });

  it('is each for those who hold the right', async () => {
    const { body: key } = await must(creates());
    const viewer = await newKey(service.admin, [
      'apikeys:view',
      'credentials:view',
      'members:update',
      'workspaces:update',
    ]);
    expect((await viewer.get('/api-keys')).status).toBe(200);
    expect((await creates({}, viewer)).status).toBe(403);
    expect((await viewer.put(`/api-keys/${key.id}`, { name: 'x' })).status).toBe(403);
    expect((await viewer.post(`/api-keys/${key.id}/rotate`)).status).toBe(403);
    expect((await viewer.delete(`/api-keys/${key.id}`)).status).toBe(403);
    const other = await newKey(service.admin, ['credentials:view']);
    expect((await other.get('/api-keys')).status).toBe(403);
  });
});
