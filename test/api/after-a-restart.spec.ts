import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/engine.js';
import { must, newCredential, newPerson, newWorkspace } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';
import { anOpenAIKey } from '../support/people.js';
import { listed, read, type Me } from './shapes.js';

const MANY = 16;

let database: TestDatabase;
let service: Service;
let token: string;
let ids: string[];
let personal: { token: string; id: string };
beforeAll(async () => {
  database = await createTestDatabase();
  const first = await startOn(database.config);
  token = first.adminToken;
  const { workspaceId } = (await first.admin.get<Me>('/me')).body;
  const ada = await newPerson(first.admin, workspaceId, 'editor');
  ids = [];
  for (let n = 0; n < MANY; n++) ids.push(await newCredential(first.admin));
  personal = { token: ada.token, id: await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' }) };
  await first.stop();
  service = await startOn(database.config);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

describe('after a restart', () => {
  it('carries out many changes at once, before anything else was asked', async () => {
    const admin = service.admin.as(token);
    const answers = await Promise.all(
      ids.map((id) => admin.put(`/credentials/${id}`, { plainDataObj: { organizationId: `org-${id}` } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
  });

  it('opens what was sealed before', async () => {
    const admin = service.admin.as(token);
    for (const one of await listed(admin)) expect(one).not.toHaveProperty('unreadable');
    for (const id of ids) expect((await read(admin, id)).plainDataObj).toMatchObject({ organizationId: `org-${id}` });
    expect((await read(service.admin.as(personal.token), personal.id)).plainDataObj).toBeDefined();
  });

  it('makes no other organization and no other first key', async () => {
    expect(service.adminToken).toBe('');
    const { body } = await must(service.admin.as(token).get<unknown[]>('/organizations'));
    expect(body).toHaveLength(1);
  });

  it('deletes many workspaces at once', async () => {
    const admin = service.admin.as(token);
    const workspaces: string[] = [];
    for (let n = 0; n < MANY; n++) workspaces.push((await newWorkspace(admin)).id);
    const answers = await Promise.all(workspaces.map((id) => admin.delete(`/workspaces/${id}`)));
    expect(answers.map(({ status }) => status)).toEqual(workspaces.map(() => 204));
  });
});
