import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newKey, newPerson, newTenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { anId, aText, aTime, idsOf, NOBODY, type Me } from './shapes.js';

interface UserBody {
  id: string;
  email: string;
  name: string;
  createdDate: string;
  updatedDate: string;
}

let service: Service;
let me: Me;
beforeAll(async () => {
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
});
afterAll(() => service.stop());

let counter = 0;
const creates = (body: object = {}, client = service.admin) =>
  client.post<UserBody>('/users', { email: `user${++counter}@example.com`, name: 'Ada', ...body });

describe('/users', () => {
  it('adds a person, and shows them', async () => {
    const { status, body } = await creates({ email: 'ada@example.com', name: 'Ada Lovelace' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: anId,
      email: 'ada@example.com',
      name: 'Ada Lovelace',
      createdDate: aTime,
      updatedDate: aTime,
    });
    expect((await service.admin.get(`/users/${body.id}`)).body).toEqual(body);
    expect((await service.admin.get<UserBody[]>('/users')).body).toContainEqual(body);
  });

  it('knows a person by one e-mail address, in whatever case', async () => {
    expect((await creates({ email: 'Grace.Hopper@Example.com' })).body.email).toBe('grace.hopper@example.com');
    for (const email of ['grace.hopper@example.com', 'GRACE.HOPPER@EXAMPLE.COM']) {
      expect(await creates({ email })).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    }
  });

  it('lets another organization know the same person', async () => {
    const stranger = await newTenant(service);
    const { body } = await must(creates({ email: 'both@example.com' }));
    const { status, body: there } = await creates({ email: 'both@example.com' }, stranger.admin);
    expect(status).toBe(201);
    expect(there.id).not.toBe(body.id);
  });

  it.each([
    undefined,
    null,
    '',
    'ada',
    'ada@',
    '@example.com',
    'a b@example.com',
    7,
    ['a@example.com'],
    'a\u0000@example.com',
  ])('refuses the e-mail address %j', async (email) => {
    expect(await creates({ email })).toMatchObject({ status: 400, body: { details: { email: aText } } });
  });

  it('refuses an e-mail address that is too long', async () => {
    expect((await creates({ email: `${'a'.repeat(60)}@${'b.'.repeat(100)}example.com` })).status).toBe(400);
  });

  it('refuses fields that it does not know', async () => {
    for (const more of [
      { id: NOBODY },
      { organizationId: NOBODY },
      { role: 'owner' },
      { workspaceId: me.workspaceId },
    ]) {
      expect((await creates(more)).status).toBe(400);
    }
  });

  it('renames a person and changes nothing else', async () => {
    const { body: before } = await must(creates());
    const answer = await service.admin.put<UserBody>(`/users/${before.id}`, { name: 'Ada King' });
    expect(answer).toMatchObject({ status: 200, body: { id: before.id, email: before.email, name: 'Ada King' } });
    for (const body of [{ name: 'x', email: 'new@example.com' }, { email: 'new@example.com' }, { name: null }, {}]) {
      expect((await service.admin.put(`/users/${before.id}`, body)).status).toBe(400);
    }
    expect((await service.admin.get(`/users/${before.id}`)).body).toEqual(answer.body);
  });

  it('removes a person who is a member of nothing', async () => {
    const { body } = await must(creates());
    expect(await service.admin.delete(`/users/${body.id}`)).toMatchObject({ status: 204, text: '' });
    expect((await service.admin.get(`/users/${body.id}`)).status).toBe(404);
    expect((await service.admin.delete(`/users/${body.id}`)).status).toBe(404);
  });

  it('removes a person with their memberships and keys', async () => {
    const ada = await newPerson(service.admin, me.workspaceId, 'editor');
    expect((await ada.get('/me')).status).toBe(200);
    await must(service.admin.delete(`/users/${ada.userId}`));
    expect((await ada.get('/me')).status).toBe(401);
    expect(await service.database.read('SELECT user_id FROM members WHERE user_id = ?', [ada.userId])).toEqual([]);
  });

  it('stays inside the organization', async () => {
    const stranger = await newTenant(service);
    const { body: theirs } = await must(creates({}, stranger.admin));
    expect(idsOf((await stranger.admin.get<UserBody[]>('/users')).body)).toEqual([theirs.id]);
    for (const id of [theirs.id, NOBODY, 'nothing', '%00']) {
      expect((await service.admin.get(`/users/${id}`)).status).toBe(404);
      expect((await service.admin.put(`/users/${id}`, { name: 'Mine' })).status).toBe(404);
      expect((await service.admin.delete(`/users/${id}`)).status).toBe(404);
    }
    expect((await stranger.admin.get(`/users/${theirs.id}`)).body).toEqual(theirs);
  });

  it('is for those who hold the rights to members', async () => {
    const { body: user } = await must(creates());
    const viewer = await newKey(service.admin, ['members:view', 'workspaces:update', 'roles:update']);
    expect((await viewer.get('/users')).status).toBe(200);
    expect((await creates({}, viewer)).status).toBe(403);
    expect((await viewer.put(`/users/${user.id}`, { name: 'x' })).status).toBe(403);
    expect((await viewer.delete(`/users/${user.id}`)).status).toBe(403);
    const other = await newKey(service.admin, ['workspaces:view']);
    expect((await other.get('/users')).status).toBe(403);
  });
});
