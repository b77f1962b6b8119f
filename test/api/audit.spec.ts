import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aTextWith, audited, entriesOf, idsOf, NOBODY, type AuditPage, type Me } from './shapes.js';

let service: Service;
let admin: Client;
let me: Me;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
  me = (await admin.get<Me>('/me')).body;
});
afterAll(() => service.stop());

describe('the audit log', () => {
  it('says that something was refused, to whom and why', async () => {
    const id = await newCredential(admin);
    const key = await newKey(admin, ['credentials:view']);
    const answer = await key.put(`/credentials/${id}`, { name: 'x' });
    expect(answer.status).toBe(403);
    expect(await entriesOf(admin, answer)).toMatchObject([
      {
        event: 'access.refused',
        outcome: 'refused',
        actorId: key.id,
        workspaceId: me.workspaceId,
        subjectId: id,
        details: { method: 'PUT', route: aTextWith('/credentials/:id'), reason: answer.body['message'] },
      },
    ]);
  });

  it('says so too when the right was there, but not to this row', async () => {
    const there = await newWorkspace(admin);
    const id = await newCredential(admin);
    await must(admin.post(`/credentials/${id}/shares`, { workspaceId: there.id }));
    const answers = [
      await there.admin.delete(`/credentials/${id}`),
      await there.admin.get(`/workspace/shared/${id}`),
      await there.admin.post('/api-keys', { name: 'x', permissions: ['organizations:create'] }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(await entriesOf(there.admin, answer)).toMatchObject([{ event: 'access.refused', outcome: 'refused' }]);
    }
    const [first] = await entriesOf(there.admin, answers[0] as Answer<unknown>);
    expect(first?.subjectId).toBe(id);
  });

  it('names the credential when sharing it was refused by the words of Flowise', async () => {
    const there = await newWorkspace(admin);
    const id = await newCredential(admin);
    await must(admin.post(`/credentials/${id}/shares`, { workspaceId: there.id }));
    const answer = await there.admin.get(`/workspace/shared/${id}`);
    expect(await entriesOf(there.admin, answer)).toMatchObject([{ subjectId: id }]);
  });

  it('has nothing of changes that failed, and of reads', async () => {
    const id = await newCredential(admin);
    const before = idsOf(await audited(admin));
    const answers = [
      await admin.post('/credentials', { name: 'x' }),
      await admin.post('/credentials', { ...anOpenAIKey(), credentialName: 'nope' }),
      await admin.put(`/credentials/${id}`, { plainDataObj: { openAIApiKey: null } }),
      await admin.delete(`/credentials/${NOBODY}`),
      await admin.post(`/credentials/${id}/shares`, { workspaceId: NOBODY }),
      await admin.post(`/credentials/${id}/shares`, { workspaceId: me.workspaceId }),
      await admin.delete(`/workspaces/${me.workspaceId}`),
      await admin.post('/users', { email: 'x' }),
      await admin.post('/api-keys', { name: 'x', permissions: ['credentials:view'], userId: NOBODY }),
      await admin.as('krk_nobody').delete(`/credentials/${id}`),
    ];
    for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(400);
    for (const path of ['/credentials', `/credentials/${id}`, `/credentials/${id}/shares`, '/audit', '/me'])
      await must(admin.get(path));
    expect(idsOf(await audited(admin))).toEqual(before);
  });

  it('never has a value', async () => {
    const answer = await admin.post<{ id: string }>('/credentials', anOpenAIKey('sk-canary-of-the-log'));
    await admin.put(`/credentials/${answer.body.id}`, {
      plainDataObj: { openAIApiKey: 'sk-canary-of-the-log-2', organizationId: 'org-canary' },
    });
    expect((await admin.get('/audit?limit=1000')).text).not.toContain('canary');
    expect(JSON.stringify(await service.database.read('SELECT * FROM audit_entries', []))).not.toContain('canary');
  });

  it('shows a workspace what happened in it and to the organization, and nothing else', async () => {
    const here = await newWorkspace(admin);
    const there = await newWorkspace(admin);
    const stranger = await newTenant(service);
    const ids = [
      await newCredential(here.admin),
      await newCredential(there.admin),
      await newCredential(stranger.admin),
    ];
    const seen = await audited(here.admin);
    const about = (id = ''): boolean => seen.some(({ subjectId }) => subjectId === id);
    expect(ids.map(about)).toEqual([true, false, false]);
    expect(about(there.id)).toBe(true);
    expect(about(stranger.organizationId)).toBe(true); // that it was founded, by a key of ours
    expect(about(stranger.keyId)).toBe(false);
    for (const { workspaceId } of seen) expect([here.id, null]).toContain(workspaceId);
    expect(idsOf(await audited(here.admin, `&subjectId=${ids[1]}`))).toEqual([]);
    expect(idsOf(await audited(here.admin, `&subjectId=${ids[2]}`))).toEqual([]);
    expect((await audited(stranger.admin)).map(({ event }) => event)).toEqual([
      'credential.created',
      'organization.created',
    ]);
  });

  it('is for those who hold the right', async () => {
    const key = await newKey(admin, ['credentials:view', 'members:view']);
    expect((await key.get('/audit')).status).toBe(403);
    expect((await key.get('/audit/export')).status).toBe(403);
    const auditor = await newPerson(admin, me.workspaceId, 'auditor');
    expect((await auditor.get('/audit')).status).toBe(200);
  });

  it('is written once and for all', async () => {
    const [entry] = await audited(admin);
    for (const method of ['PUT', 'POST', 'DELETE', 'PATCH']) {
      expect((await admin.call(method, `/audit/${entry?.id}`)).status).toBe(404);
      expect((await admin.call(method, '/audit')).status).toBe(404);
    }
  });

  it('cuts its pages without gap or overlap, while it grows', async () => {
    const { admin: here } = await newWorkspace(admin);
    for (let n = 0; n < 5; n++) await newCredential(here);
    const all = idsOf(await audited(here, '&event=credential.created'));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${cursor}`;
      const { body }: Answer<AuditPage> = await must(
        here.get<AuditPage>(`/audit?event=credential.created&limit=2${query}`),
      );
      seen.push(...idsOf(body.data));
      cursor = body.nextCursor;
      await newCredential(here);
    }
    expect(seen).toEqual(all);
  });

  it('says that there is no next page when the last one is just full', async () => {
    const { admin: here } = await newWorkspace(admin);
    for (let n = 0; n < 2; n++) await newCredential(here);
    expect((await here.get<AuditPage>('/audit?event=credential.created&limit=2')).body).toMatchObject({
      nextCursor: null,
      data: [{}, {}],
    });
  });

  it('is filtered by event, part of an event, outcome, actor, subject and time', async () => {
    const { admin: here } = await newWorkspace(admin);
    const viewer = await newKey(here, ['credentials:view']);
    const id = await newCredential(here);
    await must(here.put(`/credentials/${id}`, { name: 'New' }));
    await viewer.delete(`/credentials/${id}`);
    const events = async (query: string): Promise<string[]> => (await audited(here, query)).map(({ event }) => event);
    expect(await events('&event=credential.updated')).toEqual(['credential.updated']);
    expect(await events('&event=credential.')).toEqual(['credential.updated', 'credential.created']);
    expect(await events('&event=credential.up')).toEqual([]);
    expect(await events('&outcome=refused')).toEqual(['access.refused']);
    expect(await events(`&outcome=done&subjectId=${id}`)).toEqual(['credential.updated', 'credential.created']);
    expect(await events(`&actorId=${viewer.id}`)).toEqual(['access.refused']);
    const [{ at } = { at: '' }] = await audited(here, '&event=credential.updated');
    const next = new Date(Date.parse(at) + 1).toISOString();
    expect(await events(`&event=credential.updated&from=${at}&to=${next}`)).toEqual(['credential.updated']);
    expect(await events(`&event=credential.updated&to=${at}`)).toEqual([]);
    expect(await events(`&event=credential.updated&from=${next}`)).toEqual([]);
    expect(await events('&event=credential.updated&from=2001-01-01')).toEqual(['credential.updated']);
  });

  it.each([
    'event=credential', 'event=%25', 'event=credential.%00', 'event=CREDENTIAL.created', 'outcome=maybe', 'actorId=x', 'subjectId=%00',
    'from=yesterday', 'from=2026-13-01', 'to=1', 'cursor=x', 'limit=0', 'limit=1001', 'limit=x', 'workspaceId=x', 'page=1',
  ])('refuses the filter %s', async (query) => {
    expect(await admin.get(`/audit?${query}`)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    if (!/^(cursor|limit)/.test(query)) expect((await admin.get(`/audit/export?${query}`)).status).toBe(400);
  }); // prettier-ignore

  it.each(['from=0000-01-01', 'to=9999-12-31', 'to=9999-12-31T23:59:59-12:00', 'from=0000-01-01T00:00:00%2B14:00'])(
    'takes, or refuses, a time as far off as %s',
    async (query) => {
      expect((await admin.get(`/audit?${query}`)).status).toBeLessThan(500);
    },
  );
});
