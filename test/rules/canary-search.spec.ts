import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { formsOf, marksIn, newCanary, newOddCanary, Secrets, type Output } from './canary.js';
import { Outputs } from './outputs.js';

let secrets: Secrets;
beforeEach(() => {
  secrets = new Secrets();
});

describe('the search for secrets', () => {
  it.each(formsOf(newOddCanary()).map(([form]) => form))('finds one %s', (form) => {
    const secret = secrets.odd('a secret');
    const [, written = ''] = formsOf(secret).find(([name]) => name === form) ?? [];
    expect(secrets.foundIn([{ where: 'a text', text: `before${written}after` }])).not.toEqual([]);
  });

  it.each([0, 1, 2, 3, 4, 5])('finds one in base64 when it begins after %i bytes', (length) => {
    const secret = secrets.odd('a secret');
    const bytes = Buffer.from(`${'x'.repeat(length)}${secret}y`);
    for (const encoding of ['base64', 'base64url'] as const) {
      const output: Output = { where: 'a text', text: bytes.toString(encoding) };
      expect(secrets.foundIn([output])).not.toEqual([]);
      expect(marksIn([output])).not.toEqual([]);
    }
  });

  it('finds nothing where there is nothing', () => {
    secrets.odd('a secret');
    expect(secrets.foundIn([{ where: 'a text', text: JSON.stringify(formsOf(newCanary())) }])).toEqual([]);
    expect(marksIn([{ where: 'a text', text: newCanary().slice(3) }])).toEqual([]);
  });
});

describe('the search for what comes out', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it('reads answers, their headers, the audit log, the tables and the files', async () => {
    const outputs = new Outputs(service);
    const name = secrets.canary('a name');
    const answer = await must(outputs.listening(service.admin).post('/workspaces', { name }));
    const headers = new Secrets();
    headers.keep('a request id', answer.headers.get('x-request-id') ?? '');

    const all = await outputs.all();
    const foundIn = (part: string): boolean =>
      secrets.foundIn(all.filter(({ where }) => where.includes(part))).length > 0;
    for (const part of ['the answer', 'GET /audit?', 'csv', 'jsonl', 'table workspaces', 'table audit_entries']) {
      expect(foundIn(part), part).toBe(true);
    }
    expect(headers.foundIn(all.filter(({ where }) => where === 'a log line'))).not.toEqual([]);
    expect(headers.foundIn(all.filter(({ where }) => where.startsWith('the answer')))).not.toEqual([]);
    if (service.config.database.engine === 'sqlite') expect(secrets.foundIn(await outputs.files())).not.toEqual([]);
  });

  it('reads answers to bytes', async () => {
    const outputs = new Outputs(service);
    await outputs.sendRaw('GET /api/v1/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(
      (await outputs.all()).some(({ where, text }) => where === 'the answer to bytes' && text.endsWith('pong')),
    ).toBe(true);
  });
});
