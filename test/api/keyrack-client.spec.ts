import { isKeyrackError, Keyrack } from '@keyrack/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlow, anOpenAIKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { Receiver } from './webhook-receiver.js';
import { idsOf, NOBODY } from './shapes.js';

let service: Service;
let receiver: Receiver;
let keyrack: Keyrack;
beforeAll(async () => {
  service = await startService({ KEYRACK_EGRESS_ALLOW: '127.0.0.1' });
  receiver = await Receiver.start();
  keyrack = new Keyrack({ url: service.url, apiKey: service.adminToken, cache: { resolveFor: 60_000 } });
});
afterAll(async () => {
  await service.stop();
  await receiver.stop();
});

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const newCredentials = (many: number) =>
  Promise.all(Array.from({ length: many }, () => keyrack.createCredential({ body: anOpenAIKey() })));

describe('The client Keyrack', () => {
  it('does operations, and answers with their data', async () => {
    expect(await keyrack.ping()).toBe('pong');
    const { id } = await keyrack.createCredential({ body: anOpenAIKey() });
    expect(await keyrack.getCredential({ path: { id } })).toMatchObject({ id, credentialName: 'openAIApi' });
    expect(await keyrack.getCredentialTypeSchema({ path: { name: 'openAIApi' } })).toHaveProperty('properties');
    expect(await keyrack.getCredentialTypeIcon({ path: { name: 'openAIApi' } })).toBeInstanceOf(Blob);
    expect(await keyrack.exportAuditEntries({ query: { format: 'jsonl' } })).toContain('credential.created');
    expect(await keyrack.purgeCredentialVersions({ path: { id } })).toBeUndefined();
  });

  it('throws what the service says, by its code', async () => {
    const error: unknown = await keyrack.getCredential({ path: { id: NOBODY } }).catch((caught: unknown) => caught);
    expect(isKeyrackError(error, 'NOT_FOUND') && error.status).toBe(404);
    const unknown = new Keyrack({ url: service.url, apiKey: 'no-key-of-this-service-at-all' });
    await expect(unknown.getMe()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(unknown.listM9mCredentials()).rejects.toMatchObject({ code: 'AUTH_REQUIRED' });
  });

  it('goes through all credentials, page by page', async () => {
    await newCredentials(5);
    const whole = await keyrack.listCredentials({ query: { sort: 'createdDate' } });
    const found = await all(keyrack.credentials({ sort: 'createdDate', limit: 2 }));
    expect(idsOf(found)).toEqual(Array.isArray(whole) && idsOf(whole));
  });

  it('goes through all entries of the audit log', async () => {
    await newCredentials(3);
    const { data } = await keyrack.listAuditEntries({ query: { event: 'credential.created', limit: 1000 } });
    expect(data.length).toBeGreaterThan(2);
    expect(await all(keyrack.auditEntries({ event: 'credential.created', limit: 2 }))).toEqual(data);
  });

  it('imports flows as lines, and goes through all of them', async () => {
    const [{ id: credential } = { id: '' }] = await newCredentials(1);
    const lines = ['a', 'b', 'c'].map((id) => `${JSON.stringify({ id, ...aFlow(credential, id) })}\n`);
    const said = await keyrack.importFlows({ body: lines.join('') });
    expect(said.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toMatchObject(['a', 'b', 'c'].map((id) => ({ id, status: 'created' }))); // prettier-ignore
    expect(idsOf(await all(keyrack.flows({ limit: 2 }))).sort()).toEqual(['a', 'b', 'c']);
  });

  it('goes through all messages of a webhook', async () => {
    const body = {
      name: 'All',
      url: `${receiver.origin}/all`,
      events: ['credential.deleted' as const],
    };
    const { id } = await keyrack.createWebhook({ body });
    const sent = [];
    for (let at = 0; at < 3; at++) sent.push(await keyrack.testWebhook({ path: { id } }));
    const found = await all(keyrack.webhookDeliveries(id, { limit: 2 }));
    expect(idsOf(found).sort()).toEqual(idsOf(sent).sort());
  });

  it('resolves a credential from memory, until it changes it', async () => {
    const { id } = await keyrack.createCredential({ body: anOpenAIKey() });
    const { values } = await keyrack.resolve(id);
    expect(values).toEqual(anOpenAIKey().plainDataObj);
    await keyrack.resolve(id);
    expect(await all(keyrack.auditEntries({ event: 'credential.resolved', subjectId: id }))).toHaveLength(1);
    await keyrack.updateCredential({ path: { id }, body: { plainDataObj: { openAIApiKey: 'sk-of-later' } } });
    expect((await keyrack.resolve(id)).values).toEqual({ openAIApiKey: 'sk-of-later' });
    await keyrack.removeCredential({ path: { id } });
    await expect(keyrack.resolve(id)).rejects.toMatchObject({ status: 404 });
  });
});
