import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit } from '../../src/audit/index.js';
import { CredentialWatch } from '../../src/credentials/credential-watch.js';
import { sql } from '../database/rows.js';
import { createTestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential } from '../support/people.js';
import { startOn, startService, type Service } from '../support/service.js';
import { inDays, letPass } from './passing-time.js';
import { anId, aTime, audited, read, type AuditEntryBody, type CredentialBody, type Me } from './shapes.js';

let service: Service;
let watch: CredentialWatch;
beforeAll(async () => {
  service = await startService();
  watch = service.get(CredentialWatch);
});
afterAll(() => service.stop());

const made = (dates: object) => newCredential(service.admin, { ...anOpenAIKey(), ...dates });
const put = (id: string, body: object) => must(service.admin.put<CredentialBody>(`/credentials/${id}`, body));
const rotate = (id: string, openAIApiKey: string) => put(id, { plainDataObj: { openAIApiKey } });

/** What was told of a credential, oldest first. */
async function toldOf(id: string): Promise<AuditEntryBody[]> {
  const told = ['credential.due', 'credential.overdue', 'credential.expired'];
  return (await audited(service.admin, `&subjectId=${id}`)).filter(({ event }) => told.includes(event)).reverse();
}
const eventsOf = async (id: string): Promise<string[]> =>
  (await toldOf(id)).map(({ event }) => event.split('.')[1] ?? '');

/** A process of its own on the same database. */
const another = (): CredentialWatch => new CredentialWatch(service.database, service.get(Audit));

describe('The watch over credentials', () => {
  it('tells each state once, with its date, as what nobody did', async () => {
    const id = await made({ rotateEvery: 90, expiresAt: inDays(100) });
    await watch.tell();
    expect(await toldOf(id)).toEqual([]);
    const dates: (string | undefined)[] = [];
    for (const days of [84, 7, 10]) {
      await letPass(service, id, days);
      await watch.tell();
      await watch.tell();
      const { rotateAt, expiresAt } = await read(service.admin, id);
      dates.push(days === 10 ? expiresAt : rotateAt);
    }
    const told = await toldOf(id);
    expect(told.map(({ event, details }) => [event, details])).toEqual([
      ['credential.due', { at: dates[0], for: 'rotation' }],
      ['credential.overdue', { since: dates[1] }],
      ['credential.expired', { since: dates[2] }],
    ]);
    const { workspaceId } = (await must(service.admin.get<Me>('/me'))).body;
    expect(told[0]).toMatchObject({
      id: anId,
      at: aTime,
      outcome: 'done',
      workspaceId,
      actorKind: 'system',
      actorId: null,
      actorName: 'Keyrack',
      subjectKind: 'Credential',
      subjectName: 'My OpenAI Key',
    });
  });

  it('tells that an end comes, and what has passed unseen only by its worst', async () => {
    const [ending, forgotten] = [await made({ expiresAt: inDays(30) }), await made({ rotateEvery: 5, expiresAt: inDays(30) })]; // prettier-ignore
    await letPass(service, ending, 25);
    await letPass(service, forgotten, 31);
    await watch.tell();
    expect((await toldOf(ending))[0]?.details).toMatchObject({ for: 'expiry' });
    expect(await eventsOf(forgotten)).toEqual(['expired']);
  });

  it('tells a state again when it comes again after new values or new dates', async () => {
    const id = await made({ rotateEvery: 20 });
    await letPass(service, id, 21);
    await watch.tell();
    await put(id, { name: 'New' });
    await watch.tell();
    expect(await eventsOf(id)).toEqual(['overdue']);
    await rotate(id, 'sk-second');
    await watch.tell();
    await letPass(service, id, 21);
    await watch.tell();
    await put(id, { rotateEvery: 40 });
    await letPass(service, id, 20);
    await watch.tell();
    expect(await eventsOf(id)).toEqual(['overdue', 'overdue', 'overdue']);
  });

  it('tells once when several look at the same time, also when many fall due at once', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, () => made({ rotateEvery: 1 })));
    await sql(service, 'UPDATE credentials SET due_at = values_at WHERE rotate_every = 1');
    const told = await Promise.all([watch, another(), another(), another()].map((one) => one.tell()));
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(ids.length);
    const events = await service.database.read(
      "SELECT subject_id FROM audit_entries WHERE event = 'credential.due'",
      [],
    );
    const about = events.map((row) => String(row['subject_id'])).filter((id) => ids.includes(id));
    expect(about.sort()).toEqual([...ids].sort());
    expect(await watch.tell()).toBe(0);
  });

  it('tells it the next time when it cannot be written, and logs no value', async () => {
    const id = await made({ expiresAt: inDays(1) });
    await letPass(service, id, 2);
    const lines = service.logged.length;
    await sql(service, 'ALTER TABLE audit_entries RENAME TO audit_entries_away');
    try {
      expect(await watch.tell()).toBe(0);
    } finally {
      await sql(service, 'ALTER TABLE audit_entries_away RENAME TO audit_entries');
    }
    const logged = service.logged.slice(lines).join('');
    expect(logged).toContain('audit_entries');
    expect(logged).not.toMatch(/not-a-real-key|My OpenAI Key/);
    expect(await eventsOf(id)).toEqual([]);
    expect(await watch.tell()).toBe(1);
    expect(await eventsOf(id)).toEqual(['expired']);
  });

  it('looks by itself when the service starts', async () => {
    const test = await createTestDatabase();
    const first = await startOn(test.config);
    const id = await newCredential(first.admin, { ...anOpenAIKey(), expiresAt: inDays(1) });
    await letPass(first, id, 2);
    await first.stop();
    const second = await startOn(test.config);
    expect(await second.get(CredentialWatch).tell()).toBe(0); // waits for what was begun, which told it
    const admin = second.admin.as(first.adminToken);
    expect(await audited(admin, `&subjectId=${id}&event=credential.expired`)).toHaveLength(1);
    await second.stop();
    await test.drop();
  });
});
