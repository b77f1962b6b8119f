import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS, BUILT_IN_ROLES, ORGANIZATION_PERMISSIONS } from '../../src/authorization/index.js';
import { must, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aList, anId, type Me } from './shapes.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('GET /me', () => {
  it('knows the first admin key, which holds everything', async () => {
    const { status, body } = await service.admin.get<Me>('/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      kind: 'key',
      keyId: anId,
      userId: null,
      name: 'First admin key',
      organizationId: anId,
      workspaceId: anId,
      permissions: aList,
    });
    expect([...body.permissions].sort()).toEqual([...ALL_PERMISSIONS].sort());
  });

  it('knows the first key of another organization, which holds everything in it', async () => {
    const tenant = await newTenant(service);
    const { body } = await tenant.admin.get<Me>('/me');
    expect(body).toMatchObject({
      organizationId: tenant.organizationId,
      workspaceId: tenant.workspaceId,
      keyId: tenant.keyId,
    });
    expect([...body.permissions].sort()).toEqual([...ORGANIZATION_PERMISSIONS].sort());
  });

  it('says where a key works and what it holds', async () => {
    const { id } = await newWorkspace(service.admin);
    const key = await newKey(service.admin, ['flows:view', 'credentials:view'], {
      workspaceId: id,
      name: 'Deployment',
    });
    const { body } = await key.get<Me>('/me');
    expect(body).toMatchObject({ keyId: key.id, userId: null, name: 'Deployment', workspaceId: id });
    expect(body.permissions.sort()).toEqual(['credentials:view', 'flows:view']);
  });

  it('says of a key that acts as a member what both hold', async () => {
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'viewer');
    const strong = await newKey(service.admin, ['credentials:view', 'credentials:create', 'audit:view'], {
      workspaceId: id,
      userId: ada.userId,
    });
    expect((await strong.get<Me>('/me')).body).toMatchObject({ userId: ada.userId, permissions: ['credentials:view'] });
    expect([...(await ada.get<Me>('/me')).body.permissions].sort()).toEqual(
      [...BUILT_IN_ROLES.viewer.permissions].sort(),
    );
  });

  it('follows the role of the member at once', async () => {
    const { id } = await newWorkspace(service.admin);
    const ada = await newPerson(service.admin, id, 'editor');
    await must(service.admin.put(`/workspaces/${id}/members/${ada.userId}`, { role: 'viewer' }));
    expect((await ada.get<Me>('/me')).body.permissions).not.toContain('credentials:create');
    await must(service.admin.put(`/workspaces/${id}/members/${ada.userId}`, { role: 'editor' }));
    expect((await ada.get<Me>('/me')).body.permissions).toContain('credentials:create');
  });
});
