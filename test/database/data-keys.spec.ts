import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant, newWorkspace, type Tenant } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';
import { appCode, beginSession, newSignedIn } from '../support/sessions.js';
import { sql } from './rows.js';

interface Seen {
  id: string;
  unreadable?: boolean;
  plainDataObj?: Record<string, unknown>;
}

let test: TestDatabase;
let service: Service;
let token: string;
beforeAll(async () => {
  test = await createTestDatabase();
  service = await startOn(test.config);
  token = service.adminToken;
});
afterAll(async () => {
  await service.stop();
  await test.drop();
});

/** Another start on the same database: nothing is remembered. */
async function restart(): Promise<void> {
  await service.stop();
  const started = await startOn(test.config);
  service = { ...started, admin: started.admin.as(token) };
}

/** The same caller, at the address of the newest start. */
const again = (client: Client): Client => service.admin.as(client.token);

async function unreadable(client: Client): Promise<string[]> {
  const { body } = await must(again(client).get<Seen[]>('/credentials'));
  return body.filter((row) => row.unreadable).map(({ id }) => id);
}

async function tenantWithCredential(): Promise<Tenant & { id: string }> {
  const tenant = await newTenant(service);
  return { ...tenant, admin: tenant.admin, id: await newCredential(again(tenant.admin), anOpenAIKey()) };
}

describe(`The data key of a workspace on ${engine}`, () => {
  it('opens after a restart what it sealed before', async () => {
    const { admin, id } = await tenantWithCredential();
    await restart();
    const { body } = await must(again(admin).get<Seen>(`/credentials/${id}`));
    expect(body.unreadable).not.toBe(true);
    expect(body.plainDataObj).toHaveProperty('openAIApiKey');
    await must(again(admin).put(`/credentials/${id}`, { plainDataObj: { openAIApiKey: 'sk-new' } }));
    expect(await unreadable(admin)).toEqual([]);
  });

  it('is made once for each workspace, and names itself in all that it sealed', async () => {
    const { admin, workspaceId } = await tenantWithCredential();
    await newCredential(again(admin));
    const keys = await service.database.read('SELECT id FROM data_keys WHERE workspace_id = ?', [workspaceId]);
    expect(keys).toHaveLength(1);
    const rows = await service.database.read('SELECT sealed FROM credentials WHERE workspace_id = ?', [workspaceId]);
    expect(rows.map(({ sealed }) => String(sealed).split(':')[1])).toEqual([keys[0]?.['id'], keys[0]?.['id']]);
  });

  it('that is gone takes its credentials with it and no others; new ones get a new key', async () => {
    const lost = await tenantWithCredential();
    const kept = await tenantWithCredential();
    await sql(service, 'DELETE FROM data_keys WHERE workspace_id = ?', lost.workspaceId);
    await restart();
    expect(await unreadable(lost.admin)).toEqual([lost.id]);
    expect(await unreadable(kept.admin)).toEqual([]);
    const change = await again(lost.admin).put(`/credentials/${lost.id}`, { plainDataObj: { openAIApiKey: 'sk' } });
    expect(change.status).toBe(409);
    expect(change.body).toMatchObject({ code: 'UNREADABLE' });
    await must(again(lost.admin).put(`/credentials/${lost.id}`, { name: 'renamed' }));

    const made = await newCredential(again(lost.admin));
    await restart();
    expect(await unreadable(lost.admin)).toEqual([lost.id]);
    expect((await again(lost.admin).get<Seen>(`/credentials/${made}`)).body.plainDataObj).toBeDefined();
    await must(again(lost.admin).delete(`/credentials/${lost.id}`));
  });

  it('that does not unwrap leaves the credentials unreadable, and is not replaced', async () => {
    const { admin, workspaceId, id } = await tenantWithCredential();
    const wrapped = async (): Promise<unknown> =>
      (await service.database.read('SELECT * FROM data_keys WHERE workspace_id = ?', [workspaceId]))[0]?.['wrapped'];
    const before = String(await wrapped());
    const corrupt = before.slice(0, -9) + (before.at(-9) === 'A' ? 'B' : 'A') + before.slice(-8);
    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE workspace_id = ?', corrupt, workspaceId);
    await restart();
    expect(await unreadable(admin)).toEqual([id]);

    const refused = await again(admin).post('/credentials', anOpenAIKey());
    expect(refused.status, refused.text).toBe(409);
    expect(refused.body).toMatchObject({ code: 'UNREADABLE' });
    expect(await wrapped()).toBe(corrupt);

    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE workspace_id = ?', before, workspaceId);
    expect(await unreadable(admin)).toEqual([]);
    await newCredential(again(admin));
  });

  it('does not open anything for another tenant to whom it is given in the database', async () => {
    const victim = await tenantWithCredential();
    const thief = await tenantWithCredential();
    await sql(service, 'DELETE FROM data_keys WHERE workspace_id = ?', thief.workspaceId);
    for (const table of ['data_keys', 'credentials']) {
      const moved = `UPDATE ${table} SET organization_id = ?, workspace_id = ? WHERE workspace_id = ?`;
      await sql(service, moved, thief.organizationId, thief.workspaceId, victim.workspaceId);
    }
    await restart();
    expect((await unreadable(thief.admin)).sort()).toEqual([victim.id, thief.id].sort());
    const { text } = await must(again(thief.admin).get(`/credentials/${victim.id}`));
    expect(text).not.toContain('plainDataObj');
  });

  it('is destroyed with the workspace, and those of other workspaces are not', async () => {
    const { admin, organizationId } = await tenantWithCredential();
    const workspace = await newWorkspace(again(admin));
    await newCredential(workspace.admin);
    const keys = async (): Promise<number> =>
      (await service.database.read('SELECT id FROM data_keys WHERE organization_id = ?', [organizationId])).length;
    expect(await keys()).toBe(2);

    expect((await again(admin).delete(`/workspaces/${workspace.id}`)).status).toBe(409);
    expect(await keys()).toBe(2);
    await must(again(admin).delete(`/workspaces/${workspace.id}?force=true`));
    expect(await keys()).toBe(1);
    expect(await unreadable(admin)).toEqual([]);
  });

  it('is not used again for a workspace that is gone, even if its rows are put back', async () => {
    const { admin } = await tenantWithCredential();
    const { id } = await newWorkspace(again(admin));
    const workspace = (await service.database.read('SELECT * FROM workspaces WHERE id = ?', [id]))[0];
    await must(again(admin).delete(`/workspaces/${id}?force=true`));
    expect(workspace).toBeDefined();
    const left = await service.database.read('SELECT id FROM data_keys WHERE workspace_id = ?', [id]);
    expect(left).toEqual([]);
  });
});

describe(`The data key of an organization on ${engine}`, () => {
  const keysOf = (organizationId: string) =>
    service.database.read('SELECT id, wrapped FROM organization_keys WHERE organization_id = ?', [organizationId]);

  /** Somebody whose second factor is confirmed. */
  async function enrolled({ admin, workspaceId }: Tenant) {
    const { client, userId } = await newSignedIn(service, again(admin), workspaceId, 'owner');
    const { secret } = (await must(client.post<{ secret: string }>('/me/second-factor'))).body;
    await must(client.post('/me/second-factor/confirm', { code: appCode(secret) }));
    return { userId, secret };
  }

  async function renew(userId: string, code: string) {
    const client = await beginSession(service, userId);
    return client.post('/me/second-factor/recovery-codes', { code });
  }

  it('is made once, seals the second factors of all its people, and opens them after a restart', async () => {
    const tenant = await newTenant(service);
    const people = [await enrolled(tenant), await enrolled(tenant)];
    const [key, ...others] = await keysOf(tenant.organizationId);
    expect(others).toEqual([]);
    const sealed = await service.database.read('SELECT sealed FROM second_factors WHERE organization_id = ?', [
      tenant.organizationId,
    ]);
    expect(sealed.map((row) => String(row['sealed']).split(':')[1])).toEqual([key?.['id'], key?.['id']]);
    await restart();
    for (const { userId, secret } of people) expect((await renew(userId, appCode(secret, 1))).status).toBe(200);
  });

  it('that does not unwrap is not replaced, and opens again what it sealed once it is restored', async () => {
    const tenant = await newTenant(service);
    const { userId, secret } = await enrolled(tenant);
    const other = await newSignedIn(service, again(tenant.admin), tenant.workspaceId);
    const [key] = await keysOf(tenant.organizationId);
    const before = String(key?.['wrapped']);
    const corrupt = before.slice(0, -9) + (before.at(-9) === 'A' ? 'B' : 'A') + before.slice(-8);
    await sql(service, 'UPDATE organization_keys SET wrapped = ? WHERE id = ?', corrupt, key?.['id']);
    await restart();
    expect((await renew(userId, appCode(secret, 1))).body).toMatchObject({ statusCode: 409, code: 'UNREADABLE' });
    const refused = await (await beginSession(service, other.userId)).post('/me/second-factor');
    expect(refused.body).toMatchObject({ statusCode: 409, code: 'UNREADABLE' });
    expect(refused.body['message']).toContain('organization_keys');
    expect((await keysOf(tenant.organizationId))[0]?.['wrapped']).toBe(corrupt);

    await sql(service, 'UPDATE organization_keys SET wrapped = ? WHERE id = ?', before, key?.['id']);
    expect((await renew(userId, appCode(secret, 1))).status).toBe(200);
  });
});
