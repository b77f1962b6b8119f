import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/index.js';
import type { Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

interface Line {
  line: number;
  id?: string;
  status: string;
  error?: { code: string; details?: Record<string, string> };
}

let service: Service;
let admin: Client;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
});
afterAll(() => service.stop());

async function send(client: Client, lines: (object | string)[], query = ''): Promise<Line[]> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const answer = await client.call<string>('POST', `/credentials/import${query}`, text, {
    'content-type': 'application/x-ndjson',
  });
  expect(answer.status).toBe(200);
  return answer.text.trim().split('\n').map((line) => JSON.parse(line) as Line); // prettier-ignore
}

describe('POST /credentials/import', () => {
  it('keeps the ids and the dates that credentials had, and leaves alone what is there already', async () => {
    const line = { ...anOpenAIKey(), id: newId(), createdDate: '2024-02-03T04:05:06.000Z' };
    expect(await send(admin, [line])).toEqual([{ line: 1, id: line.id, status: 'created' }]);
    const first = await must(admin.get(`/credentials/${line.id}`));
    expect(first.body).toMatchObject({ name: line.name, createdDate: line.createdDate });

    expect(await send(admin, [{ ...line, name: 'Another name' }])).toEqual([
      { line: 1, id: line.id, status: 'exists' },
    ]);
    expect((await must(admin.get(`/credentials/${line.id}`))).body).toEqual(first.body);
  });

  it('takes ids that are no UUIDs, and credentials without an id', async () => {
    const [named, unnamed] = await send(admin, [{ ...anOpenAIKey(), id: 'K3xAmPlE0fN8n_id' }, anOpenAIKey()]);
    expect(named).toEqual({ line: 1, id: 'K3xAmPlE0fN8n_id', status: 'created' });
    await must(admin.get(`/credentials/${unnamed?.id}`));
  });

  it('gives the values to programs as they were sent', async () => {
    const [made] = await send(admin, [anOpenAIKey('sk-imported-not-a-real-key')]);
    const { body } = await must(admin.post(`/credentials/${made?.id}/resolve`, {}));
    expect(body).toMatchObject({ values: { openAIApiKey: 'sk-imported-not-a-real-key' } });
  });

  it('gives a credential whose id is taken elsewhere one that the next import finds again', async () => {
    const { admin: there } = await newWorkspace(admin, 'Elsewhere');
    const { admin: stranger } = await newTenant(service);
    const id = await newCredential(admin);
    for (const other of [there, stranger]) {
      const [first] = await send(other, [{ ...anOpenAIKey(), id }]);
      expect(first).toMatchObject({ status: 'created' });
      expect(first?.id).not.toBe(id);
      expect(await send(other, [{ ...anOpenAIKey(), id }])).toEqual([{ line: 1, id: first?.id, status: 'exists' }]);
    }
    expect((await must(admin.get(`/credentials/${id}`))).body).toMatchObject({
      workspaceId: expect.any(String) as string,
      shared: false,
    });
  });

  it('takes one with a number for another, when neither name nor date are those of what has the number', async () => {
    const line = { ...anOpenAIKey(), id: '17', name: 'Seventeen', createdDate: '2024-02-03T04:05:06.000Z' };
    const others = [
      { ...line, name: 'Of another system', createdDate: '2024-02-04T04:05:06.000Z' },
      { ...line, name: 'Of a third one', createdDate: '2024-02-05T04:05:06.000Z' },
    ];
    const made = await send(admin, [line, ...others]);
    expect(made.map(({ status }) => status)).toEqual(['created', 'created', 'created']);
    const again = await send(admin, [{ ...line, name: 'Renamed there' }, ...others]);
    expect(again).toEqual(made.map((answer) => ({ ...answer, status: 'exists' })));
  });

  it('finds what it made under another id, also when the former id is free by now', async () => {
    const { admin: there } = await newWorkspace(admin, 'Meant');
    const line = { ...anOpenAIKey(), id: newId() };
    await send(admin, [line]);
    const [meant] = await send(there, [line]);
    await must(admin.delete(`/credentials/${line.id}`));
    expect(await send(there, [line])).toEqual([{ ...meant, status: 'exists' }]);
  });

  it('makes one of two imports that run at once', async () => {
    const lines = Array.from({ length: 20 }, () => ({ ...anOpenAIKey(), id: newId() }));
    const [one = [], other = []] = await Promise.all([send(admin, lines), send(admin, lines)]);
    expect(one.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    expect(other.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    const made = [...one, ...other].filter(({ status }) => status === 'created');
    expect(made).toHaveLength(lines.length);
  });

  it('says of each line what is wrong, and goes on after it', async () => {
    const report = await send(admin, [
      { ...anOpenAIKey(), credentialName: 'noSuchApi' },
      '{ no json',
      { ...anOpenAIKey(), id: 'spaces are not taken' },
      { ...anOpenAIKey(), id: '..' },
      { ...anOpenAIKey(), plainDataObj: {} },
      { ...anOpenAIKey(), createdDate: '2120-01-31T12:00:00.000Z' },
      { ...anOpenAIKey('_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db') },
      anOpenAIKey(),
    ]);
    expect(report.map(({ status, error }) => [status, error?.code, Object.keys(error?.details ?? {})])).toEqual([
      ['refused', 'VALIDATION_ERROR', ['credentialName']],
      ['refused', 'MALFORMED_REQUEST', []],
      ['refused', 'VALIDATION_ERROR', ['id']],
      ['refused', 'VALIDATION_ERROR', ['id']],
      ['refused', 'VALIDATION_ERROR', ['plainDataObj.openAIApiKey']],
      ['refused', 'VALIDATION_ERROR', ['createdDate']],
      ['refused', 'VALIDATION_ERROR', ['plainDataObj']],
      ['created', undefined, []],
    ]);
  });

  it('changes nothing in a dry run, and says the same', async () => {
    const line = { ...anOpenAIKey(), id: newId() };
    const lines = [
      line,
      { ...anOpenAIKey(), credentialName: 'noSuchApi' },
      { ...anOpenAIKey(), plainDataObj: { openAIApiKey: '{{NOT_ALLOWED}}' } },
    ];
    const tried = await send(admin, lines, '?dryRun=true');
    expect((await admin.get(`/credentials/${line.id}`)).status).toBe(404);
    expect(await send(admin, lines)).toEqual(tried);
    expect((await send(admin, [line], '?dryRun=true'))[0]).toMatchObject({ status: 'exists' });
  });

  it('writes an audit entry for each that it makes, and none for the others', async () => {
    const line = { ...anOpenAIKey(), id: newId() };
    await send(admin, [line, line], '?dryRun=true');
    await send(admin, [line, line]);
    const { body } = await must(admin.get<{ data: unknown[] }>(`/audit?event=credential.created&subjectId=${line.id}`));
    expect(body.data).toHaveLength(1);
  });
});
