import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newCredential, newKey, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { listed, NOBODY, read } from './shapes.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('DELETE /credentials/:id', () => {
  it('answers as Flowise does, and the credential is gone', async () => {
    const id = await newCredential(service.admin);
    const answer = await service.admin.delete(`/credentials/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ raw: [], affected: 1 });
    expect((await service.admin.get(`/credentials/${id}`)).status).toBe(404);
    expect(await service.database.read('SELECT id FROM credentials WHERE id = ?', [id])).toEqual([]);
  });

  it('answers 404 for what is not there, and the second time', async () => {
    const id = await newCredential(service.admin);
    await must(service.admin.delete(`/credentials/${id}`));
    for (const gone of [id, NOBODY, 'nothing', '%00', '*']) {
      expect(await service.admin.delete(`/credentials/${gone}`)).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND' },
      });
    }
  });

  it('answers 412 when the path names none', async () => {
    for (const path of ['/credentials', '/credentials/']) expect((await service.admin.delete(path)).status).toBe(412);
    expect((await listed(service.admin)).length).toBeGreaterThanOrEqual(0);
  });

  it('takes force, and nothing but true or false for it', async () => {
    for (const force of ['true', 'false']) {
      const id = await newCredential(service.admin);
      expect((await service.admin.delete(`/credentials/${id}?force=${force}`)).status).toBe(200);
    }
    const id = await newCredential(service.admin);
    for (const query of ['force=', 'force=yes', 'force=1', 'forse=true', 'all=true']) {
      expect((await service.admin.delete(`/credentials/${id}?${query}`)).status).toBe(400);
    }
    expect((await read(service.admin, id)).id).toBe(id);
  });

  it('takes the shares along', async () => {
    const there = await newWorkspace(service.admin);
    const id = await newCredential(service.admin);
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: there.id }));
    await must(service.admin.delete(`/credentials/${id}`));
    expect(await listed(there.admin)).toEqual([]);
    expect(await service.database.read('SELECT * FROM credential_shares WHERE credential_id = ?', [id])).toEqual([]);
  });

  it('deletes nothing of another tenant or workspace', async () => {
    const id = await newCredential(service.admin);
    for (const { admin } of [await newTenant(service), await newWorkspace(service.admin)]) {
      expect((await admin.delete(`/credentials/${id}?force=true`)).status).toBe(404);
    }
    expect((await read(service.admin, id)).id).toBe(id);
  });

  it('is not for those who may create, update or share', async () => {
    const id = await newCredential(service.admin);
    const key = await newKey(service.admin, [
      'credentials:view',
      'credentials:create',
      'credentials:update',
      'credentials:share',
    ]);
    expect((await key.delete(`/credentials/${id}`)).status).toBe(403);
    expect((await read(service.admin, id)).id).toBe(id);
  });

  it('lets one of two deletions at the same time win', async () => {
    const id = await newCredential(service.admin);
    const answers = await Promise.all([1, 2].map(() => service.admin.delete(`/credentials/${id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});
