import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Actor } from '../../src/authorization/index.js';
import { CredentialsService } from '../../src/credentials/credentials.service.js';
import { ApiKeysService } from '../../src/identity/api-keys.service.js';
import { InvitationsService } from '../../src/identity/invitations/invitations.service.js';
import { KeyAuthenticator } from '../../src/identity/key-authenticator.js';
import { MeService } from '../../src/identity/me.service.js';
import { SessionAuthenticator } from '../../src/identity/session-authenticator.js';
import { SignInService } from '../../src/identity/sign-in.service.js';
import { Member, MembersService } from '../../src/workspaces/index.js';
import { WorkspacesService } from '../../src/workspaces/workspaces.service.js';
import type { Client } from '../support/client.js';
import { must, newKey, newPerson, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { appCode, GOOD_PASSWORD, newSignedIn, SessionClient, signIn, trySignIn, type SignedIn } from '../support/sessions.js'; // prettier-ignore
import type { Me } from './shapes.js';

let service: Service;
let admin: Client;
let home: string;
let elsewhere: string;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
  home = (await admin.get<Me>('/me')).body.workspaceId;
  elsewhere = (await newWorkspace(admin)).id;
  await newPerson(admin, home, 'owner');
});
afterAll(() => service.stop());

const trace = { requestId: 'a-request', address: '127.0.0.1' };
const visitor = { trace, userAgent: 'a test' };
const gone = { kind: 'unauthenticated' };

/** Who a request comes from, as it was when it came in. */
const actorOf = async ({ client }: SignedIn): Promise<Actor> =>
  new Actor(await service.get(SessionAuthenticator).authenticate(client.cookie.split('=')[1] ?? '', false), trace);
const actorOfKey = async (token: string): Promise<Actor> =>
  new Actor(await service.get(KeyAuthenticator).authenticate(`Bearer ${token}`), trace);
const newKeyBy = (actor: Actor) =>
  service.get(ApiKeysService).create(actor, { name: 'x', permissions: ['flows:view'] });
const person = (role: 'owner' | 'editor' = 'owner') => newSignedIn(service, admin, home, role);

describe('What somebody is just doing who is removed', () => {
  it('is undone, as it would outlive them', async () => {
    const ada = await person();
    const actor = await actorOf(ada);
    const key = await newKey(admin, ['flows:view']);
    const credential = { name: 'Mine', credentialName: 'openAIApi', data: { openAIApiKey: 'sk-mine' } };
    const doings: (() => Promise<unknown>)[] = [
      () => newKeyBy(actor),
      () => service.get(ApiKeysService).rotate(actor, key.id),
      () => service.get(MembersService).add(actor, elsewhere, ada.userId, 'owner'),
      () => service.get(InvitationsService).create(actor, { email: 'friend@example.com', workspaceId: home, role: 'owner' }, ''), // prettier-ignore
      () => service.get(WorkspacesService).create(actor, 'Hidden'),
      () => service.get(CredentialsService).create(actor, { ...credential, scope: 'personal' }),
    ];
    await must(admin.delete(`/workspaces/${home}/members/${ada.userId}`));
    for (const doing of doings) await expect(doing()).rejects.toMatchObject(gone);
    expect((await key.get('/me')).status).toBe(200);
  });

  it('is undone as well where it is done with a key that is revoked', async () => {
    const ada = await person();
    const { body: made } = await must(ada.client.post<{ id: string; token: string }>('/api-keys', { name: 'x', permissions: ['apikeys:create', 'flows:view'] })); // prettier-ignore
    const actor = await actorOfKey(made.token);
    await newKeyBy(actor);
    await must(admin.delete(`/api-keys/${made.id}`));
    await expect(newKeyBy(actor)).rejects.toMatchObject(gone);
  });

  it('is either seen by whoever removes them, or comes too late', async () => {
    const ada = await person();
    const [actor, remover] = [await actorOf(ada), await actorOfKey(service.adminToken)];
    let making: Promise<unknown> = Promise.resolve();
    await service.database.write(async (tx) => {
      const where = { workspaceId: home, userId: ada.userId };
      const members = await tx.find(Member, { where, relations: { user: true, role: true } });
      await service.get(MembersService).end(tx, remover, members);
      making = newKeyBy(actor).catch((error: unknown) => error);
      await sleep(200); // it has read who asks, and waits
    });
    expect(await making).toMatchObject(gone);
    expect(await service.database.read('SELECT id FROM api_keys WHERE maker_id = ?', [ada.userId])).toEqual([]);
  });
});

describe('A sign-in that is under way', () => {
  const prove = (email: string) => service.get(SignInService).prove({ email, password: GOOD_PASSWORD }, visitor);

  it('ends when the password is changed meanwhile', async () => {
    const { client, email } = await person('editor');
    const proven = await prove(email);
    await must(client.put('/me/password', { current: GOOD_PASSWORD, password: 'eight loud herons swim' }));
    const letIn = service.database.write((tx) => service.get(SignInService).begin(tx, proven, 'password', visitor));
    await expect(letIn).rejects.toMatchObject(gone);
  });

  it('ends as other sessions do when a second factor is confirmed meanwhile', async () => {
    const { client, email } = await person('editor');
    const { secret } = (await must(client.post<{ secret: string }>('/me/second-factor'))).body;
    const proven = await prove(email);
    let confirming: Promise<unknown> = Promise.resolve();
    const step = await service.database.write(async (tx) => {
      const begun = await service.get(SignInService).begin(tx, proven, 'password', visitor);
      confirming = must(client.post('/me/second-factor/confirm', { code: appCode(secret) }));
      await sleep(200);
      return begun;
    });
    await confirming;
    const late = new SessionClient(service.url, `keyrack_session=${'token' in step ? step.token : ''}`);
    expect([(await late.get('/me')).status, (await client.get('/me')).status]).toEqual([401, 200]);
  });
});

it('A session that was ended changes no password, although it still knew the old one', async () => {
  const ada = await person('editor');
  const actor = await actorOf(ada);
  const other = await signIn(service.url, ada.email);
  await must(other.delete('/me/sessions'));
  const change = service.get(MeService).changePassword(actor, GOOD_PASSWORD, 'eight loud herons swim');
  await expect(change).rejects.toMatchObject(gone);
  expect((await trySignIn(service.url, { email: ada.email, password: GOOD_PASSWORD })).status).toBe(200);
});
