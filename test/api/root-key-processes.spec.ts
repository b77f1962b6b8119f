import { describe, expect, it } from 'vitest';
import { RootKeyRotation } from '../../src/credentials/root-key-rotation.js';
import { sql } from '../database/rows.js';
import { engine } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant } from '../support/people.js';
import {
  everythingOpens,
  first,
  idOf,
  operatorOf,
  rotate,
  second,
  start,
  stop,
  theSite,
  withRootKeySite,
} from './root-key-site.js';

withRootKeySite();

describe.runIf(engine !== 'sqlite')(`Several processes on ${engine} while the root key changes`, () => {
  it('move every key once between them', async () => {
    const [one, other] = await Promise.all([start(second, first), start(second, first)]);
    const runs = await Promise.all([rotate(one), rotate(other)]);
    for (const run of runs) expect(run.at(-1)).toMatchObject({ remaining: 0, done: true });
    expect(runs.reduce((sum, run) => sum + (run.at(-1)?.rewrapped ?? 0), 0)).toBe(4);
    for (const service of [one, other]) await everythingOpens(service);
  });

  it('go on with either key as the current one, as long as each has both', async () => {
    const old = await start(first, second);
    const next = await start(second, first);
    const { admin } = await newTenant({ ...next, admin: operatorOf(next) });
    theSite().credentials.push({ id: await newCredential(admin, anOpenAIKey('sk-kept')), token: admin.token });
    for (const service of [old, next]) await everythingOpens(service);
    await rotate(next);
    for (const service of [old, next]) await everythingOpens(service);
  });

  it('cannot wrap anything with a key that the others have done away with', async () => {
    const stale = await start(first);
    const tenant = await newTenant({ ...stale, admin: operatorOf(stale) });
    await rotate(await start(second, first));
    const answer = await stale.admin.as(tenant.admin.token).post('/credentials', anOpenAIKey());
    expect(answer.status).toBe(503);
    expect(answer.text).toMatch(/root key of this installation was changed/);
    const keys = await sql(stale, 'SELECT wrapped FROM data_keys WHERE organization_id = ?', tenant.organizationId);
    expect(keys).toEqual([]);
  });

  it('are told which root key is missing, and not that the data was altered', async () => {
    const stale = await start(first);
    await rotate(await start(second, first));
    for (const { id, token: key } of theSite().credentials) {
      const changes = () => stale.admin.as(key).put(`/credentials/${id}`, anOpenAIKey());
      for (const ask of [() => stale.admin.as(key).post(`/credentials/${id}/resolve`), changes]) {
        const answer = await ask();
        expect(answer.status, answer.text).toBe(503);
        expect(answer.text).toContain(`wrapped with the root key ${idOf(second)}, which this process does not have`);
      }
    }
    const { body } = await must(operatorOf(stale).get<{ checks: { name: string; message: string; advice?: string }[] }>('/installation/diagnosis')); // prettier-ignore
    const sealed = body.checks.find(({ name }) => name === 'sealed-values');
    expect(sealed?.message).toContain(`root key ${idOf(second)}, which this process does not have`);
    expect(sealed?.advice).not.toMatch(/^Restore/);
  });

  it('do not move anything back to a key that was done away with', async () => {
    const [old, next] = [await start(first, second), await start(second, first)];
    await rotate(next);
    const answer = await operatorOf(old).post('/installation/root-key/rotation');
    expect(answer.status).toBe(503);
    expect(answer.text).toMatch(/still runs with the one before/);
    expect(await sql(next, 'SELECT key_id FROM key_checks')).toEqual([{ key_id: idOf(second) }]);
    const [moving] = [old.get(RootKeyRotation).run()];
    await expect(moving.next()).rejects.toThrow(/still runs with the one before/);
    for (const service of [old, next]) await stop(service);
    await everythingOpens(await start(second));
  });

  it('keep the key that everything is wrapped with when two change it in opposite directions at once', async () => {
    const [old, next] = [await start(first, second), await start(second, first)];
    for (let n = 0; n < 5; n++) {
      await Promise.all([old, next].map((service) => operatorOf(service).post('/installation/root-key/rotation')));
      const checks = (await sql(next, 'SELECT key_id FROM key_checks')).map((row) => row['key_id']);
      const wrapping = await sql(next, 'SELECT DISTINCT SUBSTR(wrapped, 6, 16) AS id FROM data_keys');
      for (const { id } of wrapping) expect(checks).toContain(id);
    }
  });
}); // prettier-ignore
