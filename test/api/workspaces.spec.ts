import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { anId, aText, aTime, audited, idsOf, listed, NOBODY, type Me } from './shapes.js';

interface WorkspaceBody {
  id: string;
  name: string;
  organizationId: string;
  keptVersions: number | null;
  createdDate: string;
  updatedDate: string;
}

let service: Service;
let me: Me;
beforeAll(async () => {
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
});
afterAll(() => service.stop());

const workspaces = async (client = service.admin): Promise<WorkspaceBody[]> =>
  (await must(client.get<WorkspaceBody[]>('/workspaces'))).body;

describe('POST, GET and PUT /workspaces', () => {
  it('make a workspace, and show it', async () => {
    const { status, body } = await service.admin.post<WorkspaceBody>('/workspaces', { name: 'Research' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: anId,
      name: 'Research',
      organizationId: me.organizationId,
      keptVersions: null,
      createdDate: aTime,
      updatedDate: aTime,
    });
    expect((await service.admin.get(`/workspaces/${body.id}`)).body).toEqual(body);
    expect(await workspaces()).toContainEqual(body);
  });

  it('rename a workspace', async () => {
    const { id } = await newWorkspace(service.admin);
    const answer = await service.admin.put<WorkspaceBody>(`/workspaces/${id}`, { name: 'New name' });
    expect(answer).toMatchObject({ status: 200, body: { id, name: 'New name' } });
    expect((await service.admin.get(`/workspaces/${id}`)).body).toEqual(answer.body);
  });

  it('set how many earlier values of credentials are kept, with the name or without it', async () => {
    const { id } = await newWorkspace(service.admin);
    const put = (body: object) => service.admin.put<WorkspaceBody>(`/workspaces/${id}`, body);
    expect(await put({ keptVersions: 3 })).toMatchObject({ status: 200, body: { keptVersions: 3 } });
    expect(await put({ name: 'Three' })).toMatchObject({ status: 200, body: { name: 'Three', keptVersions: 3 } });
    expect(await put({ name: 'None', keptVersions: 0 })).toMatchObject({ body: { name: 'None', keptVersions: 0 } });
    expect((await service.admin.get(`/workspaces/${id}`)).body).toMatchObject({ name: 'None', keptVersions: 0 });
    expect(await put({ keptVersions: null })).toMatchObject({ status: 200, body: { keptVersions: null } });
    for (const keptVersions of [-1, 101, 1.5, 'many', true, {}]) {
      expect(await put({ keptVersions })).toMatchObject({ status: 400, body: { details: { keptVersions: aText } } });
    }
    const entries = await audited(service.admin, `&subjectId=${id}&event=workspace.updated`);
    expect(entries.map(({ details }) => details['changed'])).toEqual([
      ['keptVersions'],
      ['name', 'keptVersions'],
      ['name'],
      ['keptVersions'],
    ]);
  });

  it('take nothing else, and not nothing', async () => {
    const before = await workspaces();
    const { organizationId } = await newTenant(service);
    for (const body of [{}, { name: '' }, { name: 7 }, { name: 'x', organizationId }, { name: 'x', id: NOBODY }]) {
      expect((await service.admin.post('/workspaces', body)).status).toBe(400);
      expect((await service.admin.put(`/workspaces/${me.workspaceId}`, body)).status).toBe(400);
    }
    expect(await workspaces()).toEqual(before);
  });

  it('stay inside the organization', async () => {
    const stranger = await newTenant(service);
    expect(idsOf(await workspaces(stranger.admin))).toEqual([stranger.workspaceId]);
    expect(idsOf(await workspaces())).not.toContain(stranger.workspaceId);
    for (const id of [stranger.workspaceId, NOBODY, 'nothing', '%00']) {
      expect((await service.admin.get(`/workspaces/${id}`)).status).toBe(404);
      expect((await service.admin.put(`/workspaces/${id}`, { name: 'Mine' })).status).toBe(404);
      expect((await service.admin.delete(`/workspaces/${id}?force=true`)).status).toBe(404);
    }
    expect((await workspaces(stranger.admin))[0]?.name).toBe('Default');
  });

  it('are each for those who hold the right', async () => {
    const { id } = await newWorkspace(service.admin);
    const viewer = await newKey(service.admin, ['workspaces:view']);
    expect((await viewer.get('/workspaces')).status).toBe(200);
    expect((await viewer.post('/workspaces', { name: 'x' })).status).toBe(403);
    expect((await viewer.put(`/workspaces/${id}`, { name: 'x' })).status).toBe(403);
    expect((await viewer.delete(`/workspaces/${id}`)).status).toBe(403);
    const other = await newKey(service.admin, ['credentials:view', 'members:view']);
    expect((await other.get('/workspaces')).status).toBe(403);
    expect((await other.get(`/workspaces/${id}`)).status).toBe(403);
  });
});

describe('DELETE /workspaces/:id', () => {
  it('deletes an empty workspace', async () => {
    const { body } = await service.admin.post<WorkspaceBody>('/workspaces', { name: 'Empty' });
    expect(await service.admin.delete(`/workspaces/${body.id}`)).toMatchObject({ status: 204, text: '' });
    expect((await service.admin.get(`/workspaces/${body.id}`)).status).toBe(404);
    expect((await service.admin.delete(`/workspaces/${body.id}`)).status).toBe(404);
  });

  it('keeps one that holds credentials, and says how many', async () => {
    const { id, admin } = await newWorkspace(service.admin);
    await newCredential(admin);
    await newCredential(await newPerson(service.admin, id, 'editor'), { ...anOpenAIKey(), scope: 'personal' });
    for (const query of ['', '?force=false']) {
      expect(await service.admin.delete(`/workspaces/${id}${query}`)).toMatchObject({
        status: 409,
        body: { code: 'IN_USE', details: { credentials: 2 } },
      });
    }
    expect(await listed(admin)).toHaveLength(1);
  });

  it('deletes, when forced, all that is in it, and ends its keys at once', async () => {
    const { id, admin } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'editor');
    const there = await newWorkspace(service.admin);
    const own = await newCredential(admin);
    await must(admin.put(`/credentials/${own}`, anOpenAIKey('sk-another')));
    await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    await must(admin.post(`/credentials/${own}/shares`, { workspaceId: there.id }));
    const theirs = await newCredential(there.admin);
    await must(there.admin.post(`/credentials/${theirs}/shares`, { workspaceId: id }));

    expect((await service.admin.delete(`/workspaces/${id}?force=true`)).status).toBe(204);

    for (const client of [admin, ada]) expect((await client.get('/me')).status).toBe(401);
    expect(idsOf(await listed(there.admin))).toEqual([theirs]);
    expect((await there.admin.get(`/credentials/${theirs}/shares`)).body).toEqual([]);
    for (const table of [
      'credentials',
      'credential_versions',
      'credential_shares',
      'data_keys',
      'members',
      'api_keys',
    ]) {
      expect(await service.database.read(`SELECT workspace_id FROM ${table} WHERE workspace_id = ?`, [id])).toEqual([]);
    }
  });

  it('keeps the one that the caller works in', async () => {
    const answer = await service.admin.delete(`/workspaces/${me.workspaceId}?force=true`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    expect((await service.admin.get(`/workspaces/${me.workspaceId}`)).status).toBe(200);
  });

  it('keeps the one with the last owner', async () => {
    const tenant = await newTenant(service);
    const { id } = await newWorkspace(tenant.admin);
    await newPerson(tenant.admin, id, 'owner');
    expect(await tenant.admin.delete(`/workspaces/${id}?force=true`)).toMatchObject({
      status: 409,
      body: { code: 'LAST_OWNER' },
    });
    await newPerson(tenant.admin, tenant.workspaceId, 'owner');
    expect((await tenant.admin.delete(`/workspaces/${id}?force=true`)).status).toBe(204);
  });

  it('leaves its members in the organization, and in their other workspaces', async () => {
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'editor');
    await must(service.admin.post(`/workspaces/${me.workspaceId}/members`, { userId: ada.userId, role: 'viewer' }));
    await must(service.admin.delete(`/workspaces/${id}?force=true`));
    expect((await service.admin.get(`/users/${ada.userId}`)).status).toBe(200);
    const { body } = await service.admin.get<{ userId: string }[]>(`/workspaces/${me.workspaceId}/members`);
    expect(body.map(({ userId }) => userId)).toContain(ada.userId);
  });

  it('ends keys that its members made elsewhere, where they are no members', async () => {
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'owner');
    await newPerson(service.admin, me.workspaceId, 'owner');
    const made = await newKey(ada, ['credentials:view'], { workspaceId: me.workspaceId });
    expect((await made.get('/credentials')).status).toBe(200);
    await must(service.admin.delete(`/workspaces/${id}?force=true`));
    expect((await made.get('/credentials')).status).toBe(401);
  });
});
