import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newKey, newTenant, newWorkspace, type Tenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aTime, idsOf, NOBODY, type ApiKeyBody, type Me } from './shapes.js';

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

describe('an API key', () => {
  it('ends when its time has come', async () => {
    const { body } = await must(creates({ expiresAt: '2090-01-01T00:00:00.000Z' }));
    const client = service.admin.as(tokenOf(body));
    expect((await client.get('/credentials')).status).toBe(200);
    const expiresAt = new Date(Date.now() - 1);
    await service.database.write((tx) => tx.update('ApiKey', { id: body.id }, { expiresAt }));
    expect(await client.get('/credentials')).toMatchObject({ status: 401, body: { error: 'Unauthorized Access' } });
    const { body: shown } = await service.admin.get<ApiKeyBody>(`/api-keys/${body.id}`);
    expect(shown.expiresAt).toBe(expiresAt.toISOString());
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
