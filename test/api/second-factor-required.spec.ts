import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../rules/operations.js';
import { pathOf } from '../rules/request.js';
import { must, newKey, newTenant, type Tenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { appCode, beginSession, giveSecondFactor, newSignedIn, type SessionClient } from '../support/sessions.js';
import { NOBODY } from './shapes.js';

let service: Service;
let tenant: Tenant;
beforeAll(async () => {
  service = await startService();
  tenant = await newTenant(service);
});
afterAll(() => service.stop());

function setRequired(requireSecondFactor: boolean, { admin, organizationId }: Tenant = tenant) {
  return must(admin.put(`/organizations/${organizationId}`, { requireSecondFactor }));
}

const newPerson = () => newSignedIn(service, tenant.admin, tenant.workspaceId, 'owner');
const REQUIRED = { statusCode: 403, code: 'SECOND_FACTOR_REQUIRED' };

async function enrol(client: SessionClient): Promise<string[]> {
  const { secret } = (await must(client.post<{ secret: string }>('/me/second-factor'))).body;
  const code = appCode(secret);
  return (await must(client.post<{ recoveryCodes: string[] }>('/me/second-factor/confirm', { code }))).body
    .recoveryCodes;
}

describe('An organization that requires a second factor', () => {
  it('says so, and keeps it when it is renamed', async () => {
    const path = `/organizations/${tenant.organizationId}`;
    expect((await setRequired(true)).body).toMatchObject({ requireSecondFactor: true });
    expect((await tenant.admin.put(path, { name: 'Renamed' })).body).toMatchObject({ requireSecondFactor: true });
    expect((await tenant.admin.get(path)).body).toMatchObject({ name: 'Renamed', requireSecondFactor: true });
    expect((await setRequired(false)).body).toMatchObject({ name: 'Renamed', requireSecondFactor: false });
    const { body } = await must(tenant.admin.get<{ data: unknown[] }>('/audit?event=organization.updated'));
    expect(body.data[0]).toMatchObject({ details: { changed: ['requireSecondFactor'] } });
  });

  it('lets only those say so who may change it', async () => {
    const key = await newKey(tenant.admin, ['workspaces:update', 'members:update']);
    const answer = await key.put(`/organizations/${tenant.organizationId}`, { requireSecondFactor: true });
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('lets whoever has none do nothing but look who they are, set one up, and sign out', async () => {
    const { client } = await newPerson();
    await must(client.get('/credentials'));
    await setRequired(true);
    const open = ['GET /me', 'POST /auth/sign-out', 'POST /me/second-factor', 'POST /me/second-factor/confirm'];
    const closed = operations.filter(({ isPublic, name }) => !isPublic && !open.includes(name));
    expect(closed.length).toBeGreaterThan(80);
    for (const operation of closed) {
      const path = pathOf(operation, {
        path: Object.fromEntries(operation.pathParameters.map((name) => [name, NOBODY])),
      });
      const answer = await client.call(operation.method, path, operation.fields && {});
      expect(answer, operation.name).toMatchObject({ status: 403, body: { code: 'SECOND_FACTOR_REQUIRED' } });
    }
    expect((await client.get('/me')).body).toMatchObject({ secondFactor: false, secondFactorRequired: true });
    await enrol(client);
    expect((await client.get('/me')).body).toMatchObject({ secondFactor: true, secondFactorRequired: true });
    expect((await client.get('/credentials')).status).toBe(200);
    expect((await client.post('/auth/sign-out')).status).toBe(204);
  });

  it('lets whoever has none sign out', async () => {
    await setRequired(true);
    const { client } = await newPerson();
    expect((await client.post('/auth/sign-out')).status).toBe(204);
    expect((await client.get('/me')).status).toBe(401);
  });

  it('does not take one for enough that was begun and not confirmed', async () => {
    await setRequired(true);
    const { client } = await newPerson();
    await must(client.post('/me/second-factor'));
    const answer = await client.get('/credentials');
    expect(answer.body).toMatchObject(REQUIRED);
    expect(answer.body['message']).toContain('Set one up');
  });

  it('lets nobody remove theirs', async () => {
    await setRequired(true);
    const { client } = await newPerson();
    const [code] = await enrol(client);
    const remove = () => client.call('DELETE', '/me/second-factor', { code });
    expect((await remove()).body).toMatchObject({ statusCode: 409, code: 'CONFLICT' });
    await setRequired(false);
    expect((await remove()).status).toBe(204);
  });

  it('lets an administrator remove one that was lost, after which another is needed', async () => {
    await setRequired(true);
    const { userId } = await newPerson();
    await giveSecondFactor(service, userId);
    const before = await beginSession(service, userId);
    expect((await before.get('/credentials')).status).toBe(200);
    await must(tenant.admin.delete(`/users/${userId}/second-factor`));
    expect((await before.get('/me')).status).toBe(401);
    expect((await (await beginSession(service, userId)).get('/credentials')).body).toMatchObject(REQUIRED);
  });

  it('asks nothing of API keys, even those that act as somebody who has none', async () => {
    await setRequired(true);
    const { userId } = await newPerson();
    const key = await newKey(tenant.admin, ['credentials:view'], { userId });
    expect((await key.get('/credentials')).status).toBe(200);
    expect((await tenant.admin.get('/credentials')).status).toBe(200);
  });

  it('asks nothing of the people of other organizations', async () => {
    await setRequired(true);
    const other = await newTenant(service);
    const { client } = await newSignedIn(service, other.admin, other.workspaceId);
    expect((await client.get('/me')).body).toMatchObject({ secondFactorRequired: false });
    expect((await client.get('/credentials')).status).toBe(200);
  });

  it('lets everybody go on when it requires none any more', async () => {
    await setRequired(true);
    const { client } = await newPerson();
    expect((await client.get('/credentials')).status).toBe(403);
    await setRequired(false);
    expect((await client.get('/credentials')).status).toBe(200);
  });
});
