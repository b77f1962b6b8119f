import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Webhook as Verifier } from 'standardwebhooks';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../src/audit/index.js';
import { anOpenAIKey, must, newCredential, newPerson, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { CANARY } from './problems.js';
import { anId, aTime, type Me } from './shapes.js';
import { attempted, deliveriesOf, has, listen, Receiver, reset, settled, until, verified, type DeliveryBody, type WebhookBody } from './webhook-receiver.js'; // prettier-ignore

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

type Passing = Parameters<Audit['recordPassing']>;
/** Writes into the audit log what happens to a credential with time. */
async function passes(credentialId: string, event: Passing[2], details: Passing[4], fails = false): Promise<void> {
  const subject = { kind: 'Credential', id: credentialId, name: 'As it was' } as const;
  await service.database.write(async (tx: EntityManager) => {
    await service.get(Audit).recordPassing(tx, me, event, subject, details);
    if (fails) throw new Error('the change fails after all');
  });
}

describe('A message', () => {
  it('is signed as Standard Webhooks has it, and arrives once', async () => {
    const webhook = await listen(receiver, service.admin);
    const { body } = await must(service.admin.post<DeliveryBody>(`/webhooks/${webhook.id}/test`));
    expect(body).toMatchObject({ event: 'webhook.test', status: 'pending', attempts: 0, lastStatus: null });
    const [message] = await has(webhook);
    expect(message).toEqual({ id: body.id, type: 'webhook.test', timestamp: aTime, data: { workspaceId: me.workspaceId } }); // prettier-ignore
    const [received] = receiver.at(webhook.path);
    expect(received?.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': body.id });
    expect(() => new Verifier('whsec_AAAA').verify(received?.body ?? '', received?.headers as never)).toThrow(
      /No matching signature/,
    );
    const delivery = await attempted(service.admin, webhook.id);
    expect(delivery).toEqual({
      id: body.id,
      event: 'webhook.test',
      status: 'delivered',
      attempts: 1,
      lastStatus: 204,
      lastError: null,
      attemptedAt: aTime,
      nextAttemptAt: null,
      createdDate: body.createdDate,
    });
    await settled(service, receiver);
    expect(webhook.arrived()).toHaveLength(1);
  });

  it('is signed with the new secret once there is one', async () => {
    const webhook = await listen(receiver, service.admin);
    const { body } = await must(service.admin.post<Required<WebhookBody>>(`/webhooks/${webhook.id}/rotate`));
    await must(service.admin.post(`/webhooks/${webhook.id}/test`));
    const received = await until(() => receiver.at(webhook.path)[0]);
    expect(verified(received, body.secret).type).toBe('webhook.test');
    expect(() => verified(received, webhook.secret)).toThrow(/No matching signature/);
  });

  it('tells of a share, to the home and to the workspace that gets it, each as much as it may know', async () => {
    const [neighbour, third] = [await newWorkspace(service.admin), await newWorkspace(service.admin)];
    const [home, there, elsewhere] = [
      await listen(receiver, service.admin),
      await listen(receiver, neighbour.admin),
      await listen(receiver, third.admin),
    ];
    const id = await newCredential(service.admin, anOpenAIKey(`sk-${CANARY}`, 'Shared one'));
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: neighbour.id }));
    const credential = { id, name: 'Shared one', credentialName: 'openAIApi' };
    const known = { credential, workspaceId: me.workspaceId };
    const [[atHome], [atTheirs]] = [await has(home), await has(there)];
    expect(atHome).toEqual({ id: anId, type: 'credential.shared', timestamp: aTime, data: { ...known, sharedWith: [neighbour.id] } }); // prettier-ignore
    expect(atTheirs).toMatchObject({ type: 'credential.shared', data: known });
    expect(atTheirs?.data).not.toHaveProperty('sharedWith');
    await settled(service, receiver);
    expect(elsewhere.arrived()).toEqual([]);
    expect(JSON.stringify([atHome, atTheirs])).not.toContain(CANARY);
  });

  it('tells of a deletion, to all who could use the credential', async () => {
    const neighbour = await newWorkspace(service.admin);
    const id = await newCredential(service.admin);
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: neighbour.id }));
    const [home, there] = [await listen(receiver, service.admin), await listen(receiver, neighbour.admin)];
    await must(service.admin.delete(`/credentials/${id}`));
    const [[atHome], [atTheirs]] = [await has(home), await has(there)];
    expect(atHome).toMatchObject({ type: 'credential.deleted', data: { credential: { id }, sharedWith: [neighbour.id] } }); // prettier-ignore
    expect(atTheirs).toMatchObject({ type: 'credential.deleted', data: { credential: { id }, workspaceId: me.workspaceId } }); // prettier-ignore
    expect(atTheirs?.data).not.toHaveProperty('sharedWith');
  });

  it.each([
    ['credential.due', { at: '2027-01-31T12:00:00.000Z', for: 'expiry' }, 'credential.due'],
    ['credential.overdue', { since: '2026-01-31T12:00:00.000Z' }, 'credential.overdue'],
    ['credential.expired', { since: '2026-01-31T12:00:00.000Z' }, 'credential.expired'],
    ['credential.tested', { type: 'openAIApi', result: 'invalid' }, 'credential.test_failed'],
  ] as const)('tells of %s', async (event, details, type) => {
    const webhook = await listen(receiver, service.admin);
    const id = await newCredential(service.admin, anOpenAIKey(undefined, 'As it is'));
    await passes(id, event, details);
    const facts = event === 'credential.tested' ? { result: 'invalid' } : details;
    const credential = { id, name: 'As it is', credentialName: 'openAIApi' };
    expect(await has(webhook)).toEqual([
      { id: anId, type, timestamp: aTime, data: { credential, workspaceId: me.workspaceId, ...facts } },
    ]);
  });

  it('is not sent of tests that succeed, of events that nobody asked for, or to a webhook that is off', async () => {
    const [all, few, off] = [
      await listen(receiver, service.admin),
      await listen(receiver, service.admin, { events: ['credential.due'] }),
      await listen(receiver, service.admin),
    ];
    await must(service.admin.put(`/webhooks/${off.id}`, { active: false }));
    const id = await newCredential(service.admin);
    await passes(id, 'credential.tested', { type: 'openAIApi', result: 'valid' });
    await passes(id, 'credential.expired', { since: '2026-01-31T12:00:00.000Z' });
    await has(all);
    await settled(service, receiver);
    expect(all.arrived().map(({ type }) => type)).toEqual(['credential.expired']);
    expect([few.arrived(), off.arrived()]).toEqual([[], []]);
  });

  it('is not sent of a change that fails', async () => {
    const webhook = await listen(receiver, service.admin);
    const id = await newCredential(service.admin);
    await expect(passes(id, 'credential.overdue', { since: '2026-01-31T12:00:00.000Z' }, true)).rejects.toThrow('after all'); // prettier-ignore
    await settled(service, receiver);
    expect(await deliveriesOf(service.admin, webhook.id)).toEqual([]);
    expect(webhook.arrived()).toEqual([]);
  });
});

describe('A personal credential', () => {
  it('is told of to those with whom it is shared, and not to colleagues', async () => {
    const neighbour = await newWorkspace(service.admin);
    const [home, there] = [await listen(receiver, service.admin), await listen(receiver, neighbour.admin)];
    const ada = await newPerson(service.admin, me.workspaceId, 'editor');
    const id = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    await passes(id, 'credential.expired', { since: '2026-01-31T12:00:00.000Z' });
    await must(ada.post(`/credentials/${id}/shares`, { workspaceId: neighbour.id }));
    await must(ada.delete(`/credentials/${id}`));
    await has(there, 2);
    await settled(service, receiver);
    expect(there.arrived().map(({ type }) => type).sort()).toEqual(['credential.deleted', 'credential.shared']); // prettier-ignore
    expect(home.arrived()).toEqual([]);
  });

  it('is told of at home once it is shared with its home, but not with whom else', async () => {
    const neighbour = await newWorkspace(service.admin);
    const home = await listen(receiver, service.admin);
    const ada = await newPerson(service.admin, me.workspaceId, 'editor');
    const id = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    await must(ada.put(`/credentials/${id}/shares`, { workspaceIds: [me.workspaceId] }));
    await must(ada.post(`/credentials/${id}/shares`, { workspaceId: neighbour.id }));
    await passes(id, 'credential.expired', { since: '2026-01-31T12:00:00.000Z' });
    await must(ada.delete(`/credentials/${id}`));
    await has(home, 3);
    await settled(service, receiver);
    const types = home.arrived().map(({ type }) => type);
    expect(types.sort()).toEqual(['credential.deleted', 'credential.expired', 'credential.shared']);
    expect(JSON.stringify(home.arrived())).not.toContain(neighbour.id);
  });
});
