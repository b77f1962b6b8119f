import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS, BUILT_IN_ROLES } from '../../src/authorization/index.js';
import { must, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { anId, idsOf, NOBODY, type Me } from './shapes.js';

interface RoleBody {
  id: string;
  name: string;
  builtIn: boolean;
  description: string;
  permissions: string[];
}

const BUILT_IN = ['owner', 'admin', 'editor', 'viewer', 'auditor'] as const;

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

let counter = 0;
const creates = (body: object = {}, client = service.admin) =>
  client.post<RoleBody>('/roles', { name: `Role ${++counter}`, permissions: ['credentials:view'], ...body });
const roles = async (client = service.admin): Promise<RoleBody[]> =>
  (await must(client.get<RoleBody[]>('/roles'))).body;

describe('/roles', () => {
  it('lists the built-in roles first, then the own ones', async () => {
    const { body } = await must(creates());
    const all = await roles();
    expect(idsOf(all.slice(0, 5))).toEqual(BUILT_IN);
    expect(all.slice(0, 5).every(({ builtIn }) => builtIn)).toBe(true);
    expect(all.slice(5)).toContainEqual(body);
    for (const role of all) expect(ALL_PERMISSIONS).toEqual(expect.arrayContaining(role.permissions));
  });

  it.each(BUILT_IN)('shows the built-in role %s and changes it for nobody', async (name) => {
    const before = await service.admin.get<RoleBody>(`/roles/${name}`);
    expect(before).toMatchObject({ status: 200, body: { id: name, name, builtIn: true } });
    expect(await service.admin.put(`/roles/${name}`, { permissions: [] })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect((await service.admin.put(`/roles/${name}`, { name: 'x' })).status).toBe(403);
    expect((await service.admin.delete(`/roles/${name}`)).status).toBe(403);
    expect((await service.admin.get(`/roles/${name}`)).body).toEqual(before.body);
  });

  it('gives the roles what their descriptions say', () => {
    const holds = (role: (typeof BUILT_IN)[number], permission: string): boolean =>
      (BUILT_IN_ROLES[role].permissions as readonly string[]).includes(permission);
    expect(BUILT_IN.filter((role) => holds(role, 'credentials:view'))).toEqual(BUILT_IN);
    expect(BUILT_IN.filter((role) => holds(role, 'credentials:update'))).toEqual(['owner', 'admin', 'editor']);
    expect(BUILT_IN.filter((role) => holds(role, 'credentials:use'))).toEqual(['owner', 'admin', 'editor']);
    expect(BUILT_IN.filter((role) => holds(role, 'webhooks:view'))).toEqual(['owner', 'admin', 'auditor']);
    expect(BUILT_IN.filter((role) => holds(role, 'webhooks:update'))).toEqual(['owner', 'admin']);
    expect(BUILT_IN.filter((role) => holds(role, 'members:update'))).toEqual(['owner', 'admin']);
    expect(BUILT_IN.filter((role) => holds(role, 'workspaces:create'))).toEqual(['owner']);
    expect(BUILT_IN.filter((role) => holds(role, 'audit:view'))).toEqual(['owner', 'admin', 'auditor']);
    expect(BUILT_IN.filter((role) => holds(role, 'organizations:create'))).toEqual([]);
  });

  it('makes a role', async () => {
    const body = {
      name: 'Key keeper',
      description: 'Rotates keys',
      permissions: ['credentials:view', 'credentials:update'],
    };
    const answer = await creates(body);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ id: anId, builtIn: false, ...body });
    expect((await service.admin.get(`/roles/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('needs no description, and names each permission once', async () => {
    const { body } = await must(creates({ permissions: ['flows:view', 'flows:view'] }));
    expect(body).toMatchObject({ description: '', permissions: ['flows:view'] });
    expect((await creates({ permissions: [] })).status).toBe(201);
  });

  it('changes what is given and keeps the rest', async () => {
    const { body: role } = await must(creates({ description: 'As it was' }));
    const renamed = await service.admin.put<RoleBody>(`/roles/${role.id}`, { name: 'New name of it' });
    expect(renamed).toMatchObject({ status: 200, body: { ...role, name: 'New name of it' } });
    const changed = await service.admin.put<RoleBody>(`/roles/${role.id}`, {
      permissions: ['flows:view'],
      description: '',
    });
    expect(changed.body).toEqual({ ...role, name: 'New name of it', permissions: ['flows:view'], description: '' });
    expect((await service.admin.put(`/roles/${role.id}`, {})).body).toEqual(changed.body);
  });

  it('counts at once for those who have it', async () => {
    const { body: role } = await must(creates());
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'owner');
    await newPerson(service.admin, id, 'owner');
    await must(service.admin.put(`/workspaces/${id}/members/${ada.userId}`, { role: role.id }));
    expect((await ada.get<Me>('/me')).body.permissions).toEqual(['credentials:view']);
    await must(service.admin.put(`/roles/${role.id}`, { permissions: ['flows:view'] }));
    expect((await ada.get<Me>('/me')).body.permissions).toEqual(['flows:view']);
    expect((await ada.get('/credentials')).status).toBe(403);
  });

  it('refuses a name that is taken', async () => {
    const { body: role } = await must(creates());
    const { body: other } = await must(creates());
    const taken = [role.name, ...BUILT_IN, 'Owner', 'ADMIN'];
    for (const name of taken) {
      expect(await creates({ name })).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
      expect(await service.admin.put(`/roles/${other.id}`, { name })).toMatchObject({
        status: 409,
        body: { code: 'CONFLICT' },
      });
    }
    expect((await service.admin.put(`/roles/${role.id}`, { name: role.name })).status).toBe(200);
    expect((await service.admin.get(`/roles/${other.id}`)).body).toEqual(other);
  });

  it('lets another organization take the same name', async () => {
    const stranger = await newTenant(service);
    const { body } = await must(creates());
    expect((await creates({ name: body.name }, stranger.admin)).status).toBe(201);
  });

  it.each([
    { name: null },
    { name: '' },
    { description: null },
    { description: 'a\u0000' },
    { description: 'x'.repeat(1001) },
    { permissions: null },
    { permissions: 'credentials:view' },
    { permissions: ['credentials:*'] },
    { permissions: ['nothing:view'] },
    { permissions: ['__proto__'] },
    { permissions: [['credentials:view']] },
    { permissions: [7] },
    { organizationId: NOBODY },
    { builtIn: true },
    { id: NOBODY },
  ])('refuses %j', async (wrong) => {
    const { body: role } = await must(creates());
    expect(await creates(wrong)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    expect(await service.admin.put(`/roles/${role.id}`, wrong)).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR' },
    });
    expect((await service.admin.get(`/roles/${role.id}`)).body).toEqual(role);
  });

  it('needs permissions for a new role', async () => {
    expect((await service.admin.post('/roles', { name: 'x' })).status).toBe(400);
  });

  it('deletes a role that nobody has, and no other', async () => {
    const { body: role } = await must(creates());
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'viewer');
    await must(service.admin.put(`/workspaces/${id}/members/${ada.userId}`, { role: role.id }));
    expect(await service.admin.delete(`/roles/${role.id}`)).toMatchObject({
      status: 409,
      body: { code: 'IN_USE', details: { members: 1 } },
    });
    await must(service.admin.put(`/workspaces/${id}/members/${ada.userId}`, { role: 'viewer' }));
    expect(await service.admin.delete(`/roles/${role.id}`)).toMatchObject({ status: 204, text: '' });
    expect((await service.admin.get(`/roles/${role.id}`)).status).toBe(404);
    expect((await service.admin.delete(`/roles/${role.id}`)).status).toBe(404);
  });

  it('stays inside the organization', async () => {
    const stranger = await newTenant(service);
    const { body: theirs } = await must(creates({}, stranger.admin));
    expect(idsOf(await roles(stranger.admin))).toEqual([...BUILT_IN, theirs.id]);
    for (const id of [theirs.id, NOBODY, 'nothing', 'Owner', '__proto__', '%00']) {
      expect((await service.admin.get(`/roles/${id}`)).status).toBe(404);
      expect((await service.admin.put(`/roles/${id}`, { name: 'Mine' })).status).toBe(404);
      expect((await service.admin.delete(`/roles/${id}`)).status).toBe(404);
    }
    expect((await stranger.admin.get(`/roles/${theirs.id}`)).body).toEqual(theirs);
  });

  it('is each for those who hold the right', async () => {
    const { body: role } = await must(creates());
    const viewer = await newKey(service.admin, ['roles:view', 'credentials:view', 'members:update']);
    expect((await viewer.get('/roles')).status).toBe(200);
    expect((await creates({}, viewer)).status).toBe(403);
    expect((await viewer.put(`/roles/${role.id}`, { name: 'x' })).status).toBe(403);
    expect((await viewer.delete(`/roles/${role.id}`)).status).toBe(403);
    const other = await newKey(service.admin, ['members:view']);
    expect((await other.get('/roles')).status).toBe(403);
  });
});
