import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '../../src/authorization/index.js';
import { newId } from '../../src/platform/index.js';
import type { Client } from '../support/client.js';
import {
  aFlow,
  anOpenAIKey,
  must,
  newCredential,
  newKey,
  newPerson,
  newWorkspace,
  type Person,
} from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { newSignedIn, signIn, trySignIn, GOOD_PASSWORD } from '../support/sessions.js';
import { idsOf, type ApiKeyBody, type Me } from './shapes.js';

let service: Service;
let admin: Client;
let home: string;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
  home = (await admin.get<Me>('/me')).body.workspaceId;
  await newPerson(admin, home, 'owner');
});
afterAll(() => service.stop());

interface Refusal {
  details: { personalCredentials: number; credentials: { id: string }[] };
}

const leaves = (person: Person, query = '', workspaceId = home) =>
  admin.delete(`/workspaces/${workspaceId}/members/${person.userId}${query}`);
const works = async (client: Client): Promise<boolean> => (await client.get('/me')).status === 200;
const personal = (name = 'Mine') => ({ ...anOpenAIKey('sk-personal', name), scope: 'personal' });

describe('a person who is removed', () => {
  it('is signed out of the workspace at once, in every browser', async () => {
    const { id: other } = await newWorkspace(admin);
    const ada = await newSignedIn(service, admin, home, 'editor');
    await must(admin.post(`/workspaces/${other}/members`, { userId: ada.userId, role: 'viewer' }));
    const again = await signIn(service.url, ada.email);
    await must(again.post('/me/workspace', { workspaceId: other }));
    await must(admin.delete(`/workspaces/${home}/members/${ada.userId}`));
    const paths = ['/me', '/credentials', '/me/sessions', '/flows'];
    const statuses = await Promise.all(paths.map(async (path) => (await ada.client.get(path)).status));
    expect(statuses).toEqual(paths.map(() => 401));
    expect((await again.get<Me>('/me')).body.workspaceId).toBe(other);
    await must(admin.delete(`/workspaces/${other}/members/${ada.userId}`));
    expect(await works(again)).toBe(false);
    expect((await trySignIn(service.url, { email: ada.email, password: GOOD_PASSWORD })).status).toBe(403);
  });

  it('is signed out of the organization at once, loses their keys, and cannot sign in', async () => {
    const ada = await newSignedIn(service, admin, home, 'admin');
    const { body } = await must(ada.client.post<ApiKeyBody>('/api-keys', { name: 'x', permissions: ['flows:view'] }));
    const key = admin.as(body.token ?? '');
    expect([await works(ada.client), await works(key)]).toEqual([true, true]);
    await must(admin.delete(`/users/${ada.userId}`));
    expect([await works(ada.client), await works(key)]).toEqual([false, false]);
    expect((await trySignIn(service.url, { email: ada.email, password: GOOD_PASSWORD })).status).toBe(401);
    const left = await service.database.read('SELECT id FROM sessions WHERE user_id = ?', [ada.userId]);
    expect([left, await service.database.read('SELECT hash FROM passwords WHERE user_id = ?', [ada.userId])]).toEqual([[], []]); // prettier-ignore
  });
});

describe('personal credentials of somebody who leaves', () => {
  it('are named, with how many flows use each, to whoever has to say what becomes of them', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const used = await newCredential(ada, personal('Used'));
    const unused = await newCredential(ada, personal('Unused'));
    await must(ada.put(`/flows/${newId()}`, aFlow(used, 'On', { active: true })));
    await must(ada.put(`/flows/${newId()}`, aFlow(used, 'Off', { active: false })));
    const credentials = [
      { id: used, name: 'Used', credentialName: 'openAIApi', flows: 2, activeFlows: 1 },
      { id: unused, name: 'Unused', credentialName: 'openAIApi', flows: 0, activeFlows: 0 },
    ];
    const expected = { status: 409, body: { code: 'IN_USE', details: { personalCredentials: 2, credentials } } };
    expect(await leaves(ada)).toMatchObject(expected);
    expect(await admin.delete(`/users/${ada.userId}`)).toMatchObject(expected);
  });

  it('are named all at once when a person leaves the organization', async () => {
    const { id: other } = await newWorkspace(admin);
    const ada = await newPerson(admin, home, 'editor');
    await must(admin.post(`/workspaces/${other}/members`, { userId: ada.userId, role: 'editor' }));
    const permissions: Permission[] = ['credentials:view', 'credentials:create'];
    const there = await newKey(admin, permissions, { workspaceId: other, userId: ada.userId });
    const ids = [await newCredential(ada, personal()), await newCredential(there, personal())];
    const answer = await admin.delete<Refusal>(`/users/${ada.userId}`);
    expect(answer.body.details.personalCredentials).toBe(2);
    expect(idsOf(answer.body.details.credentials).sort()).toEqual(ids.sort());
    expect((await leaves(ada)).body).toMatchObject({ details: { personalCredentials: 1 } });
    expect(await works(ada)).toBe(true);
  });

  it('are not told of to whoever may not remove the member', async () => {
    const ada = await newPerson(admin, home, 'editor');
    await newCredential(ada, personal('Named nowhere'));
    for (const permissions of [['members:view'], ['members:delete']] satisfies Permission[][]) {
      const answer = await (await newKey(admin, permissions)).delete(`/workspaces/${home}/members/${ada.userId}`);
      expect([answer.status, answer.text.includes('Named nowhere')]).toEqual([403, false]);
    }
  });
});
