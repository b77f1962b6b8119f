import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unusedPort } from '../service/far-side.js';
import { createTestDatabase, engine } from '../support/engine.js';
import { must } from '../support/people.js';
import { startOn, startService, type Service } from '../support/service.js';
import { CANARY, expectProblem } from './problems.js';
import { aTextLike, audited, type Me, type ProblemBody } from './shapes.js';
import { attempted, deliveriesOf, listen, makeDue, newWebhook, Receiver, reset, settled, until, type DeliveryBody, type WebhookBody } from './webhook-receiver.js'; // prettier-ignore

let service: Service;
let receiver: Receiver;
let me: Me;
beforeAll(async () => {
  service = await startService({ KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
  receiver = await Receiver.start();
  me = (await service.admin.get<Me>('/me')).body;
});
afterAll(async () => {
  await service.stop();
  await receiver.stop();
});
afterEach(() => reset(service, receiver));

describe('A delivery', () => {
  it('that fails is made again, as the same message, until it arrives', async () => {
    const webhook = await listen(receiver, service.admin);
    receiver.answer = (response) => void response.writeHead(500).end(CANARY);
    await must(service.admin.post(`/webhooks/${webhook.id}/test`));
    const failed = await attempted(service.admin, webhook.id);
    expect(failed).toMatchObject({
      status: 'pending',
      attempts: 1,
      lastStatus: 500,
      lastError: 'The receiver answered 500. An answer from 200 to 299 would count as delivered.',
    });
    const wait = Date.parse(failed.nextAttemptAt ?? '') - Date.parse(failed.attemptedAt ?? '');
    expect(wait).toBeGreaterThanOrEqual(5_000);
    expect(wait).toBeLessThanOrEqual(6_000);
    receiver.answer = (response) => void response.writeHead(200).end('ok');
    await makeDue(service, failed.id);
    const done = await attempted(service.admin, webhook.id, 2);
    expect(done).toMatchObject({ id: failed.id, status: 'delivered', lastStatus: 200, lastError: null });
    const [first, second] = webhook.arrived();
    expect(first).toEqual(second);
  });

  it('that fails too often is given up, and made once more when somebody asks for it', async () => {
    const webhook = await listen(receiver, service.admin);
    receiver.answer = (response) => void response.writeHead(503).end();
    const { body } = await must(service.admin.post<DeliveryBody>(`/webhooks/${webhook.id}/test`));
    for (let attempts = 1; attempts < 8; attempts++) {
      expect(await attempted(service.admin, webhook.id, attempts)).toMatchObject({ attempts, status: 'pending' });
      await makeDue(service, body.id);
    }
    const last = await attempted(service.admin, webhook.id, 8);
    expect(last).toMatchObject({ attempts: 8, status: 'failed', lastStatus: 503, nextAttemptAt: null });
    const retry = `/webhooks/${webhook.id}/deliveries/${body.id}/retry`;
    expect((await must(service.admin.post<DeliveryBody>(retry))).body).toMatchObject({ id: body.id, status: 'pending', attempts: 8 }); // prettier-ignore
    expect(await attempted(service.admin, webhook.id, 9)).toMatchObject({ status: 'failed' });
    receiver.answer = (response) => void response.writeHead(204).end();
    await must(service.admin.post(retry));
    expect(await attempted(service.admin, webhook.id, 10)).toMatchObject({ status: 'delivered' });
    expect(new Set(webhook.arrived().map(({ id }) => id))).toEqual(new Set([body.id]));
  }, 60_000);

  it('to a receiver that is gone is given up at once, and the webhook is off', async () => {
    const webhook = await listen(receiver, service.admin);
    receiver.answer = (response) => void response.writeHead(410).end();
    const { body } = await must(service.admin.post<DeliveryBody>(`/webhooks/${webhook.id}/test`));
    expect(await attempted(service.admin, webhook.id)).toMatchObject({
      status: 'failed',
      attempts: 1,
      lastStatus: 410,
      lastError: 'The receiver answered 410 Gone: it wants no more messages, so the webhook is off.',
    });
    const { body: off } = await service.admin.get<WebhookBody>(`/webhooks/${webhook.id}`);
    expect(off.active).toBe(false);
    const [entry] = await audited(service.admin, `&subjectId=${webhook.id}&event=webhook.updated`);
    expect(entry).toMatchObject({ actorKind: 'system', workspaceId: me.workspaceId, details: { changed: ['active'], because: 'The receiver answered 410 Gone' } }); // prettier-ignore
    const again = await service.admin.post<ProblemBody>(`/webhooks/${webhook.id}/deliveries/${body.id}/retry`);
    expectProblem(again, 409, 'CONFLICT');
  });

  it('waits while its webhook is off', async () => {
    const webhook = await listen(receiver, service.admin);
    receiver.answer = (response) => void response.writeHead(500).end();
    const { body } = await must(service.admin.post<DeliveryBody>(`/webhooks/${webhook.id}/test`));
    await attempted(service.admin, webhook.id);
    receiver.answer = (response) => void response.writeHead(204).end();
    await must(service.admin.put(`/webhooks/${webhook.id}`, { active: false }));
    await makeDue(service, body.id);
    await settled(service, receiver);
    expect(await deliveriesOf(service.admin, webhook.id)).toMatchObject([{ status: 'pending', attempts: 1 }]);
    await must(service.admin.put(`/webhooks/${webhook.id}`, { active: true }));
    expect(await attempted(service.admin, webhook.id, 2)).toMatchObject({ status: 'delivered' });
  });

  it('does not follow a redirect', async () => {
    const webhook = await listen(receiver, service.admin);
    const elsewhere = '/elsewhere';
    receiver.answer = (response) => void response.writeHead(302, { location: receiver.origin + elsewhere }).end();
    await must(service.admin.post(`/webhooks/${webhook.id}/test`));
    expect(await attempted(service.admin, webhook.id)).toMatchObject({
      status: 'pending',
      lastStatus: 302,
      lastError: aTextLike(/^The receiver answered 302, a redirect\. They are not followed/),
    });
    expect(receiver.at(elsewhere)).toEqual([]);
  });

  it('to a place where nobody listens says so, without the path', async () => {
    const port = await unusedPort();
    const { id } = await newWebhook(service.admin, `http://127.0.0.1:${port}/${CANARY}?${CANARY}`);
    await must(service.admin.post(`/webhooks/${id}/test`));
    const { lastError, ...delivery } = await attempted(service.admin, id);
    expect(delivery).toMatchObject({ status: 'pending', lastStatus: null });
    expect(lastError).toContain(`127.0.0.1:${port}`);
    expect(lastError).not.toContain(CANARY);
  });

  it.each(['http://10.0.0.1/x', 'http://169.254.169.254/latest', 'http://[::1]:9/x', 'http://localhost.:9/x'])(
    'does not go to addresses that are not public unless the operator names them: %s',
    async (url) => {
      const { id } = await newWebhook(service.admin, url);
      await must(service.admin.post(`/webhooks/${id}/test`));
      expect((await attempted(service.admin, id)).lastError).toMatch(/where Keyrack may not go/);
    },
  );

  it('that is slow holds up nobody else', async () => {
    const slow = await Promise.all(Array.from({ length: 6 }, () => listen(receiver, service.admin)));
    const other = await Receiver.start();
    const released: (() => void)[] = [];
    receiver.answer = (response) => void released.push(() => response.writeHead(204).end());
    for (const { id } of slow) await must(service.admin.post(`/webhooks/${id}/test`));
    await until(() => released.length === 2); // no more of them are under way at once
    const { id } = await newWebhook(service.admin, `${other.origin}/x`);
    await must(service.admin.post(`/webhooks/${id}/test`));
    expect(await attempted(service.admin, id)).toMatchObject({ status: 'delivered' });
    expect(released).toHaveLength(2);
    receiver.answer = (response) => void response.writeHead(204).end();
    for (const release of released) release();
    for (const webhook of slow) expect(await attempted(service.admin, webhook.id)).toMatchObject({ status: 'delivered' }); // prettier-ignore
    await other.stop();
  });
});

describe('A process', () => {
  it('sends what the one before has queued, and forgets what is older than 30 days', async () => {
    const { config, drop } = await createTestDatabase({ KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
    const first = await startOn(config);
    receiver.answer = (response) => void response.writeHead(500).end();
    const webhook = await newWebhook(first.admin, `${receiver.origin}/restart`);
    const ids: string[] = [];
    for (let n = 0; n < 2; n++) ids.push((await must(first.admin.post<DeliveryBody>(`/webhooks/${webhook.id}/test`))).body.id); // prettier-ignore
    await until(async () => (await deliveriesOf(first.admin, webhook.id)).every(({ attempts }) => attempts === 1));
    const [old, waiting = ''] = ids;
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    await first.database.write(async (tx) => {
      await tx.update('WebhookDelivery', { id: old }, { createdAt: daysAgo(31) });
      await tx.update('WebhookDelivery', { id: waiting }, { createdAt: daysAgo(29) });
    });
    await first.stop();
    receiver.answer = (response) => void response.writeHead(204).end();
    const second = await startOn(config);
    await makeDue(second, waiting);
    const client = second.admin.as(first.adminToken);
    const [delivery] = await until(async () => {
      const all = await deliveriesOf(client, webhook.id);
      return all.length === 1 && all[0]?.status === 'delivered' && all;
    });
    expect(delivery?.id).toBe(waiting);
    await second.stop();
    await drop();
  });

  it.runIf(engine !== 'sqlite')('shares the work with others: each message is sent once', async () => {
    const { config, drop } = await createTestDatabase({ KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
    const first = await startOn(config);
    const second = await startOn(config);
    const paths = Array.from({ length: 10 }, (_, n) => `/shared/${n}`);
    const webhooks = await Promise.all(paths.map((path) => newWebhook(first.admin, receiver.origin + path)));
    const clients = [first.admin, first.admin.as(first.adminToken), second.admin.as(first.adminToken)];
    await Promise.all(webhooks.flatMap(({ id }) => clients.map((client) => must(client.post(`/webhooks/${id}/test`)))));
    for (const { id } of webhooks) {
      await until(async () => (await deliveriesOf(first.admin, id, '?status=delivered')).length === clients.length);
    }
    const sent = paths.flatMap((path) => receiver.at(path)).map(({ headers }) => headers['webhook-id']);
    expect(sent).toHaveLength(paths.length * clients.length);
    expect(new Set(sent).size).toBe(sent.length);
    await Promise.all([first.stop(), second.stop()]);
    await drop();
  });
});
