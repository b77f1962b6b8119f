import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../support/client.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newTenant } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';
import { sql } from './rows.js';

interface Scene {
  service: Service;
  admin: Client;
  viewer: Client;
  stranger: Client;
  workspaceId: string;
  ownerId: string;
  credentialId: string;
  unreadableId: string;
}

let test: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  test = await createTestDatabase();
  scene = await prepare(await startOn(test.config));
});
afterAll(async () => {
  await scene.service.stop();
  await test.drop();
});

async function prepare(service: Service): Promise<Scene> {
  const { admin } = service;
  const { body: me } = await must(admin.get<{ workspaceId: string }>('/me'));
  const workspaceId = me.workspaceId;
  await must(admin.post('/roles', { name: 'Taken', permissions: ['credentials:view'] }));
  const unreadableId = await newCredential(admin, anOpenAIKey());
  await sql(service, 'UPDATE credentials SET sealed_version = 9 WHERE id = ?', unreadableId);
  return {
    service,
    admin,
    viewer: await newKey(admin, ['credentials:view']),
    stranger: (await newTenant(service)).admin,
    workspaceId,
    ownerId: (await newPerson(admin, workspaceId, 'owner')).userId,
    credentialId: await newCredential(admin, anOpenAIKey()),
    unreadableId,
  };
}

const values = { openAIApiKey: 'sk-other' };

const FAILING: [what: string, status: number, call: (scene: Scene) => Promise<Answer>][] = [
  ['no token', 401, ({ admin }) => admin.as('').post('/credentials', anOpenAIKey())],
  ['an unknown token', 401, ({ admin }) => admin.as('kr_unknown').get('/credentials')],
  ['no permission to create', 403, ({ viewer }) => viewer.post('/credentials', anOpenAIKey())],
  ['no permission to update', 403, (s) => s.viewer.put(`/credentials/${s.credentialId}`, { name: 'x' })],
  ['no permission to delete', 403, (s) => s.viewer.delete(`/credentials/${s.credentialId}`)],
  ['an unknown input', 400, (s) => s.admin.put(`/credentials/${s.credentialId}`, { plainDataObj: { nonsense: 1 } })],
  ['an unknown type', 400, ({ admin }) => admin.post('/credentials', { ...anOpenAIKey(), credentialName: 'nonsense' })],
  ['another type', 400, (s) => s.admin.put(`/credentials/${s.credentialId}`, { credentialName: 'basicAuth' })],
  ['a body that is no JSON', 400, ({ admin }) => admin.post('/credentials', '{"name":')],
  ['no body', 412, ({ admin }) => admin.post('/credentials')],
  ['no id', 412, ({ admin }) => admin.delete('/credentials')],
  ['an unknown id', 404, ({ admin }) => admin.delete('/credentials/019a9f3c-0000-7000-8000-000000000005')],
  ['the id of another organization', 404, (s) => s.stranger.put(`/credentials/${s.credentialId}`, { name: 'x' })],
  ['values that do not open', 409, (s) => s.admin.put(`/credentials/${s.unreadableId}`, { plainDataObj: values })],
  ['a name that is taken', 409, ({ admin }) => admin.post('/roles', { name: 'Taken', permissions: [] })],
  [
    'the last owner of the organization',
    409,
    (s) => s.admin.delete(`/workspaces/${s.workspaceId}/members/${s.ownerId}`),
  ],
  ['the workspace one works in', 409, (s) => s.admin.delete(`/workspaces/${s.workspaceId}?force=true`)],
  [
    'a share with an unknown workspace',
    404,
    (s) => s.admin.post(`/credentials/${s.credentialId}/shares`, { workspaceId: 'x' }),
  ],
  ['a body that is too large', 413, ({ admin }) => admin.post('/credentials', { name: 'x'.repeat(1024 * 1024) })],
  [
    'a body of another kind',
    415,
    ({ admin }) => admin.call('POST', '/credentials', 'x', { 'content-type': 'text/plain' }),
  ],
  ['an audit log that cannot be written', 500, withoutAuditLog],
];

/** A failure of the database in the middle of a transaction: what came before it must be undone. */
async function withoutAuditLog({ service, admin }: Scene): Promise<Answer> {
  await sql(service, 'ALTER TABLE audit_entries RENAME TO audit_entries_away');
  try {
    return await admin.post('/credentials', anOpenAIKey(undefined, 'must not be there'));
  } finally {
    await sql(service, 'ALTER TABLE audit_entries_away RENAME TO audit_entries');
  }
}

async function namesOf(client: Client): Promise<string[]> {
  const { body } = await must(client.get<{ name: string }[]>('/credentials'));
  return body.map(({ name }) => name);
}

async function restart(): Promise<void> {
  await scene.service.stop();
  const service = await startOn(test.config);
  scene = { ...scene, service, admin: service.admin.as(scene.admin.token) };
}

describe(`A failing call on ${engine}`, () => {
  const kept: string[] = [];

  it.each(FAILING)('changes nothing, and the next write is kept: %s', async (what, status, call) => {
    const before = await namesOf(scene.admin);
    const answer = await call(scene);
    expect(answer.status, answer.text).toBe(status);
    expect(await namesOf(scene.admin)).toEqual(before);
    await newCredential(scene.admin, anOpenAIKey(undefined, what));
    kept.push(what);
  });

  it('takes no other write with it when all of them come at once', async () => {
    const calls = FAILING.filter(([, status]) => status < 500);
    await Promise.all(
      calls.flatMap(([what, status, call]) => [
        call(scene).then((answer) => expect(answer.status, what).toBe(status)),
        newCredential(scene.admin, anOpenAIKey(undefined, `beside ${what}`)).then(() => kept.push(`beside ${what}`)),
      ]),
    );
  });

  it('leaves every write that was acknowledged where it is after a restart', async () => {
    await restart();
    expect((await namesOf(scene.admin)).sort()).toEqual(['My OpenAI Key', 'My OpenAI Key', ...kept].sort());
    expect(kept).toHaveLength(2 * FAILING.length - 1);
  });
});
