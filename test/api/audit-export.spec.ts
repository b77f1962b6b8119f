import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { audited, idsOf, type AuditEntryBody, type Me } from './shapes.js';

let service: Service;
let here: Client;
beforeAll(async () => {
  service = await startService();
  here = (await newWorkspace(service.admin)).admin;
});
afterAll(() => service.stop());

const HEADER =
  'id,at,event,outcome,workspaceId,actorKind,actorId,actorName,userId,subjectKind,subjectId,subjectName,details,requestId,address';

const jsonLines = (text: string): AuditEntryBody[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditEntryBody);

/** The cells of CSV, as RFC 4180 has them. */
function cells(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.trimEnd().split('\n')) {
    const row = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
    rows.push(row.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  }
  return rows;
}

async function nameCells(names: string[]): Promise<string[]> {
  const { admin } = await newWorkspace(service.admin);
  for (const name of names) await newCredential(admin, anOpenAIKey('sk', name));
  const { text } = await must(admin.get('/audit/export?event=credential.created'));
  return cells(text)
    .slice(1)
    .map((row) => row[11] ?? '')
    .reverse();
}

describe('GET /audit/export', () => {
  it('gives comma-separated values with a header line, as a file', async () => {
    const id = await newCredential(here, anOpenAIKey('sk', 'Named, with "quotes"'));
    const answer = await here.get(`/audit/export?subjectId=${id}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const [header = '', line = '', ...rest] = answer.text.split('\n');
    expect(header).toBe(HEADER);
    expect(rest).toEqual(['']);
    const [entry] = await audited(here, `&subjectId=${id}`);
    const [row = []] = cells(line);
    expect(row).toEqual(
      HEADER.split(',').map((column) => {
        const value = entry?.[column as keyof AuditEntryBody] ?? '';
        return typeof value === 'object' ? JSON.stringify(value) : value;
      }),
    );
  });

  it('gives one JSON object a line, as the log itself has them', async () => {
    await newCredential(here);
    const answer = await here.get('/audit/export?format=jsonl&event=credential.');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.jsonl"');
    expect(jsonLines(answer.text)).toEqual(await audited(here, '&event=credential.'));
  });

  it('gives the same in CSV when asked for it by name, and refuses other formats', async () => {
    const named = await here.get('/audit/export?format=csv&event=credential.');
    expect(named.text).toBe((await here.get('/audit/export?event=credential.')).text);
    for (const format of ['xlsx', '', 'CSV', 'json'])
      expect((await here.get(`/audit/export?format=${format}`)).status).toBe(400);
  });

  it('gives no more than the log shows', async () => {
    const { admin: there } = await newWorkspace(service.admin);
    const hidden = await newCredential(there);
    const { text } = await must(here.get('/audit/export?format=jsonl'));
    expect(text).not.toContain(hidden);
    expect(idsOf(jsonLines(text))).toEqual(idsOf(await audited(here)));
  });

  it('gives a header, or nothing, when nothing matches', async () => {
    expect((await here.get('/audit/export?event=role.')).text.trimEnd()).toBe(HEADER);
    expect((await here.get('/audit/export?event=role.&format=jsonl')).text).toBe('');
  });

  it('gives spreadsheets no formula to run', async () => {
    const names = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A0"];
    expect(await nameCells(names)).toEqual(names.map((name) => `'${name}`));
  });

  it('leaves other names as they are', async () => {
    const names = ["'quoted'", '1=1', 'a,b', 'a;b', '"', '{}', 'Schlüssel 🔑', ' =x'];
    expect(await nameCells(names)).toEqual(names);
  });

  it('gives all of a log that is longer than what is read at once', async () => {
    const MANY = 2100;
    const { id, admin } = await newWorkspace(service.admin);
    const { organizationId } = (await admin.get<Me>('/me')).body;
    const rows = Array.from({ length: MANY }, (_, n) => ({
      id: `019a9f3c-0000-7000-8000-${String(n).padStart(12, '0')}`,
      organizationId,
      workspaceId: id,
      at: new Date(),
      event: 'flow.seen',
      outcome: 'done',
      actorKind: 'system',
      actorName: 'Test',
      details: {},
    }));
    await service.database.write(async (tx) => {
      for (let n = 0; n < MANY; n += 300) await tx.insert('AuditEntry', rows.slice(n, n + 300));
    });
    const found = jsonLines((await must(admin.get('/audit/export?format=jsonl&event=flow.seen'))).text);
    expect(idsOf(found)).toEqual(rows.map((row) => row.id).reverse());
    const { text } = await must(admin.get('/audit/export?event=flow.seen'));
    expect(text.trimEnd().split('\n')).toHaveLength(MANY + 1);
  });
});
