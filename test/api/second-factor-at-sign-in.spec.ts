import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Client, type Answer } from '../support/client.js';
import { must } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { appCode, GOOD_PASSWORD, sessionOf, type SignedIn } from '../support/sessions.js';
import { answerTo, challengeFor, newEnrolled, pass, stopClock, wrongCode } from './second-factors.js';

let service: Service;
beforeAll(async () => {
  stopClock();
  service = await startService();
});
afterAll(async () => {
  await service.stop();
  vi.useRealTimers();
});

const enrolled = () => newEnrolled(service);
const challengeOf = (person: SignedIn) => challengeFor(service, person);
const answer = (challenge: string, code: string, headers?: Record<string, string>) =>
  answerTo(service, challenge, code, headers);

describe('Signing in with a second factor', () => {
  it('begins a session with a code of the app', async () => {
    const person = await enrolled();
    const begun = await must(answer(await challengeOf(person), appCode(person.secret)));
    expect(begun.body).toEqual({ secondFactor: false });
    expect((await sessionOf(service.url, begun).get('/me')).body).toMatchObject({ userId: person.userId });
  });

  it.each([
    ['the one before', -1, 200],
    ['the one after', 1, 200],
    ['two before', -2, 401],
    ['two after', 2, 401],
  ])(
    'takes the codes of the steps beside the present one, and none further away: %s',
    async (_which, steps, status) => {
      const person = await enrolled();
      pass(90);
      const code = appCode(person.secret, steps);
      expect((await answer(await challengeOf(person), code)).status).toBe(status);
    },
  );

  it('takes a code once, with spaces in it or without', async () => {
    const person = await enrolled();
    const code = appCode(person.secret);
    await must(answer(await challengeOf(person), `${code.slice(0, 3)} ${code.slice(3)}`));
    const again = await answer(await challengeOf(person), code);
    expect(again).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(again.headers.get('set-cookie')).toBeNull();
    expect((await answer(await challengeOf(person), appCode(person.secret, -1))).status).toBe(401);
    expect((await answer(await challengeOf(person), appCode(person.secret, 1))).status).toBe(200);
  });

  it('lets one in of many who use a code at the same time', async () => {
    const person = await enrolled();
    const challenges = await Promise.all([1, 2, 3, 4].map(() => challengeOf(person)));
    const code = appCode(person.secret);
    const answers = await Promise.all(challenges.map((challenge) => answer(challenge, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  it('lets one in of many who use a recovery code at the same time, and keeps the others', async () => {
    const person = await enrolled();
    const challenges = await Promise.all([1, 2, 3, 4].map(() => challengeOf(person)));
    const [first = '', second = ''] = person.recoveryCodes;
    const answers = await Promise.all(challenges.map((challenge) => answer(challenge, first)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    await must(answer(await challengeOf(person), second.toUpperCase().replaceAll('-', '')));
  });

  it('writes down that a recovery code was used, and how many are left', async () => {
    const person = await enrolled();
    await must(answer(await challengeOf(person), person.recoveryCodes[3] ?? ''));
    const { body } = await must(service.admin.get<{ data: unknown[] }>(`/audit?event=user.secondfactor&subjectId=${person.userId}`)); // prettier-ignore
    expect(body.data[0]).toMatchObject({ details: { what: 'recovery code used', recoveryCodesLeft: 9 } });
  });

  it('ends a challenge when it is used, after five wrong codes, and after five minutes', async () => {
    const person = await enrolled();
    const used = await challengeOf(person);
    await must(answer(used, appCode(person.secret)));
    expect((await answer(used, appCode(person.secret, 1))).status).toBe(401);

    const worn = await challengeOf(person);
    for (let tries = 0; tries < 5; tries++) expect((await answer(worn, wrongCode(person.secret))).status).toBe(401);
    pass(30);
    expect((await answer(worn, appCode(person.secret))).status).toBe(401);
    const old = await challengeOf(person);
    expect((await answer(old, appCode(person.secret))).status).toBe(200);

    const late = await challengeOf(person);
    pass(301);
    const [tooLate, unknown] = [await answer(late, appCode(person.secret)), await answer('x'.repeat(43), '123456')];
    const withoutId = ({ status, body }: Answer) => ({ status, ...body, requestId: '' });
    expect(tooLate.status).toBe(401);
    expect(withoutId(tooLate)).toEqual(withoutId(unknown));
  });

  it('ends a challenge with the password that it began with', async () => {
    const person = await enrolled();
    const challenge = await challengeOf(person);
    await must(person.client.put('/me/password', { current: GOOD_PASSWORD, password: 'eight loud herons swim' }));
    const refused = await answer(challenge, appCode(person.secret));
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([401, null]);
  });

  it('goes on after four wrong codes', async () => {
    const person = await enrolled();
    const challenge = await challengeOf(person);
    for (let tries = 0; tries < 4; tries++)
      expect((await answer(challenge, wrongCode(person.secret))).status).toBe(401);
    expect((await answer(challenge, appCode(person.secret))).status).toBe(200);
  });

  it('slows down whoever has the password and guesses codes, whatever the challenge', async () => {
    const person = await enrolled();
    for (let tries = 0; tries < 5; tries++) await answer(await challengeOf(person), wrongCode(person.secret));
    const challenge = await challengeOf(person);
    expect((await answer(challenge, appCode(person.secret))).body).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    pass(2);
    expect((await answer(challenge, appCode(person.secret))).status).toBe(200);
  });

  it('gives a challenge that opens nothing else', async () => {
    const person = await enrolled();
    const challenge = await challengeOf(person);
    const cookie = `keyrack_session=${challenge}`;
    expect((await new Client(service.url, '').call('GET', '/me', undefined, { cookie })).status).toBe(401);
    expect((await service.admin.as(challenge).get('/me')).status).toBe(401);
    const setUp = { token: challenge, email: 'eve@example.com', name: 'Eve', password: GOOD_PASSWORD };
    expect((await new Client(service.url, '').call('POST', '/auth/setup', setUp, { 'x-keyrack-csrf': '1' })).status).toBe(403); // prettier-ignore
  });

  it('takes no request that another site may have sent', async () => {
    const person = await enrolled();
    const challenge = await challengeOf(person);
    expect((await answer(challenge, appCode(person.secret), {})).status).toBe(403);
    expect((await answer(challenge, appCode(person.secret))).status).toBe(200);
  });
});
