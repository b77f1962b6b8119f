import { describe, expect, it } from 'vitest';
import { sql } from '../database/rows.js';
import { engine } from '../support/engine.js';
import { must } from '../support/people.js';
import {
  configOf,
  everythingOpens,
  first,
  idOf,
  newKey,
  operatorOf,
  refusal,
  rotate,
  rotateHalf,
  second,
  start,
  stop,
  withRootKeySite,
} from './root-key-site.js';

withRootKeySite();

/** What no database has a part in. */
const itOnce = it.skipIf(engine !== 'sqlite');

describe(`Changing the root key on ${engine}`, () => {
  it('moves every key, tells how far it came, and does without the previous one afterwards', async () => {
    const service = await start(second, first);
    await everythingOpens(service);
    const lines = await rotate(service);
    const end = lines.at(-1);
    expect(end).toMatchObject({ rewrapped: 4, remaining: 0, done: true, unreadable: [] });
    expect(Object.values(end?.byKey ?? {})).toEqual([4]);
    expect(end?.message).toContain('Take KEYRACK_PREVIOUS_ROOT_KEY');
    expect(JSON.stringify(lines)).not.toContain(second);
    await everythingOpens(service);
    await stop(service);
    await everythingOpens(await start(second));
  });

  itOnce('leaves what data keys have sealed as it is', async () => {
    const service = await start(second, first);
    const sealed = () => sql(service, 'SELECT id, sealed, version FROM credentials ORDER BY id');
    const before = await sealed();
    await rotate(service);
    expect(await sealed()).toEqual(before);
  });

  itOnce('is in the audit log, when it begins and when it is done', async () => {
    const service = await start(second, first);
    await rotate(service);
    const admin = operatorOf(service);
    const { body } = await must(admin.get<{ data: { details: { step: string } }[] }>('/audit?event=installation.rekeyed')); // prettier-ignore
    expect(body.data.map(({ details }) => details.step)).toEqual(['done', 'begun']);
  });

  it('has the previous key start the service no more', async () => {
    const service = await start(second, first);
    await rotate(service);
    await stop(service);
    expect(await refusal(configOf(first))).toMatch(/not the root key/);
    expect(await refusal(configOf(newKey(), first))).toMatch(/not that key either/);
  });

  it('can be broken off after any batch and asked for again', async () => {
    const service = await start(second, first);
    await rotateHalf(service);
    await stop(service);
    await stop(await start(first, second)); // either of them is current until it is done
    const again = await start(second, first);
    await everythingOpens(again);
    expect((await rotate(again)).at(-1)).toMatchObject({ remaining: 0, done: true });
    const once = (await rotate(again)).at(-1);
    expect(once).toMatchObject({ rewrapped: 0, done: true });
    expect(once?.message).toContain(`${idOf(first)}, which was never a key here or is done with`);
    await everythingOpens(again);
  });

  it('changes nothing when the two keys are swapped, and says that they may be', async () => {
    const service = await start(first, second);
    const end = (await rotate(service)).at(-1);
    expect(end).toMatchObject({ rewrapped: 0, remaining: 0, byKey: { [idOf(first)]: 4 }, done: true });
    expect(end?.message).toMatch(new RegExp(`wrapped with the root key ${idOf(first)} already.*are swapped.*${idOf(second)} as KEYRACK_ROOT_KEY`)); // prettier-ignore
    const admin = operatorOf(service);
    const { body } = await must(admin.get<{ checks: object[] }>('/installation/diagnosis'));
    expect(body.checks).toContainEqual(expect.objectContaining({ name: 'root-key', status: 'warning', advice: expect.stringContaining('swapped') as string })); // prettier-ignore
    await stop(service);
    expect((await rotate(await start(second, first))).at(-1)).toMatchObject({ rewrapped: 4, done: true });
  });

  it('is not done while a key that it does not have wraps something', async () => {
    const service = await start(second, first);
    const [row] = await sql(service, 'SELECT id, wrapped FROM data_keys ORDER BY id LIMIT 1');
    const wrap = (wrapped: unknown) => sql(service, 'UPDATE data_keys SET wrapped = ? WHERE id = ?', wrapped, row?.['id']); // prettier-ignore
    await wrap(String(row?.['wrapped']).replace(idOf(first), idOf(newKey())));
    const end = (await rotate(service)).at(-1);
    expect(end).toMatchObject({ rewrapped: 3, remaining: 0, done: false });
    expect(end?.message).toMatch(/1 keys are wrapped with the root key \w+, which this service does not have/);
  });

  it('goes on where a batch was moved and the next one was not', async () => {
    const service = await start(second, first);
    const [kept] = await sql(service, 'SELECT id, wrapped FROM data_keys ORDER BY id LIMIT 1');
    await rotateHalf(service);
    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE id = ?', kept?.['wrapped'], kept?.['id']);
    expect((await rotate(service)).at(-1)).toMatchObject({ rewrapped: 1, done: true });
  });

  it('gives the same to several who ask for it at once', async () => {
    const service = await start(second, first);
    const runs = await Promise.all([rotate(service), rotate(service), rotate(service)]);
    for (const run of runs) expect(run.at(-1)).toMatchObject({ remaining: 0, done: true });
    expect(runs.reduce((sum, run) => sum + (run.at(-1)?.rewrapped ?? 0), 0)).toBe(4);
    await everythingOpens(service);
  });

  it('names keys that were altered, and keeps the previous root key for them', async () => {
    const service = await start(second, first);
    const [row] = await sql(service, 'SELECT id, wrapped FROM data_keys ORDER BY id LIMIT 1');
    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE id = ?', `${String(row?.['wrapped']).slice(0, -8)}AAAAAAAA`, row?.['id']); // prettier-ignore
    const end = (await rotate(service)).at(-1);
    expect(end).toMatchObject({ rewrapped: 3, remaining: 1, done: false, unreadable: [row?.['id']] });
    await sql(service, 'UPDATE data_keys SET wrapped = ? WHERE id = ?', row?.['wrapped'], row?.['id']);
    expect((await rotate(service)).at(-1)).toMatchObject({ rewrapped: 1, done: true });
  });

  itOnce('is refused without a previous root key, with what to do', async () => {
    const service = await start(first);
    const answer = await operatorOf(service).post<{ message: string }>('/installation/root-key/rotation');
    expect(answer.status).toBe(409);
    expect(answer.body.message).toMatch(/openssl rand -base64 32.*KEYRACK_PREVIOUS_ROOT_KEY/);
  });

  it('is told by the diagnosis, and by the counts of what is encrypted, while it is under way', async () => {
    const service = await start(second, first);
    const admin = operatorOf(service);
    const check = async () => {
      const { body } = await must(admin.get<{ checks: { name: string; status: string; advice?: string }[] }>('/installation/diagnosis')); // prettier-ignore
      return body.checks.find(({ name }) => name === 'root-key');
    };
    const uses = async () =>
      (await must(admin.get<{ rootKeys: { use: string; workspaceKeys: number }[] }>('/installation/ciphertexts'))).body
        .rootKeys; // prettier-ignore
    expect(await check()).toMatchObject({ status: 'warning', advice: expect.stringContaining('rotation') as string });
    expect((await uses()).map(({ use, workspaceKeys }) => [use, workspaceKeys])).toEqual([['current', 0], ['previous', 4]]); // prettier-ignore
    await rotate(service);
    expect(await check()).toMatchObject({ status: 'warning', advice: expect.stringContaining('out of the') as string });
    expect((await uses()).map(({ use, workspaceKeys }) => [use, workspaceKeys])).toEqual([['current', 4], ['previous', 0]]); // prettier-ignore
  });
});
