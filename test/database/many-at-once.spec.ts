import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant, newWorkspace } from '../support/people.js';
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
