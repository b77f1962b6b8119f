import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { must, newKey, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { newSignedIn, sessionOf, trySignIn, GOOD_PASSWORD } from '../support/sessions.js';
import { accept, invitations, invite, newEmail, open, triedOften } from './invited.js';
import { expectProblem } from './problems.js';
import { idsOf, type Me, type ProblemBody } from './shapes.js';

let service: Service;
let admin: Client;
let home: string;
let url: string;
beforeAll(async () => {
  service = await startService();
  ({ admin, url } = service);
  home = (await admin.get<Me>('/me')).body.workspaceId;
});
afterAll(() => service.stop());

const newUser = async (email = newEmail()): Promise<{ id: string; email: string }> =>
  (await must(admin.post<{ id: string; email: string }>('/users', { email, name: 'Made by hand' }))).body;

describe('somebody who is a user already', () => {
  it('proves their password, and only becomes a member', async () => {
    const ada = await newSignedIn(service, admin, home);
    const { id: workspaceId } = await newWorkspace(admin);
    const { token } = await invite(admin, { workspaceId, email: ada.email, role: 'editor' });
    expect((await open(url, token)).body.needsPassword).toBe(false);
    expectProblem(await accept(url, token, { password: undefined }), 400, 'VALIDATION_ERROR');
    expectProblem(await accept(url, token, { password: 'not the right one' }), 401, 'UNAUTHENTICATED');
    const answer = await must(accept(url, token, { name: 'Somebody else' }));
    const me = (await must(sessionOf(url, answer).get('/me'))).body;
    expect(me).toMatchObject({ userId: ada.userId, email: ada.email });
    expect(me['name']).not.toBe('Somebody else');
    expect((me['workspaces'] as { id: string }[]).map(({ id }) => id).sort()).toEqual([home, workspaceId].sort());
  });

  it('cannot be guessed at for long', async () => {
    const { email } = await newSignedIn(service, admin, home);
    const { id: workspaceId } = await newWorkspace(admin);
    const { token } = await invite(admin, { workspaceId, email });
    expectProblem(await accept(url, token, { password: 'not the right one' }), 401, 'UNAUTHENTICATED');
    await triedOften(service, 'pair', `${email} 127.0.0.1`);
    expectProblem(await accept(url, token), 429, 'TOO_MANY_ATTEMPTS');
    expect((await trySignIn(url, { email, password: GOOD_PASSWORD })).status).toBe(429);
  });

  it('is not invited to where they are a member', async () => {
    const { email } = await newSignedIn(service, admin, home);
    const body = { email, workspaceId: home, role: 'viewer' };
    expectProblem(await admin.post<ProblemBody>('/invitations', body), 409, 'CONFLICT');
  });

  it('is not made a member twice', async () => {
    const { email, userId } = await newSignedIn(service, admin, home);
    const { id: workspaceId } = await newWorkspace(admin);
    const { token } = await invite(admin, { workspaceId, email, role: 'editor' });
    await must(admin.post(`/workspaces/${workspaceId}/members`, { userId, role: 'viewer' }));
    const answer = await accept(url, token);
    expectProblem(answer, 409, 'CONFLICT');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const members = await must(admin.get<{ userId: string; role: { id: string } }[]>(`/workspaces/${workspaceId}/members`)); // prettier-ignore
    expect(members.body).toMatchObject([{ userId, role: { id: 'viewer' } }]);
  });

  it('gets a name and a password if they have none', async () => {
    const user = await newUser();
    const { token } = await invite(admin, { workspaceId: home, email: user.email });
    expect((await open(url, token)).body.needsPassword).toBe(true);
    const me = await must(sessionOf(url, await must(accept(url, token))).get('/me'));
    expect(me.body).toMatchObject({ userId: user.id, name: 'Grace Hopper' });
  });

  it('and has no password is not taken over by whoever holds less', async () => {
    const owner = await newUser();
    const { id: elsewhere } = await newWorkspace(admin);
    await must(admin.post(`/workspaces/${elsewhere}/members`, { userId: owner.id, role: 'owner' }));
    const inviter = await newKey(admin, ['members:create', 'members:update']);
    const { body: role } = await must(admin.post<{ id: string }>('/roles', { name: 'Nothing', permissions: [] }));
    const body = { email: owner.email, workspaceId: home, role: role.id };
    const answer = await inviter.post<ProblemBody>('/invitations', body);
    expectProblem(answer, 403, 'FORBIDDEN');
    expect(answer.body.message).toContain('credentials:view');
    expect((await admin.post('/invitations', body)).status).toBe(201);
  });

  it('and has no password is not taken over by a link that was made before they got more', async () => {
    const inviter = await newKey(admin, ['members:create', 'members:update']);
    const { body: role } = await must(admin.post<{ id: string }>('/roles', { name: 'Not much', permissions: [] }));
    const { token, email } = await invite(inviter, { workspaceId: home, role: role.id });
    const user = await newUser(email);
    const { id: elsewhere } = await newWorkspace(admin);
    await must(admin.post(`/workspaces/${elsewhere}/members`, { userId: user.id, role: 'owner' }));
    expectProblem(await accept(url, token), 403, 'FORBIDDEN');
    expect((await trySignIn(url, { email, password: GOOD_PASSWORD })).status).toBe(401);
  });
});

describe('another organization', () => {
  it('neither sees nor withdraws an invitation, nor invites here', async () => {
    const { admin: stranger } = await newTenant(service);
    const { id } = await invite(admin, { workspaceId: home });
    expect(idsOf(await invitations(stranger))).not.toContain(id);
    expectProblem(await stranger.delete<ProblemBody>(`/invitations/${id}`), 404, 'NOT_FOUND');
    const body = { email: newEmail(), workspaceId: home, role: 'viewer' };
    expectProblem(await stranger.post<ProblemBody>('/invitations', body), 404, 'NOT_FOUND');
    expect(idsOf(await invitations(admin))).toContain(id);
  });

  it('has a user of its own with the same address: a password here opens nothing there', async () => {
    const { email, userId } = await newSignedIn(service, admin, home);
    const { admin: stranger, workspaceId, organizationId } = await newTenant(service);
    const { token } = await invite(stranger, { workspaceId, email, role: 'owner' });
    expect((await open(url, token)).body.needsPassword).toBe(true);
    const me = await must(sessionOf(url, await must(accept(url, token, { password: 'other words for another' }))).get('/me')); // prettier-ignore
    expect(me.body).toMatchObject({ organizationId, email });
    expect(me.body['userId']).not.toBe(userId);
    const here = await must(trySignIn(url, { email, password: GOOD_PASSWORD }));
    expect((await sessionOf(url, here).get('/me')).body).toMatchObject({ userId });
  });
});
