import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { anOpenAIKey, must, newConnectSession, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { beginSession } from '../support/sessions.js';

const EDITOR = 'https://editor.example.com';
const MINE = ['credentials:view', 'credentials:use', 'credentials:create'] as const;

let service: Service;
let admin: Client;
let home: string;
let key: Client;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
  home = (await admin.get('/me')).body['workspaceId'] as string;
  key = await newKey(admin, [...MINE]);
});
afterAll(() => service.stop());

describe('A connect session ends', () => {
  const works = async (client: Client): Promise<boolean> => (await client.get('/credentials')).status === 200;

  it('when its time has come, which its page can read', async () => {
    const token = await newConnectSession(key);
    const expiresAt = new Date(Date.now() - 1);
    await service.database.write((tx) => tx.update('ConnectSession', { id: token.id }, { expiresAt }));
    const { status, headers } = await token.call('GET', '/credentials', undefined, { origin: EDITOR });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([401, EDITOR]);
    const { body } = await key.get<{ id: string }[]>('/connect-sessions');
    expect(body.map(({ id }) => id)).not.toContain(token.id);
  });

  it('when it is ended, once', async () => {
    const token = await newConnectSession(key);
    expect(await works(token)).toBe(true);
    expect((await admin.delete(`/connect-sessions/${token.id}`)).status).toBe(204);
    expect(await works(token)).toBe(false);
    expect((await admin.delete(`/connect-sessions/${token.id}`)).status).toBe(404);
    const { body } = await admin.get<{ data: object[] }>('/audit?event=connectsession.revoked');
    expect(body.data[0]).toMatchObject({ subjectId: token.id, details: { origin: EDITOR } });
  });

  it('with its key: revoked, expired, or rotated', async () => {
    const [revoked, expired, rotated] = await Promise.all(
      [1, 2, 3].map(() => newKey(admin, [...MINE, 'apikeys:update'])),
    );
    if (!revoked || !expired || !rotated) throw new Error('three keys were made');
    const tokens = await Promise.all([revoked, expired, rotated].map((one) => newConnectSession(one)));
    expect(await Promise.all(tokens.map(works))).toEqual([true, true, true]);
    await must(admin.delete(`/api-keys/${revoked.id}`));
    const expiresAt = new Date(Date.now() - 1000);
    await service.database.write((tx) => tx.update('ApiKey', { id: expired.id }, { expiresAt }));
    await must(rotated.post(`/api-keys/${rotated.id}/rotate`));
    expect(await Promise.all(tokens.map(works))).toEqual([false, false, false]);
  });

  it('with the session of its maker, and with their membership', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const [out, away] = [await beginSession(service, ada.userId), await beginSession(service, ada.userId)];
    const tokens = [await newConnectSession(out), await newConnectSession(away), await newConnectSession(ada)];
    expect(await Promise.all(tokens.map(works))).toEqual([true, true, true]);
    await must(out.post('/auth/sign-out'));
    expect(await Promise.all(tokens.map(works))).toEqual([false, true, true]);
    await must(admin.delete(`/workspaces/${home}/members/${ada.userId}`));
    expect(await Promise.all(tokens.map(works))).toEqual([false, false, false]);
  });

  it('in part, when its maker holds less', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const token = await newConnectSession(ada);
    await must(admin.put(`/workspaces/${home}/members/${ada.userId}`, { role: 'viewer' }));
    expect((await token.get('/credentials')).status).toBe(403);
    expect((await token.post('/credentials', anOpenAIKey())).status).toBe(403);
    expect((await token.get('/connect-sessions/current')).body).toMatchObject({ mayCreate: false });
  });

  it('when its organization requires a second factor that its maker lacks', async () => {
    const tenant = await newTenant(service);
    const ada = await newPerson(tenant.admin, tenant.workspaceId, 'editor');
    const token = await newConnectSession(await beginSession(service, ada.userId));
    const ofKey = await newConnectSession(ada);
    const sql = 'UPDATE organizations SET require_second_factor = 1 WHERE id = ?';
    await service.database.write((tx) => service.database.readIn(tx, sql, [tenant.organizationId]));
    expect([await works(token), await works(ofKey)]).toEqual([false, true]);
  });

  it('for good: what has ended an hour ago is forgotten when the next one is made', async () => {
    const token = await newConnectSession(key);
    const expiresAt = new Date(Date.now() - 61 * 60_000);
    await service.database.write((tx) => tx.update('ConnectSession', { id: token.id }, { expiresAt }));
    await newConnectSession(key);
    const rows = await service.database.read('SELECT id FROM connect_sessions WHERE id = ?', [token.id]);
    expect(rows).toEqual([]);
  });

  it('with its workspace', async () => {
    const team = await newWorkspace(admin);
    const token = await newConnectSession(team.admin);
    await must(admin.delete(`/workspaces/${team.id}`));
    expect(await works(token)).toBe(false);
  });
});
