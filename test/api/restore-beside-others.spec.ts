import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../database/rows.js';
import type { Client } from '../support/client.js';
import { engine } from '../support/engine.js';
import { anOpenAIKey, must, newCredential } from '../support/people.js';
import { startOn, startService, type Service } from '../support/service.js';
import { backUp, restore, startEmpty, type Backup } from './backed-up.js';

const KEY = { KEYRACK_ROOT_KEY: randomBytes(32).toString('base64') };

let source: Service;
let credential: string;
let backup: Backup;
beforeAll(async () => {
  source = await startService(KEY);
  credential = await newCredential(source.admin, anOpenAIKey('sk-restored'));
  backup = await backUp(source.admin);
});
afterAll(() => source.stop());

let target: Service | undefined;
afterEach(async () => {
  await target?.stop();
  target = undefined;
});

async function empty(): Promise<Service> {
  return (target = await startEmpty(engine, KEY));
}

describe.runIf(engine !== 'sqlite')(`A backup that is restored while another process is on the database on ${engine}`, () => {
  it('counts in both at once', async () => {
    const service = await empty();
    const second = await startOn(service.config);
    try {
      const old = second.admin.as(service.adminToken);
      expect((await old.get('/me')).status).toBe(200);
      await must(restore(service.admin, backup.text));
      expect((await old.get('/me')).status).toBe(401);
      const { body: values } = await must(second.admin.as(source.adminToken).post(`/credentials/${credential}/resolve`));
      expect(JSON.stringify(values)).toContain('sk-restored');
    } finally {
      await second.stop();
    }
  });

  it.each([
    ['a workspace', (admin: Client) => admin.post<{ id: string }>('/workspaces', { name: 'Meanwhile' }), 'workspaces'],
    ['a credential', (admin: Client) => admin.post<{ id: string }>('/credentials', anOpenAIKey('sk-x', 'Meanwhile')), 'credentials'], // prettier-ignore
    ['an organization', (admin: Client) => admin.post<{ id: string }>('/organizations', { name: 'Meanwhile' }), 'organizations'], // prettier-ignore
  ] as const)('takes nothing away of which the other one was told that it is stored: %s', async (_what, make, table) => {
    const service = await empty();
    const second = await startOn(service.config);
    try {
      await must(second.admin.as(service.adminToken).get('/me'));
      const [first = '', ...rest] = backup.text.split(/(?<=\n)/);
      let sendRest = (): void => undefined;
      const isAsked = new Promise<void>((go) => (sendRest = go));
      async function* slowly(): AsyncGenerator<Buffer> {
        yield Buffer.from(first.slice(0, 10));
        await isAsked;
        yield Buffer.from(first.slice(10) + rest.join(''));
      }
      const headers = { authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/x-ndjson' };
      const options = { method: 'POST', headers, body: slowly(), duplex: 'half' };
      const restoring = fetch(`${service.url}/api/v1/installation/restore`, options as unknown as RequestInit);
      await new Promise((later) => setTimeout(later, 700)); // it has counted, and waits for the first line
      const making = make(second.admin.as(service.adminToken));
      await Promise.race([making, new Promise((later) => setTimeout(later, 700))]);
      sendRest();
      const [restored, made] = [await restoring, await making];
      expect(restored.status).toBe(200);
      const found = await sql(service, `SELECT name FROM ${table} WHERE name = 'Meanwhile'`);
      expect([200, 201, 401, 409], made.text).toContain(made.status); // 401: the key that asks is gone with the restore
      expect(found).toHaveLength(made.status >= 400 ? 0 : 1);
    } finally {
      await second.stop();
    }
  });

  it('is all or nothing when the other one makes something at the same time', async () => {
    const service = await empty();
    const second = await startOn(service.config);
    try {
      const [restored, made] = await Promise.all([
        restore(service.admin, backup.text),
        second.admin.as(service.adminToken).post('/workspaces', { name: 'Meanwhile' }),
      ]);
      const names = (await sql(service, 'SELECT name FROM workspaces')).map(({ name }) => name);
      expect(names.includes('Meanwhile')).toBe(made.status === 201);
      if (restored.status === 200) expect(names).not.toContain('Meanwhile');
      else expect(names.sort()).toEqual(['Default', 'Meanwhile']);
    } finally {
      await second.stop();
    }
  });
}); // prettier-ignore
