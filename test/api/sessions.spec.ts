import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.js';
import { must, newCredential, newKey, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { GOOD_PASSWORD, newSignedIn, signIn } from '../support/sessions.js';

interface Me {
  kind: string;
  userId: string;
  workspaceId: string;
  email: string;
  workspaceName: string;
  workspaces: { id: string; name: string; role: string }[];
  permissions: string[];
}

let service: Service;
let workspaceId: string;
beforeAll(async () => {
  service = await startService();
  workspaceId = (await must(service.admin.get<Me>('/me'))).body.workspaceId;
});
afterAll(() => service.stop());

const person = (role: Parameters<typeof newSignedIn>[3] = 'editor') =>
  newSignedIn(service, service.admin, workspaceId, role);
const CSRF = { 'x-keyrack-csrf': '1' };

describe('A session', () => {
  it('does what its person may, and gets no plaintext', async () => {
    const { client } = await person('owner');
    const id = await newCredential(client);
    expect((await client.get<{ permissions: string[] }>(`/credentials/${id}`)).body.permissions).not.toContain(
      'resolve',
    );
    expect((await client.post(`/credentials/${id}/resolve`)).status).toBe(403);
    const viewer = await person('viewer');
    expect((await viewer.client.get(`/credentials/${id}`)).status).toBe(200);
    expect((await viewer.client.delete(`/credentials/${id}`)).status).toBe(403);
  });

  it.each<[string, Record<string, string>]>([
    ['without the header', {}],
    ['from another site', { ...CSRF, 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring site', { ...CSRF, 'sec-fetch-site': 'same-site' }],
  ])('changes nothing for a request %s', async (_what, headers) => {
    const { client, email } = await person();
    const bare = new Client(service.url, '');
    const asked = await bare.call('POST', '/credentials', {}, { cookie: client.cookie, ...headers });
    expect([asked.status, asked.body['code']]).toEqual([403, 'FORBIDDEN']);
    expect((await bare.call('GET', '/me', undefined, { cookie: client.cookie, ...headers })).status).toBe(200);
    const body = { email, password: GOOD_PASSWORD };
    expect((await bare.call('POST', '/auth/sign-in', body, headers)).status).toBe(403);
  });

  it('belongs to the workspaces that its person makes, with the same role', async () => {
    const { client } = await person('owner');
    const { id, name } = (await must(client.post<{ id: string; name: string }>('/workspaces', { name: 'Staging' })))
      .body;
    const { workspaces } = (await must(client.get<Me>('/me'))).body;
    expect(workspaces.find((workspace) => workspace.id === id)).toEqual({ id, name, role: 'owner' });
    await must(client.post('/me/workspace', { workspaceId: id }));
    expect((await must(client.get<Me>('/me'))).body).toMatchObject({ workspaceId: id, workspaceName: name });
    const { data } = (await must(client.get<{ data: object[] }>('/audit?event=member.added'))).body;
    expect(data).toContainEqual(expect.objectContaining({ details: { workspaceId: id, role: 'owner' } }));
    const byKey = await newWorkspace(service.admin);
    expect((await must(service.admin.get(`/workspaces/${byKey.id}/members`))).body).toEqual([]);
  });

  it('does and tells nothing where a page does not believe itself to be', async () => {
    const { client, userId } = await person('owner');
    const shown = { 'x-keyrack-place': `${userId}/${workspaceId}` };
    const body = {
      name: 'Typed elsewhere',
      credentialName: 'openAIApi',
      plainDataObj: { openAIApiKey: 'sk-not-a-real-key' },
    };
    expect((await client.call('POST', '/credentials', body, shown)).status).toBe(200);
    const team = (await must(client.post<{ id: string }>('/workspaces', { name: 'Moved to' }))).body;
    await must(client.post('/me/workspace', { workspaceId: team.id }));
    for (const [method, given] of [
      ['POST', body],
      ['GET', undefined],
    ] as const) {
      const refused = await client.call(method, '/credentials', given, shown);
      expect([refused.status, refused.body['code']]).toEqual([409, 'CONFLICT']);
    }
    expect((await client.get<object[]>('/credentials')).body).toEqual([]);
    const { userId: otherId } = await person();
    const asOther = { 'x-keyrack-place': `${otherId}/${team.id}` };
    expect((await client.call('GET', '/credentials', undefined, asOther)).status).toBe(409);
    const here = { 'x-keyrack-place': `${userId}/${team.id}` };
    expect((await client.call('GET', '/credentials', undefined, here)).status).toBe(200);
    expect((await service.admin.call('GET', '/credentials', undefined, asOther)).status).toBe(200);
  });

  it('counts less than an API key that is sent along', async () => {
    const { client } = await person();
    const key = await newKey(service.admin, ['flows:view']);
    const both = await key.call<Me>('GET', '/me', undefined, { cookie: client.cookie });
    expect(both.body.kind).toBe('key');
    expect((await key.as('no-such-key').call('GET', '/me', undefined, { cookie: client.cookie })).status).toBe(401);
  });

  it('moves to another workspace that the person belongs to, and to no other', async () => {
    const { client, userId } = await person('editor');
    const team = await newWorkspace(service.admin);
    expect((await client.post('/me/workspace', { workspaceId: team.id })).status).toBe(404);
    await must(service.admin.post(`/workspaces/${team.id}/members`, { userId, role: 'viewer' }));
    expect((await client.post('/me/workspace', { workspaceId: team.id })).status).toBe(204);
    const { body } = await client.get<Me>('/me');
    expect(body).toMatchObject({
      workspaceId: team.id,
      permissions: expect.not.arrayContaining(['credentials:create']) as string[],
    });
    expect(body.workspaces.map(({ role }) => role).sort()).toEqual(['editor', 'viewer']);
    expect((await client.post('/me/workspace', { workspaceId: (await newTenant(service)).workspaceId })).status).toBe(
      404,
    );
  });

  it('begins where the last one was', async () => {
    const { client, userId, email } = await person('editor');
    const team = await newWorkspace(service.admin);
    await must(service.admin.post(`/workspaces/${team.id}/members`, { userId, role: 'viewer' }));
    await must(client.post('/me/workspace', { workspaceId: team.id }));
    await service.database.write((tx) => tx.update('Session', { userId }, { lastSeenAt: new Date(Date.now() + 1000) }));
    expect((await (await signIn(service.url, email)).get<Me>('/me')).body.workspaceId).toBe(team.id);
  });

  it('ends for the person who signs out, at once, and for nobody else', async () => {
    const { client, email } = await person();
    const other = await signIn(service.url, email);
    const answer = await client.post('/auth/sign-out');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^keyrack_session=; .*Max-Age=0/);
    expect((await client.get('/me')).status).toBe(401);
    expect((await other.get('/me')).status).toBe(200);
  });

  it('can be ended from another one, and all others at once', async () => {
    const { client, email, userId } = await person();
    const [second, third] = [await signIn(service.url, email), await signIn(service.url, email)];
    const sessions = (await client.get<{ id: string; current: boolean }[]>('/me/sessions')).body;
    expect(sessions.filter(({ current }) => current).length).toBe(1);
    expect(sessions.length).toBe(3);
    const [row] = await service.database.read(
      'SELECT id FROM sessions WHERE user_id = ? ORDER BY created_at DESC, id DESC LIMIT 1',
      [userId],
    );
    expect((await client.delete(`/me/sessions/${String(row?.['id'])}`)).status).toBe(204);
    expect((await third.get('/me')).status).toBe(401);
    expect((await client.delete('/me/sessions')).status).toBe(204);
    expect((await second.get('/me')).status).toBe(401);
    expect((await client.get('/me')).status).toBe(200);
    const stranger = await person();
    const theirs = (await stranger.client.get<{ id: string }[]>('/me/sessions')).body[0]?.id ?? '';
    expect((await client.delete(`/me/sessions/${theirs}`)).status).toBe(404);
    expect((await stranger.client.get('/me')).status).toBe(200);
  });

  it('ends when nothing was asked for twelve hours, and after a week in any case', async () => {
    const { client, userId } = await person();
    const hours = (n: number): Date => new Date(Date.now() - n * 3_600_000);
    const set = (change: object) => service.database.write((tx) => tx.update('Session', { userId }, change));
    await set({ lastSeenAt: hours(11) });
    expect((await client.get('/me')).status).toBe(200);
    const [seen] = await service.database.read('SELECT last_seen_at FROM sessions WHERE user_id = ?', [userId]);
    expect(new Date(String(seen?.['last_seen_at'])).getTime()).not.toBe(hours(11).getTime());
    await set({ lastSeenAt: hours(13) });
    expect((await client.get('/me')).status).toBe(401);
    await set({ lastSeenAt: new Date(), expiresAt: hours(0) });
    expect((await client.get('/me')).status).toBe(401);
  });

  it('is not kept by what a page asks of itself', async () => {
    const { client, userId } = await person();
    const lastSeenAt = new Date(Date.now() - 11 * 3_600_000);
    await service.database.write((tx) => tx.update('Session', { userId }, { lastSeenAt }));
    const sql = 'SELECT last_seen_at FROM sessions WHERE user_id = ?';
    const before = await service.database.read(sql, [userId]);
    const headers = { cookie: client.cookie, 'x-keyrack-idle': '1' };
    expect((await new Client(service.url, '').call('GET', '/me', undefined, headers)).status).toBe(200);
    expect(await service.database.read(sql, [userId])).toEqual(before);
  });

  it('ends with the membership, the workspace or the user', async () => {
    const member = await person();
    await must(service.admin.delete(`/workspaces/${workspaceId}/members/${member.userId}`));
    expect((await member.client.get('/me')).status).toBe(401);
    const gone = await person();
    await must(service.admin.delete(`/users/${gone.userId}`));
    expect((await gone.client.get('/me')).status).toBe(401);
    const team = await newWorkspace(service.admin);
    const inTeam = await newSignedIn(service, service.admin, team.id);
    await must(service.admin.delete(`/workspaces/${team.id}`));
    expect((await inTeam.client.get('/me')).status).toBe(401);
  });

  it('holds at once what its person’s role becomes', async () => {
    const { client, userId } = await person('admin');
    expect((await client.get('/audit')).status).toBe(200);
    await must(service.admin.put(`/workspaces/${workspaceId}/members/${userId}`, { role: 'viewer' }));
    expect((await client.get('/audit')).status).toBe(403);
  });

  it('and its workspace are not found by ids that are none', async () => {
    const { client } = await person();
    for (const id of ['%00', '%20', 'x'.repeat(40)])
      expect((await client.delete(`/me/sessions/${id}`)).status).toBe(404);
    expect((await client.post('/me/workspace', { workspaceId: '\u0000' })).status).toBe(404);
  });

  it('is kept as a hash only', async () => {
    const { client } = await person();
    const token = client.cookie.split('=')[1] ?? '';
    expect(JSON.stringify(await service.database.read('SELECT * FROM sessions', []))).not.toContain(token);
    expect(service.logged.join('')).not.toContain(token);
  });
});
