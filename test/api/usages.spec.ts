import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aFlow,
  anOpenAIKey,
  must,
  newCredential,
  newKey,
  newPerson,
  newTenant,
  newWorkspace,
} from '../support/people.js';
import { startService, type Service } from '../support/service.js';

interface Usages {
  flows: { id: string; name: string; active: boolean; workspaceId: string; nodes: { id: string; name: string }[] }[];
  active: number;
  resolved: { count: number; lastUsedAt: string; by: { apiKeyId: string; apiKeyName: string; count: number }[] };
}

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

/** A credential that two flows of its workspace and one of another workspace use. */
async function usedCredential() {
  const team = await newWorkspace(service.admin);
  const id = await newCredential(service.admin);
  await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: team.id }));
  await must(service.admin.put(`/flows/${id}-1`, aFlow(id, 'Data Sync')));
  await must(service.admin.put(`/flows/${id}-2`, aFlow(id, 'Daily Report', { active: false })));
  await must(team.admin.put(`/flows/${id}-3`, aFlow(id, 'Theirs')));
  return { id, team };
}

const usages = (id: string, client = service.admin) => client.get<Usages>(`/credentials/${id}/usages`);

describe('GET /credentials/:id/usages', () => {
  it('lists flows and nodes in every workspace to those who may change the credential', async () => {
    const { id, team } = await usedCredential();
    const { body } = await usages(id);
    expect(body.flows.map(({ id: flow, name, active, nodes }) => [flow, name, active, nodes])).toEqual([
      [`${id}-1`, 'Data Sync', true, [{ id: 'node-1', name: 'Ask' }]],
      [`${id}-2`, 'Daily Report', false, [{ id: 'node-1', name: 'Ask' }]],
      [`${id}-3`, 'Theirs', true, [{ id: 'node-1', name: 'Ask' }]],
    ]);
    expect(body.active).toBe(2);
    expect(body.flows[2]?.workspaceId).toBe(team.id);
  });

  it('lists to others those of their own workspace', async () => {
    const { id, team } = await usedCredential();
    expect((await usages(id, team.admin)).body.flows.map(({ name }) => name)).toEqual(['Theirs']);
  });

  it('counts who has resolved it, and when last', async () => {
    const id = await newCredential(service.admin);
    expect((await usages(id)).body.resolved).toEqual({ count: 0, lastUsedAt: '', by: [] });
    const [one, other] = [await newKey(service.admin, ['credentials:resolve']), await newKey(service.admin, ['credentials:resolve'])]; // prettier-ignore
    for (const key of [one, one, other]) await must(key.post(`/credentials/${id}/resolve`));
    const { resolved } = (await usages(id)).body;
    expect(resolved.count).toBe(3);
    expect(Object.fromEntries(resolved.by.map(({ apiKeyId, count }) => [apiKeyId, count]))).toEqual({ [one.id]: 2, [other.id]: 1 }); // prettier-ignore
    expect(Math.abs(Date.now() - Date.parse(resolved.lastUsedAt))).toBeLessThan(60_000);
    await must(one.post(`/credentials/${id}/resolve`));
    expect((await usages(id)).body.resolved.count).toBe(4);
  });
});

describe('A credential that flows use', () => {
  it('is deleted only when that is forced, and the audit log has what broke', async () => {
    const { id } = await usedCredential();
    const refused = await service.admin.delete<{ code: string; details: { flows: { name: string }[] } }>(
      `/credentials/${id}`,
    );
    expect(refused).toMatchObject({ status: 409, body: { code: 'CREDENTIAL_IN_USE' } });
    expect(refused.body.details.flows.map(({ name }) => name)).toEqual(['Data Sync', 'Daily Report', 'Theirs']);
    expect((await service.admin.get(`/credentials/${id}`)).status).toBe(200);
    await must(service.admin.delete(`/credentials/${id}?force=true`));
    const { body } = await service.admin.get<{ data: { event: string; details: { broken?: unknown[] } }[] }>(
      '/audit?limit=3',
    );
    expect(body.data.find(({ event }) => event === 'credential.deleted')?.details.broken).toHaveLength(3);
  });

  it('stays shared with a workspace that uses it, unless that is forced', async () => {
    const { id, team } = await usedCredential();
    const path = `/credentials/${id}/shares`;
    const calls = [
      () => service.admin.delete(`${path}/${team.id}`),
      () => service.admin.put(path, { workspaceIds: [] }),
      () => service.admin.post(`/workspace/shared/${id}`, { itemType: 'credential', workspaceIds: [] }),
    ];
    for (const call of calls) {
      const answer = await call();
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'CREDENTIAL_IN_USE', details: { flows: [{ name: 'Theirs' }] } },
      });
    }
    expect((await service.admin.get<unknown[]>(path)).body).toHaveLength(1);
    await must(service.admin.put(`${path}?force=true`, { workspaceIds: [] }));
    expect((await service.admin.get<unknown[]>(path)).body).toEqual([]);
  });

  it('goes with its workspace, as do the flows there', async () => {
    const team = await newWorkspace(service.admin);
    const id = await newCredential(team.admin);
    await must(team.admin.put('/flows/a', aFlow(id)));
    await must(service.admin.delete(`/workspaces/${team.id}?force=true`));
    expect(await service.database.read('SELECT id FROM flows WHERE workspace_id = ?', [team.id])).toEqual([]);
    expect(await service.database.read('SELECT id FROM flow_references WHERE workspace_id = ?', [team.id])).toEqual([]);
  });
});

describe('POST /credentials/:id/replace', () => {
  it('points flows to another credential, where their workspace can use it', async () => {
    const { id } = await usedCredential();
    const other = await newCredential(service.admin);
    const { body } = await must(service.admin.post<{ replaced: { name: string }[]; left: { name: string; reason: string }[] }>(`/credentials/${id}/replace`, { with: other })); // prettier-ignore
    expect(body.replaced.map(({ name }) => name)).toEqual(['Data Sync', 'Daily Report']);
    expect(body.left).toMatchObject([{ name: 'Theirs', reason: expect.stringContaining('not shared') as string }]);
    expect((await usages(other)).body.flows).toHaveLength(2);
    expect((await usages(id)).body.flows.map(({ name }) => name)).toEqual(['Theirs']);
    const flow = await service.admin.get<string>(`/flows/${id}-1`);
    expect(flow.text).toContain(other);
    expect(flow.text).not.toContain(`"${id}"`);
  });

  it("leaves flows alone when the other one is somebody's own", async () => {
    const { admin, workspaceId } = await newTenant(service);
    const ada = await newPerson(admin, workspaceId, 'owner');
    const id = await newCredential(admin);
    await must(admin.put('/flows/a', aFlow(id)));
    const own = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    const replace = () => must(ada.post<{ replaced: object[]; left: object[] }>(`/credentials/${id}/replace`, { with: own })); // prettier-ignore
    expect((await replace()).body).toMatchObject({ replaced: [], left: [{ name: 'My flow' }] });
    await must(ada.post(`/credentials/${own}/shares`, { workspaceId }));
    expect((await replace()).body).toMatchObject({ replaced: [{ name: 'My flow' }], left: [] });
  });

  it('refuses a credential of another type, the same one, and one that is out of reach', async () => {
    const { id, team } = await usedCredential();
    const cohere = await newCredential(service.admin, {
      name: 'C',
      credentialName: 'cohereApi',
      plainDataObj: { apiKey: 'k' },
    });
    const theirs = await newCredential(team.admin, anOpenAIKey());
    for (const [other, status] of [
      [cohere, 400],
      [id, 400],
      [theirs, 404],
      ['x', 404],
    ] as const) {
      expect((await service.admin.post(`/credentials/${id}/replace`, { with: other })).status).toBe(status);
    }
    expect((await usages(id)).body.flows).toHaveLength(3);
  });
});
