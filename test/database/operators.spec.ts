import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS } from '../../src/authorization/index.js';
import { createTestDatabase, engine, type TestDatabase } from '../support/engine.js';
import { newKey } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';
import { sql, withDataSource } from './rows.js';

let test: TestDatabase;
let token: string;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const NEW = 'installation:operate';
const holds = async (service: Service, one: string): Promise<boolean> => {
  const { body } = await service.admin.as(one).get<{ permissions: string[] }>('/me');
  return body.permissions.includes(NEW);
};

describe(`An installation from before there was ${NEW}, on ${engine}`, () => {
  it('gives it to keys that hold all there is, and to none that holds less', async () => {
    const old = await startOn(test.config);
    token = old.adminToken;
    const narrow = await newKey(old.admin, ['organizations:create', 'credentials:view']);
    const before = JSON.stringify(ALL_PERMISSIONS.filter((one) => one !== NEW));
    await sql(old, "UPDATE api_keys SET permissions = ? WHERE name = 'First admin key'", before);
    await sql(old, "DELETE FROM migrations WHERE name LIKE 'Installation%'");
    expect(await holds(old, token)).toBe(false);
    await old.stop();

    const service = await startOn(test.config);
    expect(await holds(service, token)).toBe(true);
    expect((await service.admin.as(token).get('/installation/ciphertexts')).status).toBe(200);
    expect(await holds(service, narrow.token)).toBe(false);
    await service.stop();
  });

  it('is left as it is when the migration runs again', async () => {
    const stored = () =>
      withDataSource(test.config, (dataSource) => dataSource.query('SELECT id, permissions FROM api_keys ORDER BY id'));
    const before: unknown = await stored();
    await withDataSource(test.config, async (dataSource) => {
      await dataSource.query("DELETE FROM migrations WHERE name LIKE 'Installation%'");
      expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(1);
    });
    expect(await stored()).toEqual(before);
  });
});
