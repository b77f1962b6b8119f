import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { aFlow, anOpenAIKey, must, newCredential, newTenant, newWorkspace } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';

const MANY = 25; // more than there are connections to a database server

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

const numbers = Array.from({ length: MANY }, (_, n) => n);

async function restart(): Promise<void> {
  await service.stop();
  service = await startOn(test.config);
  service = { ...service, admin: service.admin.as(token) };
}

describe(`Many requests at once on ${engine}`, () => {
  it('change values right after a start, when no data key is in memory yet', async () => {
    const ids = await Promise.all(numbers.map(() => newCredential(service.admin)));
    await restart();
    const change = { plainDataObj: { openAIApiKey: 'sk-other' } };
    const answers = await Promise.all(ids.map((id) => service.admin.put(`/credentials/${id}`, change)));
    expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
  });

  it('rename credentials that do not open, whose key is looked for each time', async () => {
    const { admin, workspaceId } = await newTenant(service);
    const ids = await Promise.all(numbers.map(() => newCredential(admin)));
    await service.database.write((tx) => tx.delete('WorkspaceKey', { workspaceId }));
    await restart();
    const calls = ids.map((id) => service.admin.as(admin.token).put(`/credentials/${id}`, { name: 'renamed' }));
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(numbers.map(() => 200));
  });

  it('delete workspaces', async () => {
    const { admin } = await newTenant(service);
    const workspaces = await Promise.all(numbers.map(() => newWorkspace(admin)));
    const answers = await Promise.all(workspaces.map(({ id }) => admin.delete(`/workspaces/${id}?force=true`)));
    expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 204));
  });

  it('make the first credentials of a workspace, which needs a data key, and one alone', async () => {
    const { admin, workspaceId } = await newTenant(service);
    const ids = await Promise.all(numbers.map((n) => newCredential(admin, anOpenAIKey(`sk-${n}`))));
    const keys = await service.database.read('SELECT id FROM data_keys WHERE workspace_id = ?', [workspaceId]);
    expect(keys).toHaveLength(1);
    await restart();
    const { body } = await must(service.admin.as(admin.token).get<{ id: string; unreadable?: true }[]>('/credentials'));
    expect(body.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(body.filter(({ unreadable }) => unreadable)).toEqual([]);
  });

  it('change one credential, and each change is made', async () => {
    const { admin } = await newTenant(service);
    const id = await newCredential(admin);
    const answers = await Promise.all(numbers.map((n) => admin.put(`/credentials/${id}`, { name: `name ${n}` })));
    expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
    const entries = await service.database.read(
      "SELECT id FROM audit_entries WHERE subject_id = ? AND event = 'credential.updated'",
      [id],
    );
    expect(entries).toHaveLength(MANY);
  });
});

describe(`Two requests for the same on ${engine}`, () => {
  const flowOf = async (id: string): Promise<string> => (await must(service.admin.get(`/flows/${id}`))).text;

  it('lose nothing of a flow that is registered while its credential is replaced', async () => {
    const [from, to] = [await newCredential(service.admin), await newCredential(service.admin)];
    await must(service.admin.put(`/flows/${from}`, aFlow(from)));
    const { definition } = aFlow(from, 'Told meanwhile');
    const told = { ...definition, notes: 'told meanwhile' };
    const [replacing] = await service.database.write(async (tx) => {
      await tx.update('Flow', { externalId: from }, { updatedAt: new Date() });
      const answer = service.admin.post(`/credentials/${from}/replace`, { with: to });
      await sleep(400); // for it to come as far as it can
      await tx.update('Flow', { externalId: from }, { definition: told });
      return [answer];
    });
    expect((await replacing)?.status).toBe(200);
    const now = await flowOf(from);
    expect(now).toContain('told meanwhile');
    expect(now).toContain(to);
  });

  it('do not both delete a credential and have a flow refer to it', async () => {
    const id = await newCredential(service.admin);
    let isRegistered = false;
    const [putting] = await service.database.write(async (tx) => {
      await tx.delete('Credential', { id });
      const answer = service.admin.put(`/flows/${id}`, aFlow(id)).finally(() => (isRegistered = true));
      await sleep(400);
      expect(isRegistered).toBe(false);
      return [answer];
    });
    expect((await putting)?.status).toBe(200);
    expect(await flowOf(id)).toContain('"problem"');
  });
});
