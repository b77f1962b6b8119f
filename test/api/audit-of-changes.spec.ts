import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { anId, aText, aTime, entriesOf, having, type Me } from './shapes.js';

let service: Service;
let admin: Client;
let me: Me;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
  me = (await admin.get<Me>('/me')).body;
});
afterAll(() => service.stop());

let counter = 0;
const aUser = () => admin.post<{ id: string }>('/users', { email: `audit${++counter}@example.com`, name: 'Ada' });
const idOf = async (answer: Promise<Answer<{ id: string }>>): Promise<string> => (await must(answer)).body.id;
const aWebhook = () => idOf(admin.post('/webhooks', { name: 'Ops', url: 'https://example.com/x' }));

/** Every change there is: how it is prepared, the change, and what its entry says. */
const CHANGES: [event: string, kind: string, change: () => Promise<[Answer<unknown>, subject: string, details?: object]>][] = [
  ['credential.created', 'Credential', async () => {
    const answer = await admin.post<{ id: string }>('/credentials', anOpenAIKey());
    return [answer, answer.body.id, { type: 'openAIApi', scope: 'workspace', inputs: ['openAIApiKey'] }];
  }],
  ['credential.updated', 'Credential', async () => {
    const id = await newCredential(admin);
    return [await admin.put(`/credentials/${id}`, { name: 'New', plainDataObj: { organizationId: 'o' } }), id, { changed: ['name', 'organizationId'] }];
  }],
  ['credential.deleted', 'Credential', async () => {
    const id = await newCredential(admin);
    return [await admin.delete(`/credentials/${id}`), id, { type: 'openAIApi', scope: 'workspace', sharedWith: [] }];
  }],
  ['credential.restored', 'Credential', async () => {
    const id = await newCredential(admin);
    await must(admin.put(`/credentials/${id}`, { plainDataObj: { organizationId: 'o' } }));
    return [await admin.post(`/credentials/${id}/versions/1/restore`), id, { version: 1, changed: ['organizationId'] }];
  }],
  ['credential.purged', 'Credential', async () => {
    const id = await newCredential(admin);
    for (const openAIApiKey of ['b', 'c']) await must(admin.put(`/credentials/${id}`, { plainDataObj: { openAIApiKey } }));
    return [await admin.delete(`/credentials/${id}/versions`), id, { versions: [1, 2] }];
  }],
  ['credential.shared', 'Credential', async () => {
    const [id, { id: workspaceId }] = [await newCredential(admin), await newWorkspace(admin)];
    return [await admin.post(`/credentials/${id}/shares`, { workspaceId }), id, { with: [workspaceId] }];
  }],
  ['credential.unshared', 'Credential', async () => {
    const [id, { id: workspaceId }] = [await newCredential(admin), await newWorkspace(admin)];
    await must(admin.post(`/credentials/${id}/shares`, { workspaceId }));
    return [await admin.delete(`/credentials/${id}/shares/${workspaceId}`), id, { with: [workspaceId] }];
  }],
  ['workspace.created', 'Workspace', async () => {
    const answer = await admin.post<{ id: string }>('/workspaces', { name: 'Research' });
    return [answer, answer.body.id];
  }],
  ['workspace.updated', 'Workspace', async () => {
    const { id } = await newWorkspace(admin);
    return [await admin.put(`/workspaces/${id}`, { name: 'New' }), id, { changed: ['name'] }];
  }],
  ['workspace.deleted', 'Workspace', async () => {
    const { id } = await newWorkspace(admin);
    return [await admin.delete(`/workspaces/${id}`), id, { credentials: 0, members: 0 }];
  }],
  ['user.created', 'User', async () => {
    const answer = await aUser();
    return [answer, answer.body.id];
  }],
  ['user.updated', 'User', async () => {
    const id = await idOf(aUser());
    return [await admin.put(`/users/${id}`, { name: 'New' }), id, { changed: ['name'] }];
  }],
  ['user.deleted', 'User', async () => {
    const id = await idOf(aUser());
    return [await admin.delete(`/users/${id}`), id];
  }],
  ['member.added', 'Member', async () => {
    const userId = await idOf(aUser());
    const answer = await admin.post(`/workspaces/${me.workspaceId}/members`, { userId, role: 'viewer' });
    return [answer, userId, { workspaceId: me.workspaceId, role: 'viewer' }];
  }],
  ['member.updated', 'Member', async () => {
    const { userId } = await newPerson(admin, me.workspaceId, 'viewer');
    const answer = await admin.put(`/workspaces/${me.workspaceId}/members/${userId}`, { role: 'editor' });
    return [answer, userId, { workspaceId: me.workspaceId, from: 'viewer', to: 'editor' }];
  }],
  ['member.removed', 'Member', async () => {
    const userId = await idOf(aUser());
    await must(admin.post(`/workspaces/${me.workspaceId}/members`, { userId, role: 'viewer' }));
    const answer = await admin.delete(`/workspaces/${me.workspaceId}/members/${userId}`);
    return [answer, userId, { workspaceId: me.workspaceId, role: 'viewer' }];
  }],
  ['role.created', 'Role', async () => {
    const answer = await admin.post<{ id: string }>('/roles', { name: `Role ${++counter}`, permissions: ['flows:view'] });
    return [answer, answer.body.id, { permissions: ['flows:view'] }];
  }],
  ['role.updated', 'Role', async () => {
    const id = await idOf(admin.post('/roles', { name: `Role ${++counter}`, permissions: ['flows:view'] }));
    return [await admin.put(`/roles/${id}`, { permissions: [] }), id, { permissions: [], was: ['flows:view'] }];
  }],
  ['role.deleted', 'Role', async () => {
    const id = await idOf(admin.post('/roles', { name: `Role ${++counter}`, permissions: ['flows:view'] }));
    return [await admin.delete(`/roles/${id}`), id, { permissions: ['flows:view'] }];
  }],
  ['apikey.created', 'ApiKey', async () => {
    const answer = await admin.post<{ id: string }>('/api-keys', { name: 'x', permissions: ['flows:view'] });
    return [answer, answer.body.id, { permissions: ['flows:view'], workspaceId: me.workspaceId, userId: null, expiresAt: null }];
  }],
  ['apikey.updated', 'ApiKey', async () => {
    const { id } = await newKey(admin, ['flows:view']);
    return [await admin.put(`/api-keys/${id}`, { name: 'New' }), id, { changed: ['name'] }];
  }],
  ['apikey.rotated', 'ApiKey', async () => {
    const { id } = await newKey(admin, ['flows:view']);
    return [await admin.post(`/api-keys/${id}/rotate`), id];
  }],
  ['apikey.revoked', 'ApiKey', async () => {
    const { id } = await newKey(admin, ['flows:view']);
    return [await admin.delete(`/api-keys/${id}`), id, { workspaceId: me.workspaceId }];
  }],
  ['webhook.created', 'Webhook', async () => {
    const answer = await admin.post<{ id: string }>('/webhooks', { name: 'Ops', url: 'https://example.com/x', events: ['credential.due'] });
    return [answer, answer.body.id, { events: ['credential.due'] }];
  }],
  ['webhook.updated', 'Webhook', async () => {
    const id = await aWebhook();
    return [await admin.put(`/webhooks/${id}`, { name: 'New', url: 'https://example.com/y' }), id, { changed: ['name', 'url'] }];
  }],
  ['webhook.rotated', 'Webhook', async () => {
    const id = await aWebhook();
    return [await admin.post(`/webhooks/${id}/rotate`), id];
  }],
  ['webhook.deleted', 'Webhook', async () => {
    const id = await aWebhook();
    return [await admin.delete(`/webhooks/${id}`), id];
  }],
  ['organization.updated', 'Organization', async () => {
    const answer = await admin.put(`/organizations/${me.organizationId}`, { name: 'New' });
    return [answer, me.organizationId, { changed: ['name'] }];
  }],
  ['organization.created', 'Organization', async () => {
    const answer = await admin.post<{ organization: { id: string } }>('/organizations', { name: 'Other' });
    return [answer, answer.body.organization.id];
  }],
]; // prettier-ignore

describe('the audit log', () => {
  it.each(CHANGES)('has one entry for %s: who, what and under which request', async (event, subjectKind, change) => {
    const [answer, subjectId, details = {}] = await change();
    expect(answer.status).toBeLessThan(300);
    const entries = await entriesOf(admin, answer);
    expect(entries).toEqual([
      {
        id: anId,
        at: aTime,
        event,
        outcome: 'done',
        workspaceId: /^(credential|apikey|webhook)\./.test(event) ? me.workspaceId : null,
        actorKind: 'key',
        actorId: me.keyId,
        actorName: 'First admin key',
        userId: null,
        subjectKind,
        subjectId,
        subjectName: aText,
        details: having(details),
        requestId: answer.headers.get('x-request-id'),
        address: '127.0.0.1',
      },
    ]);
  });

  it('names the person as whom a key acts', async () => {
    const ada = await newPerson(admin, me.workspaceId, 'editor');
    const answer = await ada.post('/credentials', anOpenAIKey());
    expect(await entriesOf(admin, answer)).toMatchObject([
      { userId: ada.userId, actorId: ada.keyId, actorKind: 'key' },
    ]);
  });

  it('says what ends with a member', async () => {
    const ada = await newPerson(admin, me.workspaceId, 'editor');
    const id = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    const answer = await admin.delete(`/workspaces/${me.workspaceId}/members/${ada.userId}?personalCredentials=delete`);
    const entries = (await entriesOf(admin, answer)).map(({ event, subjectId }) => [event, subjectId]);
    expect(entries.sort()).toEqual([
      ['apikey.revoked', ada.keyId],
      ['credential.deleted', id],
      ['member.removed', ada.userId],
    ]);
  });
});
