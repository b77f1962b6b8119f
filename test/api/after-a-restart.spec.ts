import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newPerson } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';
import { HIDDEN, listed, read, type Me } from './shapes.js';
import { storedValues } from './stored-values.js';

let database: TestDatabase;
let service: Service;
let token: string;
let own: string;
let personal: { token: string; id: string };
beforeAll(async () => {
  database = await createTestDatabase();
  const first = await startOn(database.config);
  token = first.adminToken;
  const { workspaceId } = (await first.admin.get<Me>('/me')).body;
  const ada = await newPerson(first.admin, workspaceId, 'editor');
  own = await newCredential(first.admin);
  personal = { token: ada.token, id: await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' }) };
  await first.stop();
  service = await startOn(database.config);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

describe('after a restart', () => {
  it('opens what was sealed before', async () => {
    const admin = service.admin.as(token);
    const ada = service.admin.as(personal.token);
    for (const one of await listed(ada)) expect(one).not.toHaveProperty('unreadable');
    expect((await read(admin, own)).plainDataObj).toEqual({ openAIApiKey: HIDDEN });
    expect((await read(ada, personal.id)).plainDataObj).toEqual({ openAIApiKey: HIDDEN });
  });

  it('changes what was sealed before, and seals more beside it', async () => {
    const admin = service.admin.as(token);
    await must(admin.put(`/credentials/${own}`, { plainDataObj: { organizationId: 'org-1' } }));
    const values = { openAIApiKey: 'sk-test-not-a-real-key', organizationId: 'org-1' };
    expect(await storedValues(service, own)).toEqual(values);
    const added = await newCredential(admin);
    expect(await storedValues(service, added)).toEqual({ openAIApiKey: 'sk-test-not-a-real-key' });
  });

  it('makes no other organization and no other first key', async () => {
    expect(service.adminToken).toBe('');
    const { body } = await must(service.admin.as(token).get<unknown[]>('/organizations'));
    expect(body).toHaveLength(1);
  });
});
