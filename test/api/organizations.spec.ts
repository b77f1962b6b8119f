import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newCredential, newKey, newTenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { anId, aTextLike, aTime, having, listed, NOBODY, type ApiKeyBody, type Me } from './shapes.js';

interface OrganizationBody {
  id: string;
  name: string;
  requireSecondFactor: boolean;
  createdDate: string;
  updatedDate: string;
}

interface Founded {
  organization: OrganizationBody;
  workspace: { id: string; name: string; organizationId: string };
  apiKey: ApiKeyBody;
}

let service: Service;
let me: Me;
beforeAll(async () => {
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
});
afterAll(() => service.stop());

const found = (body: unknown) => service.admin.post<Founded>('/organizations', body);

describe('POST /organizations', () => {
  it('makes an organization with a workspace and a first key that works', async () => {
    const { status, body } = await found({ name: 'Difference Engines Ltd', workspaceName: 'Mill' });
    expect(status).toBe(201);
    expect(body).toEqual({
      organization: {
        id: anId,
        name: 'Difference Engines Ltd',
        requireSecondFactor: false,
        createdDate: aTime,
        updatedDate: aTime,
      },
      workspace: {
        id: anId,
        name: 'Mill',
        keptVersions: null,
        organizationId: body.organization.id,
        createdDate: aTime,
        updatedDate: aTime,
      },
      apiKey: having({ token: aTextLike(/^krk_/), workspaceId: body.workspace.id }),
    });
    const admin = service.admin.as(body.apiKey.token ?? '');
    expect((await admin.get<Me>('/me')).body).toMatchObject({ organizationId: body.organization.id });
    expect(await listed(admin)).toEqual([]);
    await newCredential(admin);
  });

  it('names the first workspace itself when not told', async () => {
    for (const more of [{}, { workspaceName: null }]) {
      const { status, body } = await found({ name: 'Organization', ...more });
      expect(status).toBe(201);
      expect(body.workspace.name).toBe('Default');
    }
  });

  it('refuses names that are none, and fields that it does not know', async () => {
    for (const body of [
      {},
      { name: '' },
      { name: null },
      { name: 'x', workspaceName: '' },
      { name: 'x', id: NOBODY },
    ]) {
      expect(await found(body)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    }
  });

  it('is for the first key of the installation and not for those of other organizations', async () => {
    const tenant = await newTenant(service);
    expect((await tenant.admin.post('/organizations', { name: 'Mine' })).status).toBe(403);
    const key = await newKey(service.admin, ['organizations:create', 'credentials:view']);
    expect((await key.post('/organizations', { name: 'Mine' })).status).toBe(403);
  });
});

describe('GET and PUT /organizations', () => {
  it('show the own organization and no other', async () => {
    const tenant = await newTenant(service, 'Theirs');
    const { body } = await must(tenant.admin.get<OrganizationBody[]>('/organizations'));
    expect(body).toEqual([
      { id: tenant.organizationId, name: 'Theirs', requireSecondFactor: false, createdDate: aTime, updatedDate: aTime },
    ]);
    expect((await tenant.admin.get(`/organizations/${tenant.organizationId}`)).body).toEqual(body[0]);
    for (const other of [me.organizationId, NOBODY, 'nothing', '%00']) {
      expect((await tenant.admin.get(`/organizations/${other}`)).status).toBe(404);
      expect((await tenant.admin.put(`/organizations/${other}`, { name: 'Mine' })).status).toBe(404);
    }
  });

  it('give the founder of an organization no way into it', async () => {
    const tenant = await newTenant(service);
    expect((await service.admin.get(`/organizations/${tenant.organizationId}`)).status).toBe(404);
    expect((await service.admin.get(`/workspaces/${tenant.workspaceId}`)).status).toBe(404);
    expect((await service.admin.get(`/api-keys/${tenant.keyId}`)).status).toBe(404);
  });

  it('rename the organization', async () => {
    const tenant = await newTenant(service);
    const answer = await tenant.admin.put<OrganizationBody>(`/organizations/${tenant.organizationId}`, {
      name: 'New name',
    });
    expect(answer).toMatchObject({ status: 200, body: { id: tenant.organizationId, name: 'New name' } });
    expect((await tenant.admin.get(`/organizations/${tenant.organizationId}`)).body).toEqual(answer.body);
  });

  it('rename it for those who may', async () => {
    const key = await newKey(service.admin, ['workspaces:view', 'workspaces:update']);
    expect((await key.get(`/organizations/${me.organizationId}`)).status).toBe(200);
    expect((await key.put(`/organizations/${me.organizationId}`, { name: 'Mine' })).status).toBe(403);
  });

  it('change nothing but the name and whether people need a second factor', async () => {
    const before = (await service.admin.get(`/organizations/${me.organizationId}`)).body;
    for (const body of [
      { name: 'x', id: NOBODY },
      { name: 'x', createdDate: '2001-01-01' },
      { name: null },
      { requireSecondFactor: 'true' },
      {},
    ]) {
      expect((await service.admin.put(`/organizations/${me.organizationId}`, body)).status).toBe(400);
    }
    expect((await service.admin.get(`/organizations/${me.organizationId}`)).body).toEqual(before);
  });
});
