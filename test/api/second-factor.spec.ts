import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { must, newKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { appCode, GOOD_PASSWORD, newSignedIn, sessionOf, trySignIn, type SignedIn } from '../support/sessions.js';
import { challengeFor, enrol, newEnrolled, pass, stopClock, wrongCode } from './second-factors.js';
import type { Me } from './shapes.js';

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

describe('Setting up a second factor', () => {
  it('gives a secret for an app, then recovery codes, and asks for codes from then on', async () => {
    const person = await newSignedIn(service, service.admin, me.workspaceId);
    expect((await person.client.get('/me')).body).toMatchObject({ secondFactor: false, secondFactorRequired: false });
    const { body } = await must(person.client.post<{ secret: string; uri: string }>('/me/second-factor'));
    const uri = new URL(body.uri);
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri.href).toContain(`otpauth://totp/Keyrack:${encodeURIComponent(person.email)}`);
    expect(Object.fromEntries(uri.searchParams)).toEqual({ issuer: 'Keyrack', secret: body.secret, algorithm: 'SHA1', digits: '6', period: '30' }); // prettier-ignore
    expect((await must(trySignIn(service.url, { email: person.email, password: GOOD_PASSWORD }))).body).toEqual({ secondFactor: false }); // prettier-ignore

    const code = appCode(body.secret);
    const { recoveryCodes } = (await must(person.client.post<{ recoveryCodes: string[] }>('/me/second-factor/confirm', { code }))).body; // prettier-ignore
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const one of recoveryCodes) expect(one).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect((await person.client.get('/me')).body).toMatchObject({ secondFactor: true, secondFactorRequired: false });
    await challengeOf(person);
  });

  it('takes the secret of the last call, and none before', async () => {
    const { client } = await newSignedIn(service, service.admin, me.workspaceId);
    const [first, last] = [await client.post('/me/second-factor'), await client.post('/me/second-factor')];
    const confirm = (code: string) => client.post('/me/second-factor/confirm', { code });
    expect((await confirm(appCode(String(first.body['secret'])))).status).toBe(400);
    expect((await confirm(appCode(String(last.body['secret'])))).status).toBe(200);
  });

  it('refuses a wrong code, one without a secret before it, and a second one beside the first', async () => {
    const { client } = await newSignedIn(service, service.admin, me.workspaceId);
    const confirm = (code: string) => client.post('/me/second-factor/confirm', { code });
    expect((await confirm('123456')).body).toMatchObject({ statusCode: 409, code: 'CONFLICT' });
    const { secret } = (await must(client.post<{ secret: string }>('/me/second-factor'))).body;
    expect((await confirm(wrongCode(secret))).body).toMatchObject({ code: 'VALIDATION_ERROR', details: { code: expect.any(String) as string } }); // prettier-ignore
    expect((await confirm('1')).status).toBe(400);
    await must(confirm(appCode(secret)));
    expect((await confirm(appCode(secret, 1))).status).toBe(409);
    expect((await client.post('/me/second-factor')).status).toBe(409);
  });

  it('ends the sessions that began without it, and not the one that sets it up', async () => {
    const person = await newSignedIn(service, service.admin, me.workspaceId);
    const other = sessionOf(service.url, await must(trySignIn(service.url, { email: person.email, password: GOOD_PASSWORD }))); // prettier-ignore
    await enrol(person);
    expect((await other.get('/me')).status).toBe(401);
    expect((await person.client.get('/me')).status).toBe(200);
  });

  it('is for people and not for keys, even those that act as one', async () => {
    const person = await enrolled();
    const key = await newKey(service.admin, ['credentials:view'], { userId: person.userId });
    for (const client of [key, service.admin]) {
      expect((await client.post('/me/second-factor')).status).toBe(403);
      expect((await client.post('/me/second-factor/confirm', { code: '123456' })).status).toBe(403);
      expect((await client.post('/me/second-factor/recovery-codes', { code: person.recoveryCodes[0] })).status).toBe(403); // prettier-ignore
      expect((await client.call('DELETE', '/me/second-factor', { code: person.recoveryCodes[0] })).status).toBe(403);
    }
    expect((await key.get('/credentials')).status).toBe(200);
  });

  it('slows down whoever guesses', async () => {
    const { client } = await newSignedIn(service, service.admin, me.workspaceId);
    const { secret } = (await must(client.post<{ secret: string }>('/me/second-factor'))).body;
    const guess = (code = wrongCode(secret)) => client.post('/me/second-factor/confirm', { code });
    for (let tries = 0; tries < 5; tries++) expect((await guess()).status).toBe(400);
    expect((await guess(appCode(secret))).body).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', details: { retryAfterSeconds: 1 } }); // prettier-ignore
    pass(2);
    expect((await guess(appCode(secret))).status).toBe(200);
  });
});
