import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoTime, timeParameter } from '../../src/persistence/index.js';
import { newId } from '../../src/platform/index.js';
import { Organization } from '../../src/workspaces/index.js';
import { engine } from '../support/engine.js';
import { must, newCredential } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Far from UTC, not by whole hours, and never where the database server is. */
const ZONE = 'Asia/Kathmandu';

/** How each engine shows what it stores, whatever the zone of the session. */
const STORED = {
  sqlite: 'created_at',
  mysql: "DATE_FORMAT(created_at, '%Y-%m-%d %H:%i:%s.%f')",
  postgres: `to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS')`,
} as const;

let service: Service;
let zone: string | undefined;
beforeAll(async () => {
  zone = process.env['TZ'];
  process.env['TZ'] = ZONE;
  service = await startService();
});
afterAll(async () => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  await service.stop();
});

interface Dated {
  id: string;
  createdDate: string;
  updatedDate: string;
}

describe(`Ids on ${engine}`, () => {
  it('are UUIDs of version 7 that sort in the order in which they were made', () => {
    const ids = Array.from({ length: 5000 }, () => newId());
    expect(ids.filter((id) => !UUID_V7.test(id))).toEqual([]);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are given to everything that is made, and sort in that order in the database too', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 10; n++) ids.push(await newCredential(service.admin));
    expect(ids.filter((id) => !UUID_V7.test(id))).toEqual([]);
    const rows = await service.database.read('SELECT id FROM credentials ORDER BY id', []);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  it('are told apart by case, as every engine compares them byte for byte', async () => {
    const id = await newCredential(service.admin);
    expect((await service.admin.get(`/credentials/${id.toUpperCase()}`)).status).toBe(404);
    expect(await service.database.read('SELECT id FROM credentials WHERE id = ?', [id.toUpperCase()])).toEqual([]);
  });
});

describe(`Times on ${engine}`, () => {
  it('are tested in a zone where a mistake would show', () => {
    expect(new Date('2026-01-01T00:00:00Z').getTimezoneOffset()).toBe(-345);
  });

  it.each([
    '2026-01-02T03:04:05.006Z',
    '2026-12-31T23:59:59.999Z',
    '2024-02-29T00:00:00.000Z',
    '2026-03-29T01:30:00.100Z',
    '2000-01-01T00:00:00.010Z',
    '2037-12-31T18:15:00.001Z',
  ])('are stored in UTC with milliseconds, and come back equal: %s', async (iso) => {
    const { database } = service;
    const time = new Date(iso);
    const organization = { id: newId(), name: 'x', createdAt: time, updatedAt: time };
    await database.write((tx) => tx.insert(Organization, organization));

    const entity = await database.manager.findOneByOrFail(Organization, { id: organization.id });
    expect(entity.createdAt.toISOString()).toBe(iso);

    const sql = `SELECT created_at, ${STORED[engine]} AS stored FROM organizations WHERE id = ?`;
    const [row] = await database.read(sql, [organization.id]);
    expect(isoTime(row?.['created_at'])).toBe(iso);
    expect(String(row?.['stored']).slice(0, 23)).toBe(iso.replace('T', ' ').replace('Z', ''));
  });

  it('are compared to the millisecond in SQL', async () => {
    const { database } = service;
    const time = new Date('2031-05-06T07:08:09.123Z');
    const id = newId();
    await database.write((tx) => tx.insert(Organization, { id, name: 'x', createdAt: time, updatedAt: time }));
    const found = async (operator: string, offset: number): Promise<number> => {
      const sql = `SELECT id FROM organizations WHERE id = ? AND created_at ${operator} ?`;
      const parameter = timeParameter(engine, new Date(time.getTime() + offset));
      return (await database.read(sql, [id, parameter])).length;
    };
    expect([await found('=', 0), await found('>=', 0), await found('<=', 0)]).toEqual([1, 1, 1]);
    expect([await found('>', -1), await found('<', 1)]).toEqual([1, 1]);
    expect([await found('>', 0), await found('<', 0), await found('>=', 1), await found('<=', -1)]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('are answered as ISO 8601 in UTC with milliseconds, the same by every call', async () => {
    const { admin } = service;
    const before = new Date().toISOString();
    const { body: made } = await must(
      admin.post<Dated>('/credentials', {
        name: 'dated',
        credentialName: 'openAIApi',
        plainDataObj: { openAIApiKey: 'sk-test' },
      }),
    );
    const after = new Date().toISOString();
    expect(made.createdDate).toMatch(ISO_TIME);
    expect(made.createdDate >= before && made.createdDate <= after).toBe(true);
    expect(made.updatedDate).toBe(made.createdDate);
    const { body: got } = await must(admin.get<Dated>(`/credentials/${made.id}`));
    const { body: list } = await must(admin.get<Dated[]>('/credentials'));
    const listed = list.find(({ id }) => id === made.id);
    for (const seen of [got, listed]) {
      expect(seen?.createdDate).toBe(made.createdDate);
      expect(seen?.updatedDate).toBe(made.updatedDate);
    }
    const { body: changed } = await must(admin.put<Dated>(`/credentials/${made.id}`, { name: 'changed' }));
    expect(changed.createdDate).toBe(made.createdDate);
    expect(changed.updatedDate >= made.updatedDate).toBe(true);
  });
});
