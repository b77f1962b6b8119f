import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeParameter } from '../../src/persistence/index.js';
import { hashOf } from '../../src/identity/token.js';
import { sql } from '../database/rows.js';
import type { Client } from '../support/client.js';
import { must, newKey, newPerson, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { sessionOf, trySignIn, GOOD_PASSWORD } from '../support/sessions.js';
import { accept, invitations, invite, newEmail, open, tokenOf, type InvitationBody } from './invited.js';
import { expectProblem } from './problems.js';
import { anId, audited, aTime, idsOf, type Me, type ProblemBody } from './shapes.js';

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

const expire = (token: string) =>
  sql(service, 'UPDATE one_time_tokens SET expires_at = ? WHERE token_hash = ?', timeParameter(service.database.engine, new Date(Date.now() - 1000)), hashOf(token)); // prettier-ignore

describe('an invitation', () => {
  it('is answered with its link, which is nowhere else', async () => {
    const email = newEmail();
    const answer = await must(admin.post<InvitationBody>('/invitations', { email: ` ${email.toUpperCase()} `, workspaceId: home, role: 'editor' })); // prettier-ignore
    const role = { id: 'editor', name: 'editor', builtIn: true };
    const shown = { id: anId, email, workspaceId: home, role, inviterName: 'First admin key', mailed: false };
    const { link, ...body } = answer.body;
    expect([answer.status, body]).toEqual([201, { ...shown, createdDate: aTime, expiresDate: aTime }]);
    expect(link?.startsWith(`${url}/invitation#`)).toBe(true);
    const days = (Date.parse(body.expiresDate) - Date.parse(body.createdDate)) / 86_400_000;
    expect(days).toBe(7);
    const list = await must(admin.get('/invitations'));
    expect(list.text).toContain(body.id);
    const logged = `${list.text} ${service.logged.join('')} ${JSON.stringify(await audited(admin))}`;
    expect(logged).not.toContain(tokenOf(link));
    const rows = await service.database.read('SELECT token_hash, payload FROM one_time_tokens', []);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link));
  });

  it('tells whoever holds the link what it is to', async () => {
    const { token, email } = await invite(admin, { workspaceId: home });
    const told = { organizationName: 'My organization', workspaceName: 'Default', role: 'viewer', email };
    expect((await open(url, token)).body).toEqual({ ...told, needsPassword: true });
    expect((await open(url, token)).status).toBe(200);
  });

  it('lets somebody new in, with its role in its workspace and no other', async () => {
    const { id: workspaceId } = await newWorkspace(admin);
    const { token, email, id } = await invite(admin, { workspaceId, role: 'auditor' });
    const answer = await must(accept(url, token));
    expect(answer.body).toEqual({ secondFactor: false });
    const me = await must(sessionOf(url, answer).get('/me'));
    const workspaces = [{ id: workspaceId, role: 'auditor' }];
    expect(me.body).toMatchObject({ kind: 'session', email, name: 'Grace Hopper', workspaceId, workspaces });
    expect((await trySignIn(url, { email, password: GOOD_PASSWORD })).status).toBe(200);
    expect(idsOf(await invitations(admin))).not.toContain(id);
    const [entry] = await audited(admin, '&event=invitation.accepted');
    const details = { email, workspaceId, role: 'auditor', userId: me.body['userId'] };
    expect(entry).toMatchObject({ subjectId: id, details });
  });

  it('may be to a role of the organization', async () => {
    const { body: role } = await must(admin.post<{ id: string }>('/roles', { name: 'Looker', permissions: ['flows:view'] })); // prettier-ignore
    const { token } = await invite(admin, { workspaceId: home, role: role.id });
    expect((await open(url, token)).body).toMatchObject({ role: 'Looker' });
    const me = await must(sessionOf(url, await must(accept(url, token))).get('/me'));
    expect(me.body['permissions']).toEqual(['flows:view']);
  });

  it('needs a name and a good password of somebody new, and then still works', async () => {
    const { token } = await invite(admin, { workspaceId: home });
    const without = await accept(url, token, { name: undefined, password: undefined });
    expectProblem(without, 400, 'VALIDATION_ERROR');
    expect(Object.keys(without.body.details ?? {}).sort()).toEqual(['name', 'password']);
    expectProblem(await accept(url, token, { password: 'short' }), 400, 'VALIDATION_ERROR');
    expect((await accept(url, token)).status).toBe(200);
  });

  it('wants the request to come from a page of the service', async () => {
    const { token } = await invite(admin, { workspaceId: home });
    const elsewhere: Record<string, string>[] = [{}, { 'x-keyrack-csrf': '1', 'sec-fetch-site': 'cross-site' }];
    const bodies = { '': { token }, '/accept': { token, name: 'Eve', password: GOOD_PASSWORD } };
    for (const [path, body] of Object.entries(bodies)) {
      for (const headers of elsewhere) {
        const answer = await admin.as('').call<ProblemBody>('POST', `/auth/invitation${path}`, body, headers);
        expectProblem(answer, 403, 'FORBIDDEN');
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
    }
    expect((await accept(url, token)).status).toBe(200);
  });
});

describe('a link', () => {
  it('works once', async () => {
    const { token } = await invite(admin, { workspaceId: home });
    await must(accept(url, token));
    expectProblem(await accept(url, token, { name: 'Second' }), 403, 'FORBIDDEN');
    expectProblem(await open(url, token), 403, 'FORBIDDEN');
  });

  it('lets in one of several who accept at once', async () => {
    const { token, email } = await invite(admin, { workspaceId: home });
    const answers = await Promise.all([1, 2, 3, 4].map((n) => accept(url, token, { name: `Number ${n}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 403, 409].includes(status))).toBe(true);
    expect(await service.database.read('SELECT id FROM users WHERE email = ?', [email])).toHaveLength(1);
  });

  it('that is too old looks like one that never was', async () => {
    const { token } = await invite(admin, { workspaceId: home });
    await expire(token);
    const told = async (one: string): Promise<unknown[]> => {
      const answers = [await open(url, one), await accept(url, one)];
      for (const answer of answers) expectProblem(answer, 403, 'FORBIDDEN');
      return answers.map(({ body: { requestId: _, ...body } }) => body);
    };
    expect(await told(token)).toEqual(await told('x'.repeat(43)));
  });

  it('ends when the same address is invited to the same workspace again, however it is written', async () => {
    const first = await invite(admin, { workspaceId: home });
    const { id: elsewhere } = await newWorkspace(admin);
    const other = await invite(admin, { workspaceId: elsewhere, email: first.email });
    const second = await invite(admin, { workspaceId: home, email: first.email.toUpperCase(), role: 'editor' });
    expectProblem(await open(url, first.token), 403, 'FORBIDDEN');
    expectProblem(await accept(url, first.token), 403, 'FORBIDDEN');
    expect((await open(url, second.token)).body.role).toBe('editor');
    expect((await open(url, other.token)).status).toBe(200);
    const mine = (await invitations(admin)).filter(({ email }) => email === first.email);
    expect(idsOf(mine).sort()).toEqual([second.id, other.id].sort());
  });

  it('is one of several that are made for an address at once', async () => {
    const body = { email: newEmail(), workspaceId: home, role: 'viewer' };
    const answers = await Promise.all([1, 2, 3].map(() => admin.post<InvitationBody>('/invitations', body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const works = await Promise.all(answers.map(async ({ body: { link } }) => (await open(url, tokenOf(link))).status));
    expect(works.sort()).toEqual([200, 403, 403]);
  });

  it('ends when the invitation is withdrawn', async () => {
    const { token, id, email } = await invite(admin, { workspaceId: home });
    expect((await admin.delete(`/invitations/${id}`)).status).toBe(204);
    expectProblem(await accept(url, token), 403, 'FORBIDDEN');
    expectProblem(await admin.delete<ProblemBody>(`/invitations/${id}`), 404, 'NOT_FOUND');
    expect(await audited(admin, `&subjectId=${id}`)).toMatchObject([
      { event: 'invitation.deleted', details: { email } },
      { event: 'invitation.created', details: { email, role: 'viewer' } },
    ]);
  });

  it('ends with its workspace and with its role, and says so', async () => {
    const { id: workspaceId } = await newWorkspace(admin);
    const { body: role } = await must(admin.post<{ id: string }>('/roles', { name: 'Short-lived', permissions: [] }));
    const toWorkspace = await invite(admin, { workspaceId });
    const toRole = await invite(admin, { workspaceId: home, role: role.id });
    await must(admin.delete(`/workspaces/${workspaceId}`));
    await must(admin.delete(`/roles/${role.id}`));
    for (const { token } of [toWorkspace, toRole]) {
      const answer = await accept(url, token);
      expectProblem(answer, 403, 'FORBIDDEN');
      expect(answer.body.message).toContain('its workspace or its role is not there any more');
    }
  });

  it('works on when its maker is gone: the right to invite counted then', async () => {
    const maker = await newPerson(admin, home, 'admin');
    const { token } = await invite(maker, { workspaceId: home, role: 'editor' });
    await must(admin.delete(`/users/${maker.userId}`));
    expect((await accept(url, token)).status).toBe(200);
  });
});

describe('who may invite', () => {
  it('gives no role that holds more than they do', async () => {
    const key = await newKey(admin, ['members:create', 'credentials:view']);
    const body = { email: newEmail(), workspaceId: home, role: 'viewer' };
    const answer = await key.post<ProblemBody>('/invitations', body);
    expectProblem(answer, 403, 'FORBIDDEN');
    expect(answer.body.message).toContain('flows:view');
  });

  it.each([
    ['no address', { email: 'canary7f3a' }, 'email'],
    ['an address with a line break', { email: 'a@example.com\r\nBcc: b@example.com' }, 'email'],
    ['no role', { role: '' }, 'role'],
    ['no workspace', { workspaceId: 7 }, 'workspaceId'],
  ])('is told of %s', async (_what, wrong, field) => {
    const body = { email: newEmail(), workspaceId: home, role: 'viewer', ...wrong };
    const answer = await admin.post<ProblemBody>('/invitations', body);
    expectProblem(answer, 400, 'VALIDATION_ERROR');
    expect(Object.keys(answer.body.details ?? {})).toEqual([field]);
  });

  it('names roles and workspaces that are there', async () => {
    const body = { email: newEmail(), workspaceId: home, role: 'viewer' };
    expectProblem(await admin.post<ProblemBody>('/invitations', { ...body, role: 'emperor' }), 404, 'NOT_FOUND');
    expectProblem(await admin.post<ProblemBody>('/invitations', { ...body, workspaceId: 'nowhere' }), 404, 'NOT_FOUND');
  });
});
