import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, newPerson } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { GOOD_PASSWORD, newSignedIn, SessionClient, signIn, trySignIn } from '../support/sessions.js';

let service: Service;
let workspaceId: string;
beforeAll(async () => {
  service = await startService();
  workspaceId = (await must(service.admin.get<{ workspaceId: string }>('/me'))).body.workspaceId;
});
afterAll(() => service.stop());

const person = () => newSignedIn(service, service.admin, workspaceId, 'editor');

describe('A password', () => {
  it('is changed by one of two requests that prove it at once: the other has proven one that is no more', async () => {
    const { client, email } = await person();
    const bodies = ['eight loud herons swim', 'nine quiet herons fly'].map((password) => ({ current: GOOD_PASSWORD, password })); // prettier-ignore
    const statuses = (await Promise.all(bodies.map((body) => client.put('/me/password', body)))).map(({ status }) => status); // prettier-ignore
    expect(statuses.toSorted()).toEqual([204, 400]);
    const [done, undone] = statuses[0] === 204 ? bodies : bodies.toReversed();
    await signIn(service.url, email, done?.password);
    expect((await trySignIn(service.url, { email, password: undone?.password })).status).toBe(401);
  });

  it('is changed by who knows it, and ends all other sessions', async () => {
    const { client, email } = await person();
    const other = await signIn(service.url, email);
    const next = 'eight loud herons swim';
    expect((await client.put('/me/password', { current: 'not-the-password', password: next })).status).toBe(400);
    expect((await client.put('/me/password', { current: GOOD_PASSWORD, password: 'short' })).status).toBe(400);
    expect((await client.put('/me/password', { current: GOOD_PASSWORD, password: next })).status).toBe(204);
    expect((await client.get('/me')).status).toBe(200);
    expect((await other.get('/me')).status).toBe(401);
    expect((await trySignIn(service.url, { email, password: GOOD_PASSWORD })).status).toBe(401);
    await signIn(service.url, email, next);
  });

  it('cannot be guessed by who holds the session', async () => {
    const { client } = await person();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await client.put('/me/password', { current: `guess ${n}`, password: GOOD_PASSWORD })).status); // prettier-ignore
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });

  it('belongs to people: no API key has one, not even one that acts as a member', async () => {
    const key = await newPerson(service.admin, workspaceId, 'owner');
    for (const [method, path, body] of [
      ['PUT', '/me', { name: 'Mine' }],
      ['PUT', '/me/password', { current: GOOD_PASSWORD, password: GOOD_PASSWORD }],
      ['POST', '/me/workspace', { workspaceId }],
      ['GET', '/me/sessions', undefined],
      ['DELETE', '/me/sessions', undefined],
      ['POST', '/auth/sign-out', {}],
    ] as const) {
      expect((await key.call(method, path, body)).status, path).toBe(403);
    }
    expect(new SessionClient(service.url, '').token).toBe('');
  });
});
