import { createHash, randomBytes } from 'node:crypto';
import { text as read } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/app.module.js';
import { Actor, ALL_PERMISSIONS } from '../../src/authorization/index.js';
import { batchesOf, lineOf } from '../../src/installation/backup/batches.js';
import { Backups } from '../../src/installation/backup/backups.service.js';
import { columnsOf, LEFT_OUT } from '../../src/installation/backup/format.js';
import { SEALED_TABLES } from '../../src/installation/sealed-tables.js';
import { WRAPPED } from '../../src/credentials/wrapped-keys.js';
import { sql } from '../database/rows.js';
import { engine } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { backUp, readBackup } from './backed-up.js';

const rootKey = randomBytes(32).toString('base64');
let service: Service;
beforeAll(async () => {
  service = await startService({ KEYRACK_ROOT_KEY: rootKey });
  await newCredential(service.admin, anOpenAIKey('sk-canary-of-a-backup'));
  await newCredential((await newTenant(service)).admin);
});
afterAll(() => service.stop());

/** Whoever holds the first key, as services know them. */
async function operator(): Promise<Actor> {
  const { organizationId = '', workspaceId = '', keyId = '' } = (await must(service.admin.get<Record<string, string>>('/me'))).body; // prettier-ignore
  const grant = { kind: 'key', organizationId, workspaceId, keyId, userId: null, sessionId: null, name: 'First admin key', makerId: null, permissions: new Set(ALL_PERMISSIONS) } as const; // prettier-ignore
  return new Actor(grant, { requestId: 'a-request', address: '127.0.0.1' });
}

describe(`A backup on ${engine}`, () => {
  it('says what it holds, holds that, and can be told to be whole', async () => {
    const { manifest, rows, end, text } = await backUp(service.admin);
    expect(manifest).toMatchObject({ format: 'keyrack-backup', version: 1 });
    expect(manifest.rootKeys).toHaveLength(1);
    for (const { name, rows: count } of manifest.tables)
      expect(rows.filter(({ table }) => table === name), name).toHaveLength(count); // prettier-ignore
    expect(rows.filter(({ table }) => table === 'credentials')).toHaveLength(2);
    const before = text.slice(0, text.trimEnd().lastIndexOf('\n') + 1);
    const sha256 = createHash('sha256').update(before).digest('hex');
    expect(end).toEqual({ end: true, rows: rows.length, sha256 });
  });

  it('holds every table but those that are said to be left out', async () => {
    const { manifest } = await backUp(service.admin);
    const tables = entities.map(({ table }) => table);
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual(
      tables.filter((table) => !Object.hasOwn(LEFT_OUT, table)).sort(),
    );
    expect(tables).toEqual(expect.arrayContaining(Object.keys(LEFT_OUT)));
  });

  it('holds the invitations that are open with their links, and no other step of signing in', async () => {
    const { workspaceId } = (await must(service.admin.get('/me'))).body;
    await must(service.admin.post('/invitations', { email: 'invited@example.com', workspaceId, role: 'viewer' }));
    const insert = `INSERT INTO one_time_tokens (token_hash, purpose, organization_id, payload, created_at, expires_at)
      SELECT 'a-hash', 'sign-in', id, '{}', created_at, created_at FROM organizations WHERE id = ?`;
    await sql(service, insert, (await operator()).organizationId);
    const { rows } = await backUp(service.admin);
    const tokens = rows.filter(({ table }) => table === 'one_time_tokens');
    expect(tokens.map(({ row }) => row['purpose'])).toEqual(['invitation']);
  });

  it('holds no value that opens, and not the root key', async () => {
    const { text } = await backUp(service.admin);
    expect(text).not.toContain('sk-canary-of-a-backup');
    expect(text).not.toContain(service.adminToken);
    for (const form of ['base64', 'base64url', 'hex'] as const)
      expect(text).not.toContain(Buffer.from(rootKey, 'base64').toString(form).replace(/=+$/, ''));
  });

  it('is in the audit log, with who took it', async () => {
    await backUp(service.admin);
    const { body } = await must(service.admin.get<{ data: object[] }>('/audit?event=installation.backedup&limit=1'));
    expect(body.data).toEqual([expect.objectContaining({ actorName: 'First admin key', subjectKind: 'Installation' })]);
  });

  it('is of the moment at which it began, whatever is written while it is read', async () => {
    const credential = await newCredential(service.admin);
    const before = await backUp(service.admin);
    const stream = await service.get(Backups).begin(await operator());
    await must(service.admin.delete(`/credentials/${credential}`));
    await newCredential((await newTenant(service)).admin);
    const backup = readBackup(await read(stream));
    const credentials = (rows: typeof before.rows): unknown[] => rows.filter(({ table }) => table === 'credentials');
    expect(credentials(backup.rows)).toEqual(credentials(before.rows));
    expect(backup.rows).toHaveLength(backup.manifest.tables.reduce((sum, { rows }) => sum + rows, 0));
    const organizations = backup.rows.filter(({ table }) => table === 'organizations');
    expect(organizations).toHaveLength(before.rows.filter(({ table }) => table === 'organizations').length);
  });

  it('lets go of its connection when nobody reads it to its end', async () => {
    for (let n = 0; n < 12; n++) {
      const stream = await service.get(Backups).begin(await operator());
      if (n % 2 === 0) await stream[Symbol.asyncIterator]().next();
      await new Promise((closed) => stream.once('close', closed).destroy());
    }
    expect((await backUp(service.admin)).end.end).toBe(true);
  });

  it('holds large tables in the order of their keys, each row once', async () => {
    const columns = 'organization_id, workspace_id, at, event, outcome, actor_kind, actor_name, details';
    const numbered = Array.from({ length: 2500 }, (_, n) => `entry-${n}`);
    const [pattern = {}] = await service.database.read(`SELECT ${columns} FROM audit_entries LIMIT 1`, []);
    const names = ['id', ...Object.keys(pattern)];
    const insert = `INSERT INTO audit_entries (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    await service.database.write(async (tx) => {
      for (const id of numbered) await service.database.readIn(tx, insert, [id, ...Object.values(pattern)]);
    });
    const { rows } = await backUp(service.admin);
    const ids = rows.filter(({ table }) => table === 'audit_entries').map(({ row }) => String(row['id']));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(numbered));
  });
});

const table = (name: string) => entities.find((entity) => entity.table === name) ?? expect.unreachable();

describe(`What a backup reads at once on ${engine}`, () => {
  it('is about a mebibyte, however large the rows are that come after small ones', async () => {
    const columns = 'organization_id, workspace_id, at, event, outcome, actor_kind, actor_name';
    const insert = `INSERT INTO audit_entries (id, ${columns}, details) SELECT ?, ${columns}, ? FROM audit_entries ORDER BY id LIMIT 1`; // prettier-ignore
    const large = JSON.stringify({ note: 'ä'.repeat(150_000) });
    for (let n = 0; n < 30; n++) await sql(service, insert, `large-${String(n).padStart(2, '0')}`, n % 10 === 0 ? '{}' : large); // prettier-ignore
    const snapshot = await service.database.snapshot();
    const sizes: number[] = [];
    const read: typeof snapshot.read = async (text, parameters) => {
      const rows = await snapshot.read(text, parameters);
      sizes.push(Buffer.byteLength(rows.map((row) => (row['details'] as string | undefined) ?? '').join('')));
      return rows;
    };
    const ids: string[] = [];
    for await (const lines of batchesOf({ ...snapshot, read }, table('audit_entries')))
      ids.push(...lines.map((line) => (JSON.parse(line) as { row: { id: string } }).row.id));
    await snapshot.close();
    await sql(service, "DELETE FROM audit_entries WHERE id LIKE 'large-%'");
    expect(ids.filter((id) => id.startsWith('large-'))).toHaveLength(30);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...sizes)).toBeGreaterThan(500_000);
    expect(Math.max(...sizes)).toBeLessThan(1_100_000);
  });

  it('is one row at least, and is given in pieces, whole letters or not', async () => {
    const insert = `INSERT INTO audit_entries (id, organization_id, workspace_id, at, event, outcome, actor_kind, actor_name, details)
      SELECT 'huge', organization_id, workspace_id, at, event, outcome, actor_kind, actor_name, ? FROM audit_entries ORDER BY id LIMIT 1`; // prettier-ignore
    const huge = JSON.stringify({ note: 'x' + 'ä'.repeat(1_000_000) });
    await sql(service, insert, huge);
    const chunks: Buffer[] = [];
    for await (const chunk of await service.get(Backups).begin(await operator())) chunks.push(chunk as Buffer);
    await sql(service, "DELETE FROM audit_entries WHERE id = 'huge'");
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThanOrEqual(64 * 1024);
    const text = Buffer.concat(chunks).toString();
    const backup = readBackup(text);
    expect(backup.rows.find(({ row }) => row['id'] === 'huge')?.row['details']).toBe(huge);
    const before = text.slice(0, text.trimEnd().lastIndexOf('\n') + 1);
    expect(backup.end.sha256).toBe(createHash('sha256').update(before).digest('hex'));
  });

  it('is refused, with the row, when no restore would read it', () => {
    const row = { key_id: 'an-id', value: 'x'.repeat(100), created_at: new Date(0) };
    expect(() => lineOf('key_checks', columnsOf(table('key_checks')), row, 100)).toThrow(/the row an-id of the table key_checks is too long/); // prettier-ignore
    expect(lineOf('key_checks', columnsOf(table('key_checks')), row)).toMatch(/^\{.*\}\n$/);
  });
});

describe('What is encrypted', () => {
  const tablesWith = (column: string): string[] =>
    entities.filter(({ columns }) => columns[column]).map(({ table }) => table);

  it('is counted and tried in each table that holds sealed texts', () => {
    expect(SEALED_TABLES.map(({ table }) => table).sort()).toEqual(tablesWith('sealed').sort());
  });

  it('is wrapped anew in each table that holds wrapped keys', () => {
    expect([...WRAPPED].sort()).toEqual(tablesWith('wrapped').sort());
  });
});
