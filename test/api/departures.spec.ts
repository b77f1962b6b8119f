import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newWorkspace, type Person } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { audited, HIDDEN, idsOf, listed, read, type ApiKeyBody, type Me } from './shapes.js';
import { storedValues } from './stored-values.js';

let service: Service;
let admin: Client;
let home: string;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
  home = (await admin.get<Me>('/me')).body.workspaceId;
  await newPerson(admin, home, 'owner');
});
afterAll(() => service.stop());

const leaves = (person: Person, query = '', workspaceId = home) =>
  admin.delete(`/workspaces/${workspaceId}/members/${person.userId}${query}`);
const works = async (client: Client): Promise<boolean> => (await client.get('/me')).status === 200;
const personal = (name = 'Mine') => ({ ...anOpenAIKey('sk-personal', name), scope: 'personal' });

describe('a member who is removed', () => {
  it('loses every key that acts as them, on every route and at once', async () => {
    const ada = await newPerson(admin, home, 'admin');
    const second = await newKey(admin, ['credentials:view'], { userId: ada.userId });
    const id = await newCredential(ada);
    expect(await works(second)).toBe(true);
    await must(leaves(ada));
    const answers = await Promise.all([
      ada.get('/me'),
      ada.get('/credentials'),
      ada.get(`/credentials/${id}`),
      ada.put(`/credentials/${id}`, { name: 'x' }),
      ada.delete(`/credentials/${id}`),
      ada.post('/credentials', anOpenAIKey()),
      ada.get(`/credentials/${id}/shares`),
      ada.get(`/workspace/shared/${id}`),
      ada.get('/components-credentials'),
      ada.get('/api-keys'),
      ada.get('/audit'),
      second.get('/credentials'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    expect((await read(admin, id)).name).toBe('My OpenAI Key');
  });

  it('loses the keys that they made, and those made with these', async () => {
    const ada = await newPerson(admin, home, 'admin');
    const made = await newKey(ada, ['credentials:view', 'apikeys:create']);
    const madeWithIt = await newKey(made, ['credentials:view']);
    const notTheirs = await newKey(admin, ['credentials:view']);
    expect(await works(madeWithIt)).toBe(true);
    await must(leaves(ada));
    expect(await works(made)).toBe(false);
    expect(await works(madeWithIt)).toBe(false);
    expect(await works(notTheirs)).toBe(true);
  });

  it('loses a key that acts as somebody else, and what they could make with it', async () => {
    const ada = await newPerson(admin, home, 'admin');
    const bob = await newPerson(admin, home, 'admin');
    const asBob = await newKey(ada, ['credentials:view', 'apikeys:create'], { userId: bob.userId });
    const { body } = await asBob.post<ApiKeyBody>('/api-keys', { name: 'x', permissions: ['credentials:view'] });
    await must(leaves(ada));
    expect(await works(asBob)).toBe(false);
    expect(await works(admin.as(body.token ?? 'none'))).toBe(false);
    expect(await works(bob)).toBe(true);
  });

  it('leaves a key that somebody else has rotated since', async () => {
    const ada = await newPerson(admin, home, 'admin');
    const made = await newKey(ada, ['credentials:view']);
    const { body } = await must(admin.post<ApiKeyBody>(`/api-keys/${made.id}/rotate`));
    await must(leaves(ada));
    expect(await works(made)).toBe(false);
    expect(await works(admin.as(body.token ?? ''))).toBe(true);
  });

  it('loses a key of somebody else that they rotated', async () => {
    const ada = await newPerson(admin, home, 'admin');
    const key = await newKey(admin, ['credentials:view']);
    const { body } = await must(ada.post<ApiKeyBody>(`/api-keys/${key.id}/rotate`));
    expect(await works(admin.as(body.token ?? ''))).toBe(true);
    await must(leaves(ada));
    expect(await works(admin.as(body.token ?? ''))).toBe(false);
  });

  it('keeps what belongs to a workspace where they stay', async () => {
    const { id: other } = await newWorkspace(admin);
    const ada = await newPerson(admin, home, 'admin');
    await must(admin.post(`/workspaces/${other}/members`, { userId: ada.userId, role: 'editor' }));
    const there = await newKey(admin, ['credentials:view'], { workspaceId: other, userId: ada.userId });
    const madeThere = await newKey(ada, ['credentials:view'], { workspaceId: other });
    await must(leaves(ada));
    expect(await works(ada)).toBe(false);
    expect(await works(there)).toBe(true);
    expect(await works(madeThere)).toBe(true);
    await must(leaves(ada, '', other));
    expect(await works(there)).toBe(false);
    expect(await works(madeThere)).toBe(false);
  });

  it('loses keys that they made in workspaces where they are no member', async () => {
    const { id: other } = await newWorkspace(admin);
    const ada = await newPerson(admin, home, 'admin');
    const made = await newKey(ada, ['credentials:view'], { workspaceId: other });
    await must(leaves(ada));
    expect(await works(made)).toBe(false);
  });

  it('is told apart from one who comes back: old keys stay ended', async () => {
    const ada = await newPerson(admin, home, 'editor');
    await must(leaves(ada));
    await must(admin.post(`/workspaces/${home}/members`, { userId: ada.userId, role: 'editor' }));
    expect(await works(ada)).toBe(false);
  });
});

describe('personal credentials of a member who is removed', () => {
  it('hold up the removal until it is said what becomes of them', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const id = await newCredential(ada, personal());
    expect(await leaves(ada)).toMatchObject({
      status: 409,
      body: { code: 'IN_USE', details: { personalCredentials: 1 } },
    });
    expect(await admin.delete(`/users/${ada.userId}`)).toMatchObject({ status: 409, body: { code: 'IN_USE' } });
    for (const choice of ['', 'keep', 'TRANSFER', 'transfer,delete']) {
      expect((await leaves(ada, `?personalCredentials=${choice}`)).status).toBe(400);
    }
    expect((await read(ada, id)).plainDataObj).toEqual({ openAIApiKey: HIDDEN });
  });

  it('go to the workspace', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const id = await newCredential(ada, personal());
    await must(leaves(ada, '?personalCredentials=transfer'));
    const credential = await read(admin, id);
    expect(credential).toMatchObject({ scope: 'workspace', shared: false, workspaceId: home });
    expect(credential.permissions).toContain('update');
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: 'sk-personal' });
    expect(await audited(admin, `&subjectId=${id}&event=credential.transferred`)).toMatchObject([
      { details: { from: ada.userId, to: 'workspace' } },
    ]);
  });

  it('are no longer shared with the workspace that owns them now, and still with the others', async () => {
    const { id: other } = await newWorkspace(admin);
    const ada = await newPerson(admin, home, 'editor');
    const id = await newCredential(ada, personal());
    await must(ada.put(`/credentials/${id}/shares`, { workspaceIds: [home, other] }));
    await must(leaves(ada, '?personalCredentials=transfer'));
    const { body } = await must(admin.get<{ workspaceId: string }[]>(`/credentials/${id}/shares`));
    expect(body.map(({ workspaceId }) => workspaceId)).toEqual([other]);
    expect((await listed(admin)).filter((one) => one.id === id)).toMatchObject([{ shared: false, scope: 'workspace' }]);
  });

  it('are deleted with their shares', async () => {
    const other = await newWorkspace(admin);
    const ada = await newPerson(admin, home, 'editor');
    const id = await newCredential(ada, personal());
    await must(ada.post(`/credentials/${id}/shares`, { workspaceId: other.id }));
    await must(leaves(ada, '?personalCredentials=delete'));
    expect(idsOf(await listed(other.admin))).not.toContain(id);
    expect(await service.database.read('SELECT id FROM credentials WHERE id = ?', [id])).toEqual([]);
    expect(await audited(admin, `&subjectId=${id}&event=credential.deleted`)).toHaveLength(1);
  });

  it('are those of this workspace only', async () => {
    const { id: other } = await newWorkspace(admin);
    const ada = await newPerson(admin, home, 'editor');
    await must(admin.post(`/workspaces/${other}/members`, { userId: ada.userId, role: 'editor' }));
    const there = await newKey(admin, ['credentials:view', 'credentials:create'], {
      workspaceId: other,
      userId: ada.userId,
    });
    const [here, kept] = [await newCredential(ada, personal()), await newCredential(there, personal())];
    await must(leaves(ada, '?personalCredentials=delete'));
    expect((await there.get(`/credentials/${kept}`)).status).toBe(200);
    expect(await service.database.read('SELECT id FROM credentials WHERE id = ?', [here])).toEqual([]);
  });

  it('go from every workspace with the user', async () => {
    const { id: other, admin: otherAdmin } = await newWorkspace(admin);
    const ada = await newPerson(admin, home, 'editor');
    await must(admin.post(`/workspaces/${other}/members`, { userId: ada.userId, role: 'editor' }));
    const there = await newKey(admin, ['credentials:view', 'credentials:create'], {
      workspaceId: other,
      userId: ada.userId,
    });
    const ids = [await newCredential(ada, personal()), await newCredential(there, personal())];
    await must(admin.delete(`/users/${ada.userId}?personalCredentials=transfer`));
    expect(await works(there)).toBe(false);
    expect(await read(admin, ids[0] ?? '')).toMatchObject({ scope: 'workspace' });
    expect(await read(otherAdmin, ids[1] ?? '')).toMatchObject({ scope: 'workspace' });
  });

  it('need no word when there are none', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const id = await newCredential(ada);
    expect((await leaves(ada)).status).toBe(204);
    expect((await read(admin, id)).scope).toBe('workspace');
  });
});
