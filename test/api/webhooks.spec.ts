import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedRow } from '../database/rows.js';
import { must, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { CANARY, expectProblem } from './problems.js';
import { anId, aText, aTime, aTextLike, audited, idsOf, NOBODY, type Me, type ProblemBody } from './shapes.js';
import { attempted, deliveriesOf, newWebhook, type DeliveryBody, type WebhookBody } from './webhook-receiver.js';

const ALL = ['credential.due', 'credential.overdue', 'credential.expired', 'credential.test_failed', 'credential.shared', 'credential.deleted']; // prettier-ignore
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;
/** An address of this machine: the service does not go there. */
const NOWHERE = `https://127.0.0.1:9/${CANARY}?token=${CANARY}`;

let service: Service;
let home: string;
beforeAll(async () => {
  service = await startService();
  home = (await service.admin.get<Me>('/me')).body.workspaceId;
});
afterAll(() => service.stop());

const creates = (body: unknown) => service.admin.post<WebhookBody & ProblemBody>('/webhooks', body);

describe('POST /webhooks', () => {
  it('makes a webhook that is told of everything, and shows its secret', async () => {
    const { status, body } = await creates({ name: 'Ops', url: NOWHERE });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: anId,
      name: 'Ops',
      url: 'https://127.0.0.1:9/…',
      events: ALL,
      active: true,
      workspaceId: home,
      createdDate: aTime,
      updatedDate: aTime,
      secret: aTextLike(SECRET),
    });
    expect(Buffer.from((body.secret ?? '').slice(6), 'base64')).toHaveLength(32);
    await must(service.admin.delete(`/webhooks/${body.id}`));
  });

  it('keeps the events that are named, each once, and shows a bare URL as it is', async () => {
    const events = ['credential.shared', 'credential.due', 'credential.shared'];
    const webhook = await newWebhook(service.admin, 'https://hooks.example.com', { events, name: 'Two' });
    expect(webhook).toMatchObject({
      url: 'https://hooks.example.com',
      events: ['credential.due', 'credential.shared'],
    });
    await must(service.admin.delete(`/webhooks/${webhook.id}`));
  });

  it.each([
    ['no URL', `${CANARY} no URL`],
    ['a path', `/${CANARY}`],
    ['another scheme', `ftp://${CANARY}.example.com/x`],
    ['a script', `javascript:${CANARY}`],
    ['a user', `https://user@${CANARY}.example.com/`],
    ['a password', `https://user:${CANARY}@example.com/`],
    ['a host that cannot be', `https://${CANARY}!.example.com/`],
    ['too long', `https://example.com/${CANARY}${'x'.repeat(2000)}`],
    ['too long once it is escaped', `https://example.com/${CANARY}${'ü'.repeat(500)}`],
    ['a number', 7],
    ['null', null],
  ])('refuses a URL that is none it could send to: %s', async (_what, url) => {
    const answer = await creates({ name: 'Ops', url });
    expectProblem(answer, 400, 'VALIDATION_ERROR');
    expect(answer.body.message).toContain('url must be a URL that starts with https://');
  });

  it.each([
    ['no list', 'credential.due'],
    ['an empty list', []],
    ['an unknown one', ['credential.due', CANARY]],
    ['the test', ['webhook.test']],
    ['null', null],
  ])('refuses events that there are not: %s', async (_what, events) => {
    const answer = await creates({ name: 'Ops', url: 'https://example.com', events });
    expectProblem(answer, 400, 'VALIDATION_ERROR');
    expect(answer.body.message).toContain(`events must be a list of one or more of ${ALL.join(', ')}`);
  });

  it('takes twenty in a workspace, and says so of one more', async () => {
    const { admin } = await newWorkspace(service.admin);
    const made = await Promise.all(Array.from({ length: 25 }, () => admin.post<ProblemBody>('/webhooks', { name: 'x', url: 'https://example.com' }))); // prettier-ignore
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = made.filter(({ status }) => status !== 201);
    for (const answer of refused) expectProblem(answer, 409, 'CONFLICT');
    expect(refused[0]?.body.message).toMatch(/20 webhooks at most/);
  });
});

describe('A webhook', () => {
  let id: string;
  let secret: string;
  beforeAll(async () => {
    ({ id, secret } = await newWebhook(service.admin, NOWHERE, { events: ['credential.due'] }));
  });

  it('is sealed, with its URL and its secret', async () => {
    const stored = await storedRow(service, 'webhooks', id);
    expect(stored).not.toContain(CANARY);
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.slice(6));
  });

  it('shows neither again: not in lists, not in the audit log, not in the log', async () => {
    await must(service.admin.put(`/webhooks/${id}`, { url: `${NOWHERE}2` }));
    await must(service.admin.post(`/webhooks/${id}/test`));
    const { lastError } = await attempted(service.admin, id);
    expect(lastError).toMatch(/^127\.0\.0\.1:9 leads to a private network .*KEYRACK_EGRESS_ALLOW/);
    const paths = ['/webhooks', `/webhooks/${id}`, `/webhooks/${id}/deliveries`, '/audit', '/audit/export'];
    const answers = await Promise.all(paths.map((path) => service.admin.get(path)));
    const heard = [...answers.map(({ text }) => text), ...service.logged].join('\n');
    expect(heard).toContain('webhook.updated');
    expect(heard).not.toContain(CANARY);
    expect(heard).not.toContain(secret);
  });

  it('is changed in what is named, and in nothing else', async () => {
    const path = `/webhooks/${id}`;
    const before = (await service.admin.get<WebhookBody>(path)).body;
    const named = await service.admin.put<WebhookBody>(path, { name: 'Other' });
    expect(named).toMatchObject({ status: 200, body: { ...before, name: 'Other', updatedDate: aTime } });
    const moved = await service.admin.put<WebhookBody>(path, { url: 'http://hooks.example.com:81/x', active: false });
    expect(moved.body).toMatchObject({ name: 'Other', url: 'http://hooks.example.com:81/…', active: false });
    expect((await service.admin.get(path)).body).toEqual(moved.body);
    expect((await audited(service.admin, `&subjectId=${id}`)).slice(0, 2)).toMatchObject([
      { event: 'webhook.updated', subjectName: 'Other', details: { changed: ['url', 'active'] } },
      { event: 'webhook.updated', subjectName: 'Other', details: { changed: ['name'] } },
    ]);
    await must(service.admin.put(path, { active: true }));
  });

  it('gets another secret, once', async () => {
    const { status, body } = await service.admin.post<WebhookBody>(`/webhooks/${id}/rotate`);
    expect([status, body.secret]).toEqual([200, aTextLike(SECRET)]);
    expect(body.secret).not.toBe(secret);
    expect((await service.admin.get(`/webhooks/${id}`)).text).not.toContain('whsec_');
    expect((await audited(service.admin, `&subjectId=${id}&event=webhook.rotated`))[0]?.details).toEqual({});
  });

  it('that is off sends nothing, and says so', async () => {
    const { id: off } = await newWebhook(service.admin, NOWHERE);
    await must(service.admin.put(`/webhooks/${off}`, { active: false }));
    const answer = await service.admin.post<ProblemBody>(`/webhooks/${off}/test`);
    expectProblem(answer, 409, 'CONFLICT');
    expect(answer.body.message).toBe('This webhook is switched off. Set active to true first');
    expect(await deliveriesOf(service.admin, off)).toEqual([]);
  });

  it('whose row was altered is not sent anywhere, and says what to do', async () => {
    const { id: broken } = await newWebhook(service.admin, NOWHERE);
    const { sealed } = JSON.parse(await storedRow(service, 'webhooks', id)) as { sealed: string };
    await service.database.write((tx) => tx.update('Webhook', { id: broken }, { sealed })); // that of another webhook
    expectProblem(await service.admin.post<ProblemBody>(`/webhooks/${broken}/rotate`), 409, 'UNREADABLE');
    await must(service.admin.post(`/webhooks/${broken}/test`));
    expect(await attempted(service.admin, broken)).toMatchObject({
      status: 'pending',
      lastStatus: null,
      lastError: aTextLike(/do not open: .* Delete the webhook and make it again/),
    });
    await must(service.admin.delete(`/webhooks/${broken}`));
  });

  it('is gone with its deliveries once it is deleted', async () => {
    await must(service.admin.delete(`/webhooks/${id}`));
    expectProblem(await service.admin.get<ProblemBody>(`/webhooks/${id}`), 404, 'NOT_FOUND');
    expect((await service.admin.get(`/webhooks/${id}/deliveries`)).status).toBe(404);
    const sql = 'SELECT id FROM webhook_deliveries WHERE webhook_id = ?';
    expect(await service.database.read(sql, [id])).toEqual([]);
    expect(await audited(service.admin, `&subjectId=${id}&event=webhook.deleted`)).toHaveLength(1);
  });
});

describe('Webhooks', () => {
  it('belong to one workspace', async () => {
    const neighbour = await newWorkspace(service.admin);
    const stranger = await newTenant(service);
    const { id } = await newWebhook(neighbour.admin, NOWHERE);
    for (const client of [service.admin, stranger.admin]) {
      expect(idsOf((await client.get<WebhookBody[]>('/webhooks')).body)).not.toContain(id);
      expectProblem(await client.get<ProblemBody>(`/webhooks/${id}`), 404, 'NOT_FOUND');
      const { body } = await client.post<ProblemBody>(`/webhooks/${id}/test`);
      expect(body.message).toMatch(/^Webhook .* not found$/);
    }
    expect(idsOf((await neighbour.admin.get<WebhookBody[]>('/webhooks')).body)).toEqual([id]);
  });

  it('are for owners and admins; auditors see them', async () => {
    const allowed = async (role: 'owner' | 'admin' | 'editor' | 'viewer' | 'auditor') => {
      const person = await newPerson(service.admin, home, role);
      const { id } = await newWebhook(service.admin, NOWHERE);
      const answers = [
        await person.get('/webhooks'),
        await person.put(`/webhooks/${id}`, { name: 'x' }),
        await person.delete(`/webhooks/${id}`),
        await person.post('/webhooks', { name: 'x', url: 'https://example.com' }),
      ];
      return answers.map(({ status }) => status);
    };
    expect(await allowed('owner')).toEqual([200, 200, 204, 201]);
    expect(await allowed('admin')).toEqual([200, 200, 204, 201]);
    expect(await allowed('auditor')).toEqual([200, 403, 403, 403]);
    expect(await allowed('editor')).toEqual([403, 403, 403, 403]);
    expect(await allowed('viewer')).toEqual([403, 403, 403, 403]);
  });

  it('go with their workspace', async () => {
    const { id, admin } = await newWorkspace(service.admin);
    const webhook = await newWebhook(admin, NOWHERE);
    await must(admin.post(`/webhooks/${webhook.id}/test`));
    expect((await service.admin.delete(`/workspaces/${id}?force=true`)).status).toBe(204);
    for (const table of ['webhooks', 'webhook_deliveries']) {
      expect(await service.database.read(`SELECT id FROM ${table} WHERE workspace_id = ?`, [id])).toEqual([]);
    }
  });
});

describe('GET /webhooks/:id/deliveries', () => {
  it('gives pages, newest first, and those of one status', async () => {
    const { id } = await newWebhook(service.admin, NOWHERE);
    const made: string[] = [];
    for (let n = 0; n < 3; n++) made.unshift((await must(service.admin.post<DeliveryBody>(`/webhooks/${id}/test`))).body.id); // prettier-ignore
    const page = async (query: string) =>
      (await must(service.admin.get<{ data: DeliveryBody[]; nextCursor: string | null }>(`/webhooks/${id}/deliveries${query}`))).body; // prettier-ignore
    const first = await page('?limit=2');
    expect([idsOf(first.data), first.nextCursor]).toEqual([made.slice(0, 2), made[1]]);
    const second = await page(`?limit=2&cursor=${first.nextCursor}`);
    expect([idsOf(second.data), second.nextCursor]).toEqual([made.slice(2), null]);
    expect(idsOf((await page('?status=pending')).data)).toEqual(made);
    expect((await page('?status=delivered')).data).toEqual([]);
    expectProblem(await service.admin.get<ProblemBody>(`/webhooks/${id}/deliveries?status=${CANARY}`), 400, 'VALIDATION_ERROR'); // prettier-ignore
  });

  it('says what is not there', async () => {
    const [{ id }, other] = [await newWebhook(service.admin, NOWHERE), await newWebhook(service.admin, NOWHERE)];
    const { body } = await must(service.admin.post<DeliveryBody>(`/webhooks/${other.id}/test`));
    for (const delivery of [NOBODY, body.id, 'x%00y']) {
      const answer = await service.admin.post<ProblemBody>(`/webhooks/${id}/deliveries/${delivery}/retry`);
      expectProblem(answer, 404, 'NOT_FOUND');
      expect(answer.body.message).toMatch(/^Delivery .*not found$/);
    }
  });

  it('takes the right to see webhooks, and to retry the right to change them', async () => {
    const { id } = await newWebhook(service.admin, NOWHERE);
    const { body } = await must(service.admin.post<DeliveryBody>(`/webhooks/${id}/test`));
    const viewer = await newKey(service.admin, ['webhooks:view']);
    expect(await deliveriesOf(viewer, id)).toMatchObject([{ id: body.id, event: 'webhook.test', createdDate: aText }]);
    expect((await viewer.post(`/webhooks/${id}/deliveries/${body.id}/retry`)).status).toBe(403);
  });
});
