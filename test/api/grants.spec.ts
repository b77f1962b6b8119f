import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_IN_ROLES, type Permission } from '../../src/authorization/index.js';
import type { Client } from '../support/client.js';
import { must, newKey, newPerson, newTenant, newWorkspace, type Person } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aTextWith, listed, type Me, type ProblemBody } from './shapes.js';

/** Manages people, roles and keys, and has no right to credentials beyond seeing them. */
const MANAGER: Permission[] = [
  'credentials:view',
  'apikeys:view',
  'apikeys:create',
  'apikeys:update',
  'apikeys:delete',
  'members:view',
  'members:create',
  'members:update',
  'members:delete',
  'roles:view',
  'roles:create',
  'roles:update',
  'roles:delete',
];

let service: Service;
let home: string;
let manager: Client;
let owner: Person;
beforeAll(async () => {
  service = await startService();
  home = (await service.admin.get<Me>('/me')).body.workspaceId;
  manager = await newKey(service.admin, MANAGER);
  owner = await newPerson(service.admin, home, 'owner');
  await newPerson(service.admin, home, 'owner');
});
afterAll(() => service.stop());

let counter = 0;
async function aUser(client = service.admin): Promise<string> {
  const body = { email: `grant${++counter}@example.com`, name: 'Ada' };
  return (await must(client.post<{ id: string }>('/users', body))).body.id;
}

async function aRole(permissions: Permission[]): Promise<string> {
  return (await must(service.admin.post<{ id: string }>('/roles', { name: `Grant ${++counter}`, permissions }))).body
    .id;
}

const members = `/workspaces`;
const memberPath = (userId = '', workspaceId = home): string =>
  `${members}/${workspaceId}/members${userId && `/${userId}`}`;

/** A 403 that names what is missing. */
const lacking = (permission: Permission) => ({
  status: 403,
  body: { code: 'FORBIDDEN', message: aTextWith(permission) },
});

describe('nobody gives what they do not hold', () => {
  it('in a key', async () => {
    const wish = (permissions: Permission[]) => manager.post<ProblemBody>('/api-keys', { name: 'x', permissions });
    expect(await wish(['credentials:view', 'credentials:resolve'])).toMatchObject(lacking('credentials:resolve'));
    expect((await wish(['organizations:create'])).status).toBe(403);
    expect((await wish(['credentials:view', 'members:update'])).status).toBe(201);
  });

  it('in a role', async () => {
    const wish = (permissions: Permission[]) => manager.post('/roles', { name: `Wish ${++counter}`, permissions });
    expect(await wish(['audit:view'])).toMatchObject(lacking('audit:view'));
    expect((await wish(['roles:view'])).status).toBe(201);
  });

  it('in a role that they change', async () => {
    const role = await aRole(['credentials:view']);
    const change = (permissions: Permission[]) => manager.put(`/roles/${role}`, { permissions });
    expect(await change(['credentials:view', 'credentials:update'])).toMatchObject(lacking('credentials:update'));
    expect((await change(['credentials:view', 'roles:view'])).status).toBe(200);
  });

  it('in a role that holds more already: they may leave it so, but add nothing', async () => {
    const role = await aRole(['audit:view']);
    expect((await manager.put(`/roles/${role}`, { permissions: ['audit:view', 'roles:view'] })).status).toBe(200);
    expect((await manager.put(`/roles/${role}`, { permissions: ['audit:view', 'flows:view'] })).status).toBe(403);
  });

  it('to a new member', async () => {
    const strong = await aRole(['credentials:resolve']);
    const weak = await aRole(['credentials:view']);
    for (const role of ['owner', 'admin', 'editor', strong]) {
      expect((await manager.post(memberPath(), { userId: await aUser(), role })).status).toBe(403);
    }
    expect((await manager.post(memberPath(), { userId: await aUser(), role: weak })).status).toBe(201);
  });

  it('to a member, nor to themselves', async () => {
    const role = await aRole(MANAGER);
    const userId = await aUser();
    await must(service.admin.post(memberPath(), { userId, role }));
    const self = await newKey(service.admin, MANAGER, { userId });
    for (const wish of ['owner', 'admin', 'editor']) {
      expect((await self.put(memberPath(userId), { role: wish })).status).toBe(403);
      expect((await manager.put(memberPath(userId), { role: wish })).status).toBe(403);
    }
    const more = await aRole([...MANAGER, 'audit:view']);
    expect(await self.put(memberPath(userId), { role: more })).toMatchObject(lacking('audit:view'));
    expect(await self.put(`/roles/${role}`, { permissions: [...MANAGER, 'audit:view'] })).toMatchObject(
      lacking('audit:view'),
    );
    expect([...(await self.get<Me>('/me')).body.permissions].sort()).toEqual([...MANAGER].sort());
  });

  it('in another workspace', async () => {
    const { id } = await newWorkspace(service.admin);
    expect((await manager.post(memberPath('', id), { userId: await aUser(), role: 'admin' })).status).toBe(403);
    expect(
      (await manager.post('/api-keys', { name: 'x', permissions: ['credentials:view'], workspaceId: id })).status,
    ).toBe(404);
    const sees = await newKey(service.admin, [...MANAGER, 'workspaces:view']);
    expect(
      (await sees.post('/api-keys', { name: 'x', permissions: ['credentials:view'], workspaceId: id })).status,
    ).toBe(403);
  });

  it('by taking over a key that holds more', async () => {
    const strong = await newKey(service.admin, ['credentials:resolve']);
    expect(await manager.post(`/api-keys/${strong.id}/rotate`)).toMatchObject(lacking('credentials:resolve'));
    expect((await strong.get('/me')).status).toBe(200);
    const weak = await newKey(service.admin, ['credentials:view']);
    expect((await manager.post(`/api-keys/${weak.id}/rotate`)).status).toBe(200);
  });

  it('by taking over a key that acts as somebody, without the right to change members', async () => {
    const key = await newKey(service.admin, ['credentials:view'], { userId: owner.userId });
    const keeper = await newKey(service.admin, ['credentials:view', 'apikeys:view', 'apikeys:update']);
    expect(await keeper.post(`/api-keys/${key.id}/rotate`)).toMatchObject(lacking('members:update'));
    expect((await key.get('/me')).status).toBe(200);
  });

  it('by acting as somebody, without the right to change members', async () => {
    const maker = await newKey(service.admin, ['credentials:view', 'apikeys:view', 'apikeys:create']);
    const wish = { name: 'x', permissions: ['credentials:view'], userId: owner.userId };
    expect(await maker.post('/api-keys', wish)).toMatchObject(lacking('members:update'));
  });

  it('by acting as themselves: they may, with what they hold', async () => {
    const ada = await newPerson(service.admin, home, 'admin');
    const maker = await newKey(service.admin, ['credentials:view', 'apikeys:create'], { userId: ada.userId });
    const wish = (permissions: Permission[]) => maker.post('/api-keys', { name: 'x', permissions, userId: ada.userId });
    expect((await wish(['credentials:view'])).status).toBe(201);
    expect((await wish(['credentials:view', 'credentials:update'])).status).toBe(403);
  });

  it('by founding an organization', async () => {
    const founder = await newKey(service.admin, ['organizations:create', ...MANAGER]);
    expect((await founder.post('/organizations', { name: 'x' })).status).toBe(403);
  });
});

describe('nobody takes from those who hold more', () => {
  it('neither their role, nor their membership, nor their account', async () => {
    expect((await manager.put(memberPath(owner.userId), { role: 'viewer' })).status).toBe(403);
    expect((await manager.delete(memberPath(owner.userId))).status).toBe(403);
    expect((await manager.delete(`/users/${owner.userId}`)).status).toBe(403);
    expect([...(await owner.get<Me>('/me')).body.permissions].sort()).toEqual(
      [...BUILT_IN_ROLES.owner.permissions].sort(),
    );
  });
});

describe('the last owner', () => {
  it('cannot be removed, demoted or deleted until there is another', async () => {
    const { admin, workspaceId } = await newTenant(service);
    const last = await newPerson(admin, workspaceId, 'owner');
    const attempts = (): Promise<{ status: number; body: unknown }>[] => [
      admin.delete(memberPath(last.userId, workspaceId)),
      admin.put(memberPath(last.userId, workspaceId), { role: 'admin' }),
      admin.delete(`/users/${last.userId}`),
      last.delete(memberPath(last.userId, workspaceId)),
      last.put(memberPath(last.userId, workspaceId), { role: 'viewer' }),
      last.delete(`/users/${last.userId}`),
    ];
    for (const answer of await Promise.all(attempts())) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'LAST_OWNER' } });
    }
    expect((await last.get('/me')).status).toBe(200);
    await newPerson(admin, workspaceId, 'owner');
    expect((await admin.delete(memberPath(last.userId, workspaceId))).status).toBe(204);
  });

  it('may stay what they are', async () => {
    const { admin, workspaceId } = await newTenant(service);
    const last = await newPerson(admin, workspaceId, 'owner');
    expect((await admin.put(memberPath(last.userId, workspaceId), { role: 'owner' })).status).toBe(200);
  });

  it('may be an owner of several workspaces, and go from all but one', async () => {
    const { admin, workspaceId } = await newTenant(service);
    const last = await newPerson(admin, workspaceId, 'owner');
    const { id: other } = await newWorkspace(admin);
    await must(admin.post(memberPath('', other), { userId: last.userId, role: 'owner' }));
    expect((await admin.delete(`/users/${last.userId}`)).status).toBe(409);
    expect((await admin.delete(memberPath(last.userId, other))).status).toBe(204);
    expect((await admin.delete(memberPath(last.userId, workspaceId))).status).toBe(409);
  });

  it('is one of two who go at the same time', async () => {
    const { admin, workspaceId } = await newTenant(service);
    const two = [await newPerson(admin, workspaceId, 'owner'), await newPerson(admin, workspaceId, 'owner')];
    const answers = await Promise.all(two.map(({ userId }) => admin.delete(memberPath(userId, workspaceId))));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await listed(admin)).toEqual([]);
  });
});
