import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newKey, newPerson, newTenant, newWorkspace, type Tenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { anId, aTextLike, aTime, idsOf, NOBODY, type ApiKeyBody, type Me } from './shapes.js';

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
      token: aTextLike(/^krk_[\w-]{43}$/),
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
      token: aTextLike(/^krm_[\w-]{43}$/),
      prefix: aTextLike(/^krm_/),
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
    expect((await service.admin.get('/api-keys')).status).toBe(200);
  });
});
