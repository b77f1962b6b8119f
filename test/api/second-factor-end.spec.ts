import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../database/rows.js';
import { Secrets } from '../rules/canary.js';
import { Outputs } from '../rules/outputs.js';
import type { Client } from '../support/client.js';
import { must, newKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { appCode, GOOD_PASSWORD, newSignedIn, sessionOf, trySignIn, type SignedIn } from '../support/sessions.js';
import { answerTo, challengeFor, enrol, newEnrolled, stopClock, wrongCode } from './second-factors.js';
import { NOBODY, type Me } from './shapes.js';

let service: Service;
let me: Me;
beforeAll(async () => {
  stopClock();
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
});
afterAll(async () => {
  await service.stop();
  vi.useRealTimers();
});

const enrolled = () => newEnrolled(service);
const challengeOf = (person: SignedIn) => challengeFor(service, person);
const answer = (challenge: string, code: string) => answerTo(service, challenge, code);

describe('Recovery codes and the end of a second factor', () => {
  it('are renewed with a code, and those from before work no more', async () => {
    const person = await enrolled();
    const renew = (code: string) => person.client.post<{ recoveryCodes: string[] }>('/me/second-factor/recovery-codes', { code }); // prettier-ignore
    expect((await renew(wrongCode(person.secret))).status).toBe(400);
    const { recoveryCodes } = (await must(renew(appCode(person.secret)))).body;
    expect(recoveryCodes).toHaveLength(10);
    expect((await answer(await challengeOf(person), person.recoveryCodes[0] ?? '')).status).toBe(401);
    expect((await answer(await challengeOf(person), recoveryCodes[0] ?? '')).status).toBe(200);
  });

  it('is removed with a code, and the password is enough again', async () => {
    const person = await enrolled();
    const remove = (code: string) => person.client.call('DELETE', '/me/second-factor', { code });
    expect((await remove(wrongCode(person.secret))).status).toBe(400);
    expect((await remove(person.recoveryCodes[0] ?? '')).status).toBe(204);
    expect((await trySignIn(service.url, { email: person.email, password: GOOD_PASSWORD })).body).toEqual({ secondFactor: false }); // prettier-ignore
    expect((await remove(appCode(person.secret))).status).toBe(404);
    await must(person.client.post('/me/second-factor'));
    expect((await remove(appCode(person.secret))).status).toBe(404);
  });

  it('is removed by an administrator, who ends all sessions with it', async () => {
    const person = await enrolled();
    const challenge = await challengeOf(person);
    const remove = (client: Client, id = person.userId) => client.delete(`/users/${id}/second-factor`);
    expect((await remove(await newKey(service.admin, ['members:view']))).status).toBe(403);
    expect((await remove(await newKey(service.admin, ['members:update', 'members:view']))).body).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('Removing the second factor of this user takes') as string }); // prettier-ignore
    expect((await remove(service.admin, NOBODY)).status).toBe(404);
    expect((await person.client.get('/me')).status).toBe(200);

    expect((await remove(service.admin)).status).toBe(204);
    expect((await person.client.get('/me')).status).toBe(401);
    expect((await answer(challenge, appCode(person.secret))).status).toBe(401);
    expect((await remove(service.admin)).status).toBe(404);
    const { body } = await must(service.admin.get<{ data: unknown[] }>(`/audit?event=user.secondfactor&subjectId=${person.userId}`)); // prettier-ignore
    expect(body.data[0]).toMatchObject({ actorKind: 'key', details: { what: 'removed', sessions: 1 } });
  });

  it('does not let an administrator remove their own without a code, nor with a key that they have made', async () => {
    const person = await newSignedIn(service, service.admin, me.workspaceId, 'owner');
    await enrol(person);
    const path = `/users/${person.userId}/second-factor`;
    expect((await person.client.delete(path)).status).toBe(403);
    const { token } = (await must(person.client.post<{ token: string }>('/api-keys', { name: 'Mine', permissions: ['members:update'] }))).body; // prettier-ignore
    expect((await service.admin.as(token).delete(path)).status).toBe(403);
    await challengeOf(person);
  });
});

describe('What is stored of a second factor', () => {
  it('tells neither its secret nor its codes, and no answer, log line or audit entry does later', async () => {
    const outputs = new Outputs(service);
    const person = await enrolled();
    const secrets = new Secrets();
    secrets.keep('the secret of an app', person.secret);
    const begun = await must(answer(await challengeOf(person), person.recoveryCodes[0] ?? ''));
    await answer(await challengeOf(person), wrongCode(person.secret));
    const client = sessionOf(service.url, begun);
    const answers = await Promise.all(['/me', '/me/sessions', '/users', '/audit'].map((path) => client.get(path)));
    const heard = [begun, ...answers].map(({ text }) => ({ where: 'an answer', text }));
    const all = [...(await outputs.all()), ...heard];
    expect(all.some(({ where, text }) => where === 'table second_factors' && text.includes(person.userId))).toBe(true);
    expect(secrets.foundIn(all)).toEqual([]);
    const codes = person.recoveryCodes.flatMap((code) => [code, code.replaceAll('-', '')]);
    for (const { where, text } of all)
      expect(
        codes.some((code) => text.includes(code)),
        where,
      ).toBe(false);
  });

  it('opens for no other user, and recovery codes work without it', async () => {
    const [victim, thief] = [await enrolled(), await enrolled()];
    const stolen = 'SELECT sealed FROM second_factors WHERE user_id = ?';
    const [row] = await service.database.read(stolen, [thief.userId]);
    await sql(service, 'UPDATE second_factors SET sealed = ? WHERE user_id = ?', row?.['sealed'], victim.userId);
    const challenge = await challengeOf(victim);
    expect((await answer(challenge, appCode(thief.secret))).body).toMatchObject({
      statusCode: 409,
      code: 'UNREADABLE',
    });
    expect((await answer(challenge, victim.recoveryCodes[0] ?? '')).status).toBe(200);
  });
});
