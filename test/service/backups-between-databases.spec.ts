import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/platform/index.js';
import { backUp, comparableRows, restore, startEmpty } from '../api/backed-up.js';
import { startFarSide } from '../rules/installation.js';
import { allRows } from '../rules/rows.js';
import { Site } from '../rules/site.js';
import { isThere } from '../support/engine.js';
import { must, newTenant } from '../support/people.js';
import type { Service } from '../support/service.js';

const WAY = (['sqlite', 'postgres', 'mysql', 'sqlite'] as const).filter((engine) => isThere(engine));

let farSide: Awaited<ReturnType<typeof startFarSide>>;
let env: Record<string, string>;
const running: Service[] = [];
beforeAll(async () => {
  farSide = await startFarSide();
  env = { ...farSide.env, KEYRACK_ROOT_KEY: randomBytes(32).toString('base64') };
});
afterAll(async () => {
  for (const service of running) await service.stop();
  await farSide.stop();
});

async function start(on: Engine): Promise<Service> {
  const service = await startEmpty(on, env);
  running.push(service);
  return service;
}

/** Every row as one engine stores it, but for what a restore adds and what time changes. */
async function stored(service: Service): Promise<unknown> {
  const rowsOfAll = await allRows(service, 'changes');
  const { sessions: _, connect_sessions: __, one_time_tokens: ___, known_places: ____, ...tables } = rowsOfAll;
  const rows = Object.entries(tables).map(([table, all]) => [
    table,
    all
      .filter((row) => !String(row['event']).startsWith('installation.'))
      .filter((row) => table !== 'webhook_deliveries' && !/^session\./.test(String(row['event'])))
      .map((row) => JSON.stringify({ ...row, last_used_at: null }))
      .sort(),
  ]);
  return Object.fromEntries(rows);
}

it(`A backup goes from ${WAY.join(' to ')}, and every row arrives as it was`, async () => {
  const first = await start(WAY[0] ?? 'sqlite');
  const site = await Site.of(first, 'Reise');
  await Site.of(first, 'Zweitfirma', (await newTenant(first)).admin);
  await site.newChangedCredential();
  const odd = 'Ünïcode 🔑 "quotes" \\ back\u2028slash';
  await must(first.admin.post('/workspaces', { name: odd }));
  const token = first.adminToken;

  let last = first;
  let backup = await backUp(first.admin);
  const original = comparableRows(backup).filter((row) => !row.startsWith('{"table":"webhook_deliveries"'));
  const filled = backup.manifest.tables.filter(({ rows }) => rows > 0).map(({ name }) => name);
  expect(filled).toEqual(expect.arrayContaining(['credential_versions', 'flows', 'webhooks', 'second_factors', 'identity_providers', 'invitations'].filter((name) => name !== 'second_factors'))); // prettier-ignore
  for (const engine of WAY.slice(1)) {
    last = await start(engine);
    await must(restore(last.admin, backup.text));
    const admin = last.admin.as(token);
    backup = await backUp(admin);
    expect(comparableRows(backup).filter((row) => !row.startsWith('{"table":"webhook_deliveries"'))).toEqual(original);
    const { body } = await must(admin.get<{ checks: { name: string; status: string }[] }>('/installation/diagnosis'));
    expect(body.checks.find(({ name }) => name === 'sealed-values')?.status).toBe('ok');
    const { body: names } = await must(admin.get<{ name: string }[]>('/workspaces'));
    expect(names.map(({ name }) => name)).toContain(odd);
    await must(admin.post(`/credentials/${site.id('credential').id}/resolve`));
  }
  expect(WAY.length).toBeGreaterThan(1);
  const [before, after] = [await stored(first), await stored(last)] as Record<string, string[]>[];
  const without = (rows: Record<string, string[]> = {}): object => ({ ...rows, audit_entries: [] });
  expect(without(after)).toEqual(without(before));
});
