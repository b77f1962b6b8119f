import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newKey, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aTime, NOBODY, type Me } from './shapes.js';

interface MemberBody {
  userId: string;
  role: { id: string; name: string; builtIn: boolean };
}

let service: Service;
let me: Me;
beforeAll(async () => {
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
});
afterAll(() => service.stop());

let counter = 0;
async function aUser(client = service.admin): Promise<{ id: string; email: string }> {
  const email = `member${++counter}@example.com`;
  return (await must(client.post<{ id: string; email: string }>('/users', { email, name: 'Ada Lovelace' }))).body;
}

const at = (workspaceId: string, userId = '') => `/workspaces/${workspaceId}/members${userId && `/${userId}`}`;
const members = async (workspaceId: string): Promise<MemberBody[]> =>
  (await must(service.admin.get<MemberBody[]>(at(workspaceId)))).body;

async function aMember(role = 'viewer'): Promise<{ workspaceId: string; userId: string }> {
  const { id: workspaceId } = await newWorkspace(service.admin);
  const { id: userId } = await aUser();
  await must(service.admin.post(at(workspaceId), { userId, role }));
  return { workspaceId, userId };
}

describe('/workspaces/:id/members', () => {
  it('adds a member with a built-in role', async () => {
    const { id: workspaceId } = await newWorkspace(service.admin);
    const user = await aUser();
    const { status, body } = await service.admin.post(at(workspaceId), { userId: user.id, role: 'editor' });
    expect(status).toBe(201);
    expect(body).toEqual({
      userId: user.id,
      name: 'Ada Lovelace',
      email: user.email,
      workspaceId,
      role: { id: 'editor', name: 'editor', builtIn: true },
      createdDate: aTime,
      updatedDate: aTime,
    });
    expect(await members(workspaceId)).toEqual([body]);
  });

  it('adds a member with a role of the organization', async () => {
    const { id: workspaceId } = await newWorkspace(service.admin);
    const user = await aUser();
    const { body: role } = await must(
      service.admin.post<{ id: string }>('/roles', { name: 'Keeper', permissions: ['credentials:view'] }),
    );
    const { body } = await must(service.admin.post(at(workspaceId), { userId: user.id, role: role.id }));
    expect(body['role']).toEqual({ id: role.id, name: 'Keeper', builtIn: false });
    expect(await members(workspaceId)).toEqual([body]);
  });

  it('adds nobody twice', async () => {
    const { workspaceId, userId } = await aMember();
    for (const role of ['viewer', 'editor']) {
      expect(await service.admin.post(at(workspaceId), { userId, role })).toMatchObject({
        status: 409,
        body: { code: 'CONFLICT' },
      });
    }
    expect(await members(workspaceId)).toMatchObject([{ role: { id: 'viewer' } }]);
  });

  it('gives a member another role', async () => {
    const { workspaceId, userId } = await aMember('viewer');
    const answer = await service.admin.put(at(workspaceId, userId), { role: 'auditor' });
    expect(answer).toMatchObject({ status: 200, body: { userId, role: { id: 'auditor', builtIn: true } } });
    expect(await members(workspaceId)).toEqual([answer.body]);
  });

  it('removes a member and leaves the user', async () => {
    const { workspaceId, userId } = await aMember();
    expect(await service.admin.delete(at(workspaceId, userId))).toMatchObject({ status: 204, text: '' });
    expect(await members(workspaceId)).toEqual([]);
    expect((await service.admin.get(`/users/${userId}`)).status).toBe(200);
    expect((await service.admin.delete(at(workspaceId, userId))).status).toBe(404);
    expect((await service.admin.put(at(workspaceId, userId), { role: 'viewer' })).status).toBe(404);
  });

  it.each([undefined, null, '', 7, ['owner'], 'a b', '\u0000', 'x'.repeat(37)])('refuses the role %j', async (role) => {
    const { workspaceId, userId } = await aMember();
    expect(await service.admin.put(at(workspaceId, userId), { role })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR' },
    });
    const user = await aUser();
    expect((await service.admin.post(at(workspaceId), { userId: user.id, role })).status).toBe(400);
  });

  it('knows no role that does not exist, and none of another organization', async () => {
    const stranger = await newTenant(service);
    const { body } = await must(stranger.admin.post<{ id: string }>('/roles', { name: 'Theirs', permissions: [] }));
    const { workspaceId, userId } = await aMember();
    for (const role of [body.id, NOBODY, 'Owner', '__proto__', 'constructor', 'member']) {
      expect((await service.admin.put(at(workspaceId, userId), { role })).status).toBe(404);
    }
    expect(await members(workspaceId)).toMatchObject([{ role: { id: 'viewer' } }]);
  });

  it('stays inside the organization, in the path and in the body', async () => {
    const stranger = await newTenant(service);
    const theirUser = await aUser(stranger.admin);
    const ourUser = await aUser();
    const { workspaceId } = await aMember();
    for (const userId of [theirUser.id, NOBODY, 'nothing', '\u0000', '']) {
      expect((await service.admin.post(at(workspaceId), { userId, role: 'viewer' })).status).toBe(404);
    }
    for (const id of [stranger.workspaceId, NOBODY, 'nothing', '%00']) {
      expect((await service.admin.get(at(id))).status).toBe(404);
      expect((await service.admin.post(at(id), { userId: ourUser.id, role: 'viewer' })).status).toBe(404);
      expect((await service.admin.put(at(id, ourUser.id), { role: 'viewer' })).status).toBe(404);
      expect((await service.admin.delete(at(id, ourUser.id))).status).toBe(404);
    }
  });

  it('refuses fields that it does not know', async () => {
    const { workspaceId, userId } = await aMember();
    const user = await aUser();
    for (const more of [
      { workspaceId: me.workspaceId },
      { organizationId: NOBODY },
      { permissions: ['credentials:view'] },
    ]) {
      expect((await service.admin.post(at(workspaceId), { userId: user.id, role: 'viewer', ...more })).status).toBe(
        400,
      );
      expect((await service.admin.put(at(workspaceId, userId), { role: 'viewer', ...more })).status).toBe(400);
    }
    expect((await service.admin.put(at(workspaceId, userId), { role: 'viewer', userId: user.id })).status).toBe(400);
  });

  it('is each for those who hold the right', async () => {
    const { workspaceId, userId } = await aMember();
    const user = await aUser();
    const viewer = await newKey(service.admin, ['members:view', 'roles:view', 'workspaces:view']);
    expect((await viewer.get(at(workspaceId))).status).toBe(200);
    expect((await viewer.post(at(workspaceId), { userId: user.id, role: 'viewer' })).status).toBe(403);
    expect((await viewer.put(at(workspaceId, userId), { role: 'viewer' })).status).toBe(403);
    expect((await viewer.delete(at(workspaceId, userId))).status).toBe(403);
    const other = await newKey(service.admin, ['credentials:view', 'workspaces:view', 'workspaces:update']);
    expect((await other.get(at(workspaceId))).status).toBe(403);
  });
});
