import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeParameter } from '../../src/persistence/index.js';
import { sql } from '../database/rows.js';
import { anOpenAIKey, must, newCredential, newKey, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { inDays, letPass } from './passing-time.js';
import {
  aText,
  audited,
  idsOf,
  listed,
  read,
  type CredentialBody,
  type CredentialPage,
  type ProblemBody,
} from './shapes.js';
import { storedValues } from './stored-values.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const DAY_MS = 86_400_000;
const NEW_VALUES = { plainDataObj: { openAIApiKey: 'sk-new-not-a-real-key' } };

const made = (dates: object, client = service.admin) => newCredential(client, { ...anOpenAIKey(), ...dates });
const put = (id: string, body: object) => service.admin.put<CredentialBody>(`/credentials/${id}`, body);
const statusOf = async (id: string) => (await read(service.admin, id)).status;
const daysUntil = (time = ''): number => (Date.parse(time) - Date.now()) / DAY_MS;

/** A credential of each state. */
async function oneOfEach(client = service.admin): Promise<Record<'plain' | 'active' | 'due' | 'overdue' | 'expired', string>> {
  const ids = {
    plain: await made({}, client),
    active: await made({ rotateEvery: 90, expiresAt: inDays(200) }, client),
    due: await made({ rotateEvery: 90, expiresAt: inDays(200) }, client),
    overdue: await made({ rotateEvery: 90, expiresAt: inDays(200) }, client),
    expired: await made({ rotateEvery: 90, expiresAt: inDays(200) }, client),
  };
  await letPass(service, ids.active, 82);
  await letPass(service, ids.due, 84);
  await letPass(service, ids.overdue, 91);
  await letPass(service, ids.expired, 201);
  return ids;
} // prettier-ignore

describe('The dates of a credential', () => {
  it('show nowhere while there are none', async () => {
    const id = await made({});
    const keys = ['expiresAt', 'rotateEvery', 'rotateAt', 'status', 'lastTest'];
    for (const body of [await read(service.admin, id), (await put(id, NEW_VALUES)).body, (await listed(service.admin))[0]]) {
      expect(Object.keys(body ?? {}).filter((key) => keys.includes(key))).toEqual([]);
    }
  }); // prettier-ignore

  it('are taken when it is made, and shown in each answer', async () => {
    const expiresAt = inDays(400);
    const created = await must(service.admin.post<CredentialBody>('/credentials', { ...anOpenAIKey(), expiresAt, rotateEvery: 30 })); // prettier-ignore
    const { id, createdDate } = created.body;
    const rotateAt = new Date(Date.parse(createdDate) + 30 * DAY_MS).toISOString();
    const dates = { expiresAt, rotateEvery: 30, rotateAt, status: 'active' };
    const seen = [created.body, await read(service.admin, id), (await put(id, { name: 'New' })).body];
    const inList = (await listed(service.admin)).find((one) => one.id === id);
    for (const body of [...seen, inList]) expect(body).toMatchObject(dates);
  });

  it('are changed and removed one by one, and by nothing else', async () => {
    const id = await made({});
    const expiresAt = inDays(100);
    const one = await must(put(id, { expiresAt, rotateAt: inDays(1), dueAt: inDays(1), status: 'expired' }));
    expect(one.body).toMatchObject({ expiresAt, status: 'active' });
    expect(one.body).not.toHaveProperty('rotateAt');
    expect((await must(put(id, { rotateEvery: 10 }))).body).toMatchObject({ expiresAt, rotateEvery: 10 });
    expect((await must(put(id, { expiresAt: null }))).body).not.toHaveProperty('expiresAt');
    const { body } = await must(put(id, { rotateEvery: null }));
    for (const key of ['rotateEvery', 'rotateAt', 'status']) expect(body).not.toHaveProperty(key);
    const changes = (await audited(service.admin, `&subjectId=${id}&event=credential.updated`)).map(({ details }) => details['changed']); // prettier-ignore
    expect(changes).toEqual([['rotateEvery'], ['expiresAt'], ['rotateEvery'], ['expiresAt']]);
  });

  it.each<[field: string, value: unknown]>([
    ['expiresAt', '2001-01-01T00:00:00Z'],
    ['expiresAt', 'tomorrow'],
    ['expiresAt', '2120-01-01T00:00:00'],
    ['expiresAt', 4_733_510_400_000],
    ['expiresAt', { $gt: '' }],
    ['rotateEvery', 0],
    ['rotateEvery', -1],
    ['rotateEvery', 3651],
    ['rotateEvery', 1.5],
    ['rotateEvery', 'often'],
    ['rotateEvery', [7]],
  ])('are refused, and named, when they make no sense: %s %j', async (field, value) => {
    const id = await made({ rotateEvery: 5 });
    const before = await read(service.admin, id);
    const answers = [
      await service.admin.post<ProblemBody>('/credentials', { ...anOpenAIKey(), [field]: value }),
      await service.admin.put<ProblemBody>(`/credentials/${id}`, { ...NEW_VALUES, [field]: value }),
    ];
    for (const { status, body } of answers) expect([status, body.details]).toEqual([400, { [field]: aText }]);
    expect(await read(service.admin, id)).toEqual(before);
  });

  it('may come back as they were read when something else changes, even when they have passed', async () => {
    const { expired } = await oneOfEach();
    const { plainDataObj: _, ...whole } = await read(service.admin, expired);
    expect(await put(expired, { ...whole, name: 'New' })).toMatchObject({ status: 200, body: { name: 'New', status: 'expired' } }); // prettier-ignore
  });

  it('move with the values, and not with the name or with values that stay', async () => {
    const id = await made({ rotateEvery: 40 });
    await letPass(service, id, 10);
    for (const body of [{ name: 'New' }, { plainDataObj: {} }, { expiresAt: inDays(300) }]) {
      expect(daysUntil((await must(put(id, body))).body.rotateAt)).toBeCloseTo(30, 1);
    }
    expect(daysUntil((await must(put(id, { rotateEvery: 50 }))).body.rotateAt)).toBeCloseTo(40, 1);
    expect(daysUntil((await must(put(id, NEW_VALUES))).body.rotateAt)).toBeCloseTo(50, 1);
    await letPass(service, id, 10);
    const restored = await must(service.admin.post<CredentialBody>(`/credentials/${id}/versions/2/restore`));
    expect(daysUntil(restored.body.rotateAt)).toBeCloseTo(50, 1);
  });

  it('count from the last change for a credential from before that was kept, and do not move then', async () => {
    const id = await made({});
    const long = timeParameter(service.database.engine, new Date(Date.now() - 20 * DAY_MS));
    await sql(service, 'UPDATE credentials SET values_at = NULL, updated_at = ? WHERE id = ?', long, id);
    expect(daysUntil((await must(put(id, { rotateEvery: 30 }))).body.rotateAt)).toBeCloseTo(10, 1);
    await must(put(id, { name: 'New' }));
    expect(daysUntil((await must(put(id, { rotateEvery: 31 }))).body.rotateAt)).toBeCloseTo(11, 1);
  });
});

describe('The status of a credential', () => {
  it('follows from its dates, and each filter finds its own', async () => {
    const { admin } = await newWorkspace(service.admin);
    const ids = await oneOfEach(admin);
    const all = new Map((await listed(admin)).map((one) => [one.id, one.status]));
    expect(Object.entries(ids).map(([state, id]) => [state, all.get(id)])).toEqual([
      ['plain', undefined],
      ['active', 'active'],
      ['due', 'due'],
      ['overdue', 'overdue'],
      ['expired', 'expired'],
    ]);
    const found = async (query: string) => idsOf(await listed(admin, query));
    expect(await found('?status=active')).toEqual([ids.plain, ids.active]);
    for (const state of ['due', 'overdue', 'expired'] as const) {
      expect(await found(`?status=${state}`)).toEqual([ids[state]]);
    }
    expect(await found('?status=due&status=expired')).toEqual([ids.due, ids.expired]);
    expect(await found('?status=due&search=nothing')).toEqual([]);
    const page = async (n: number) => (await must(admin.get<CredentialPage>(`/credentials?status=active&status=overdue&limit=2&page=${n}`))).body; // prettier-ignore
    const pages = [await page(1), await page(2), await page(3)];
    expect(pages.map(({ data, total }) => [idsOf(data), total])).toEqual([
      [[ids.plain, ids.active], 3],
      [[ids.overdue], 3],
      [[], 3],
    ]);
  });

  it.each(['', 'Active', 'expired,due', "expired' OR 1=1"])('refuses a filter for %j', async (status) => {
    const query = `/credentials?status=${encodeURIComponent(status)}`;
    expect(await service.admin.get(query)).toMatchObject({ status: 400, body: { details: { status: aText } } });
  });

  it('is shown to those who reach it through a share, with the last test', async () => {
    const there = await newWorkspace(service.admin);
    const { overdue } = await oneOfEach();
    await must(service.admin.post(`/credentials/${overdue}/shares`, { workspaceId: there.id }));
    const testedAt = timeParameter(service.database.engine, new Date('2026-01-02T03:04:05.678Z'));
    await sql(service, "UPDATE credentials SET tested_at = ?, test_result = 'invalid', test_message = 'No' WHERE id = ?", testedAt, overdue); // prettier-ignore
    const lastTest = { result: 'invalid', message: 'No', testedAt: '2026-01-02T03:04:05.678Z' };
    for (const seen of [await read(there.admin, overdue), ...(await listed(there.admin, '?status=overdue'))]) {
      expect(seen).toMatchObject({ id: overdue, shared: true, status: 'overdue', rotateEvery: 90, lastTest });
    }
    expect((await must(put(overdue, { name: 'New', plainDataObj: {} }))).body).toMatchObject({ lastTest });
    expect((await must(put(overdue, NEW_VALUES))).body).not.toHaveProperty('lastTest');
    expect(await read(there.admin, overdue)).not.toHaveProperty('lastTest');
  });

  it('keeps an expired credential from programs and from nobody else', async () => {
    const { expired: id } = await oneOfEach();
    const there = await newWorkspace(service.admin);
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: there.id }));
    await must(put(id, NEW_VALUES));
    expect(await storedValues(service, id)).toEqual(NEW_VALUES.plainDataObj);
    await must(service.admin.get(`/credentials/${id}/versions`));
    await must(service.admin.get(`/credentials/${id}/usages`));
    expect(await statusOf(id)).toBe('expired');
    expect((await must(put(id, { expiresAt: inDays(90) }))).body.status).toBe('active');
    await must(service.admin.delete(`/credentials/${id}`));
  });

  it('adds nothing to the answers of m9m, which have exact keys', async () => {
    const { due: id } = await oneOfEach();
    const key = await newKey(service.admin, ['credentials:view', 'credentials:update'], { dialect: 'm9m' });
    const one = await must(key.get(`/credentials/${id}`));
    expect(Object.keys(one.body)).toEqual(['id', 'name', 'type', 'fields', 'nodesUsing', 'createdAt', 'updatedAt']);
    const list = await must(key.get<{ data: { id: string }[] }>('/credentials'));
    const seen = list.body.data.find((row) => row.id === id) ?? {};
    expect(Object.keys(seen)).toEqual(['id', 'name', 'type', 'createdAt', 'updatedAt']);
    const changed = await must(key.put(`/credentials/${id}`, { data: NEW_VALUES.plainDataObj, expiresAt: inDays(1) }));
    expect(Object.keys(changed.body)).toEqual(['id', 'name', 'type', 'updatedAt']);
    expect(await read(service.admin, id)).toMatchObject({ rotateEvery: 90, status: 'active' });
  });
});
