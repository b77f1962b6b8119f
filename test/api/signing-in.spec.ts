import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SetUpService } from '../../src/identity/index.js';
import { RefusalTime } from '../../src/identity/refusal-time.js';
import { must, newTenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { GOOD_PASSWORD, givePassword, newSignedIn, sessionOf, signIn, trySignIn } from '../support/sessions.js';

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

describe('The first person', () => {
  it('comes in by the link that the terminal shows, which works once', async () => {
    const fresh = await startService();
    try {
      const open = fresh.admin.as('');
      expect((await open.get('/auth')).body).toEqual({ needsSetup: true, providers: [] });
      const old = await fresh.get(SetUpService).newToken();
      const token = await fresh.get(SetUpService).newToken();
      const account = { email: 'Ada@Example.com ', name: 'Ada', password: GOOD_PASSWORD };
      const setUp = (body: object) => open.call('POST', '/auth/setup', body, CSRF);
      expect((await setUp({ ...account, token: old })).status).toBe(403);
      expect((await setUp({ ...account, token: `${token}x` })).status).toBe(403);
      expect((await setUp({ ...account, token, password: 'short' })).status).toBe(400);
      const [first, second] = await Promise.all([
        setUp({ ...account, token }),
        setUp({ ...account, token, email: 'eve@example.com' }),
      ]);
      expect([first.status, second.status].sort()).toEqual([200, 403]);
      const winner = first.status === 200 ? first : second;
      const me = (await sessionOf(fresh.url, winner).get<Me>('/me')).body;
      expect(me).toMatchObject({ kind: 'session', workspaceName: 'Default', workspaces: [{ role: 'owner' }] });
      expect(me.permissions).toContain('workspaces:delete');
      expect((await open.get('/auth')).body).toEqual({ needsSetup: false, providers: [] });
      expect(await fresh.get(SetUpService).newToken()).toBeUndefined();
      expect((await setUp({ ...account, token, email: 'late@example.com' })).status).toBe(403);
    } finally {
      await fresh.stop();
    }
  });

  it('has the link looked at before anything that costs, and not for ever', async () => {
    const fresh = await startService();
    try {
      const body = { token: 'x'.repeat(43), email: 'ada@example.com', name: 'Ada', password: 'short' };
      const attempts = Array.from({ length: 41 }, () => fresh.admin.as('').call('POST', '/auth/setup', body, CSRF));
      const statuses = (await Promise.all(attempts)).map(({ status }) => status);
      expect(statuses.sort()).toEqual([...Array<number>(40).fill(403), 429]);
    } finally {
      await fresh.stop();
    }
  });

  it.each([
    ['short', 'eleven char', /at least 12 characters/],
    ['of few characters', 'aaaaaaaaaaaaaaaaaabbbb', /five different characters/],
    ['made of the name and the address', 'ada.lovelace1234', /must not be made of your name/],
    ['too long', `${'abcdefgh'.repeat(40)}`, /at most 256 characters/],
  ])('is refused a password that is %s', async (_what, password, message) => {
    const fresh = await startService();
    try {
      const token = await fresh.get(SetUpService).newToken();
      const body = { token, email: 'ada.lovelace@example.com', name: 'Ada Lovelace', password };
      const answer = await fresh.admin.as('').call<{ message: string }>('POST', '/auth/setup', body, CSRF);
      expect(answer.status).toBe(400);
      expect(answer.body.message).toMatch(message);
      expect(answer.text).not.toContain(password);
    } finally {
      await fresh.stop();
    }
  });
});

describe('Signing in', () => {
  it('gives a cookie that scripts and other sites cannot have', async () => {
    const { email } = await person();
    const answer = await trySignIn(service.url, { email: email.toUpperCase(), password: GOOD_PASSWORD });
    expect(answer.body).toEqual({ secondFactor: false });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^keyrack_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/,
    );
    expect(answer.text).not.toContain((answer.headers.get('set-cookie') ?? '').slice(16, 40));
  });

  it('gives a name to the cookie that only this host can set, behind https', async () => {
    const secure = await startService({ KEYRACK_PUBLIC_URL: 'https://keys.example.com' });
    try {
      const me = (await must(secure.admin.get<Me>('/me'))).body;
      const { email } = await newSignedIn(secure, secure.admin, me.workspaceId);
      const cookie = (await trySignIn(secure.url, { email, password: GOOD_PASSWORD })).headers.get('set-cookie');
      expect(cookie).toMatch(
        /^__Host-keyrack_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
      );
    } finally {
      await secure.stop();
    }
  });

  it('answers the same to an address that is unknown, a wrong password, and somebody without a password', async () => {
    const { email } = await person();
    const { body: user } = await must(
      service.admin.post<{ id: string }>('/users', { email: 'none@example.com', name: 'N' }),
    );
    expect(user.id).toBeDefined();
    const attempts = [
      { email: 'nobody@example.com', password: 'whatever-it-may-be' },
      { email, password: 'whatever-it-may-be' },
      { email: 'none@example.com', password: 'whatever-it-may-be' },
      { email: 'none@example.com', password: '' },
      { email: 'nobody\u0000@example.com', password: 'whatever-it-may-be' },
    ];
    const answers = await Promise.all(attempts.map((body) => trySignIn(service.url, body)));
    const shown = answers.map(({ status, body }) => ({ status, ...body, requestId: '' }));
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shown[0]).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('takes its time to say no, whatever it says no to', async () => {
    const { email } = await person();
    const held = vi.spyOn(service.get(RefusalTime), 'hold');
    try {
      for (const one of ['nobody@example.com', email])
        await trySignIn(service.url, { email: one, password: 'whatever-it-may-be' });
      expect(held).toHaveBeenCalledTimes(2);
    } finally {
      held.mockRestore();
    }
  });

  it('slows guessing down, for this address and this person only', async () => {
    const [one, other] = [await person(), await person()];
    const guess = (email: string) => trySignIn(service.url, { email, password: 'whatever-it-may-be' });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await guess(one.email)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const right = await trySignIn(service.url, { email: one.email, password: GOOD_PASSWORD });
    expect([right.status, right.body['code']]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect((right.body['details'] as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(0);
    expect((await guess(other.email)).status).toBe(401);
    await signIn(service.url, other.email);
    await service.database.write((tx) => tx.query("DELETE FROM throttles WHERE id LIKE 'pair:%'")); // as when an hour has passed
    await signIn(service.url, one.email);
  });

  it('counts many guesses at once one by one', async () => {
    const { email } = await person();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => trySignIn(service.url, { email, password: 'whatever-it-may-be' })),
    );
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  });

  it('asks which organization is meant where one password opens several', async () => {
    const tenant = await newTenant(service);
    const email = 'both@example.com';
    for (const [admin, home] of [
      [service.admin, workspaceId],
      [tenant.admin, tenant.workspaceId],
    ] as const) {
      const { body } = await must(admin.post<{ id: string }>('/users', { email, name: 'Both' }));
      await must(admin.post(`/workspaces/${home}/members`, { userId: body.id, role: 'viewer' }));
      await givePassword(service, body.id);
    }
    const asked = await trySignIn(service.url, { email, password: GOOD_PASSWORD });
    expect(asked.status).toBe(409);
    const { organizations } = asked.body['details'] as { organizations: { id: string }[] };
    expect(organizations.map(({ id }) => id)).toContain(tenant.organizationId);
    const chosen = await trySignIn(service.url, {
      email,
      password: GOOD_PASSWORD,
      organizationId: tenant.organizationId,
    });
    expect((await sessionOf(service.url, chosen).get<Me>('/me')).body).toMatchObject({
      workspaceId: tenant.workspaceId,
    });
    const wrong = await trySignIn(service.url, { email, password: 'whatever-it-may-be' });
    expect(wrong.status).toBe(401);
  });

  it('takes over no token that the browser had before', async () => {
    const { email, client } = await person();
    const answer = await trySignIn(service.url, { email, password: GOOD_PASSWORD }, { cookie: client.cookie });
    expect(sessionOf(service.url, answer).cookie).not.toBe(client.cookie);
    const made = await trySignIn(
      service.url,
      { email, password: GOOD_PASSWORD },
      { cookie: 'keyrack_session=chosen-by-somebody-else-chosen-by-somebody' },
    );
    expect(sessionOf(service.url, made).cookie).not.toContain('chosen');
  });

  it('is refused to somebody who belongs to no workspace any more, after the password', async () => {
    const { userId, email } = await person();
    await must(service.admin.delete(`/workspaces/${workspaceId}/members/${userId}`));
    expect((await trySignIn(service.url, { email, password: 'whatever-it-may-be' })).status).toBe(401);
    expect((await trySignIn(service.url, { email, password: GOOD_PASSWORD })).status).toBe(403);
  });

  it('is written to the audit log, as are attempts that failed', async () => {
    const { email, userId } = await person();
    await trySignIn(service.url, { email, password: 'whatever-it-may-be' });
    const { body } = await service.admin.get<{ data: { event: string; outcome: string }[] }>(
      `/audit?subjectId=${userId}`,
    );
    expect(body.data.slice(0, 2)).toMatchObject([
      { event: 'session.refused', outcome: 'refused' },
      { event: 'session.started', outcome: 'done' },
    ]);
  });
});
