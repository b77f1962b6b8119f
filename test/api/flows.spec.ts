import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/index.js';
import {
  aFlow,
  anOpenAIKey,
  must,
  newCredential,
  newKey,
  newPerson,
  newTenant,
  newWorkspace,
} from '../support/people.js';
import { startService, type Service } from '../support/service.js';

interface Flow {
  id: string;
  name: string;
  kind: string;
  active: boolean;
  references: { credentialId: string; nodeId: string; path: string; problem?: { cause: string; message: string } }[];
  remarks: { path: string; message: string }[];
  definition: unknown;
}

let service: Service;
let credential: string;
beforeAll(async () => {
  service = await startService();
  credential = await newCredential(service.admin);
});
afterAll(() => service.stop());

const put = (id: string, body: object) => service.admin.put<Flow>(`/flows/${encodeURIComponent(id)}`, body);

describe('PUT /flows/:id', () => {
  it('registers a flow under its own id, and replaces it', async () => {
    const first = await put('support-bot', aFlow(credential, 'Support bot'));
    expect(first).toMatchObject({ status: 200, body: { id: 'support-bot', name: 'Support bot', kind: 'n8n', active: true, remarks: [] } }); // prettier-ignore
    expect(first.body.references).toEqual([
      {
        credentialId: credential,
        nodeId: 'node-1',
        nodeName: 'Ask',
        path: 'nodes.0.credentials.openAiApi.id',
        types: ['openAiApi'],
      },
    ]);
    const second = await put('support-bot', aFlow(credential, 'Support', { active: false }));
    expect(second.body).toMatchObject({ id: 'support-bot', name: 'Support', active: false });
    expect((await service.admin.get<{ total: number }>('/flows?search=support')).body.total).toBe(1);
  });

  it('keeps ids apart by workspace', async () => {
    const team = await newWorkspace(service.admin);
    await must(put('same-id', aFlow(credential, 'Ours')));
    await must(team.admin.put('/flows/same-id', aFlow('', 'Theirs')));
    expect((await service.admin.get<Flow>('/flows/same-id')).body.name).toBe('Ours');
    expect((await team.admin.get<Flow>('/flows/same-id')).body.name).toBe('Theirs');
  });

  it('says why a credential cannot be used, with its likely cause', async () => {
    const gone = await newCredential(service.admin);
    await must(service.admin.delete(`/credentials/${gone}`));
    const stranger = await newTenant(service);
    const theirs = await newCredential(stranger.admin);
    const causes = async (id: string) =>
      (await must(put('broken', aFlow(id)))).body.references.map(({ problem }) => problem);
    expect(await causes(gone)).toMatchObject([{ cause: 'deleted' }]);
    expect(await causes(theirs)).toMatchObject([{ cause: 'unknown' }]);
    expect(await causes(theirs)).toEqual(await causes(newId())); // as if it did not exist
    expect(await causes(credential)).toEqual([undefined]);
  });

  it('tells nobody but its owner of a personal credential', async () => {
    const { admin, workspaceId } = await newTenant(service);
    const ada = await newPerson(admin, workspaceId, 'editor');
    const own = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    const problemsFor = async (client: typeof admin, id: string) =>
      (await must(client.put<Flow>('/flows/f', aFlow(id)))).body.references.map(({ problem }) => problem);
    expect(await problemsFor(admin, own)).toEqual(await problemsFor(admin, newId()));
    expect(await problemsFor(admin, own)).toMatchObject([{ cause: 'unknown' }]);
    expect(await problemsFor(ada, own)).toEqual([undefined]);
    await must(ada.post(`/credentials/${own}/shares`, { workspaceId }));
    expect(await problemsFor(admin, own)).toEqual([undefined]);
  });

  it('knows a credential that was shared and is no more', async () => {
    const team = await newWorkspace(service.admin);
    const id = await newCredential(service.admin);
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: team.id }));
    expect((await must(team.admin.put<Flow>('/flows/shared', aFlow(id)))).body.references[0]?.problem).toBeUndefined();
    await must(service.admin.delete(`/credentials/${id}/shares/${team.id}?force=true`));
    expect((await team.admin.get<Flow>('/flows/shared')).body.references[0]?.problem).toMatchObject({
      cause: 'unshared',
    });
  });

  it('stores no secret: what looks like one is masked, and said by its place', async () => {
    const secret = `sk-proj-${'canary0'.repeat(6)}`;
    const definition = { nodes: [{ id: '1', name: 'A', type: 'x', parameters: { text: `use ${secret}` }, credentials: {} }], connections: {} }; // prettier-ignore
    const { body, text } = await must(put('leaky', { name: 'Leaky', kind: 'n8n', definition }));
    expect(body.remarks).toContainEqual({
      path: 'nodes.0.parameters.text',
      message: expect.stringContaining('OpenAI') as string,
    });
    const again = await service.admin.get<Flow>('/flows/leaky');
    const rows = await service.database.read('SELECT * FROM flows', []);
    for (const output of [text, again.text, JSON.stringify(rows)]) expect(output).not.toContain('canary0');
  });

  it.each([
    ['no flow', { definition: { anything: 1 } }],
    ['no definition', {}],
    ['a definition that is a text', { definition: 'x' }],
    ['no name', { name: undefined }],
    ['a name with a control character', { name: 'a\u0000b' }],
    ['an unknown kind', { kind: 'zapier' }],
    ['active that is no switch', { active: 'yes' }],
    ['a field that is not known', { workspaceId: 'x' }],
  ])('refuses %s, and changes nothing', async (_, changes) => {
    const body = { ...aFlow(credential), ...changes };
    const answer = await put(
      'refused',
      'definition' in changes || Object.keys(changes).length > 0 ? body : { name: 'A' },
    );
    expect(answer).toMatchObject({
      status: 400,
      body: { code: expect.stringMatching(/VALIDATION_ERROR|MALFORMED/) as string },
    });
    expect((await service.admin.get('/flows/refused')).status).toBe(404);
  });

  it.each(['a b', 'a\u0000', 'ä', 'x'.repeat(256)])(
    'refuses an id that could not be looked up again (%#)',
    async (id) => {
      expect((await put(id, aFlow(credential))).status).toBe(400);
    },
  );

  it('takes a large flow, and none that is too large', async () => {
    const nodes = Array.from({ length: 3000 }, (_, n) => ({ id: `n${n}`, name: `N${n}`, type: 'x', parameters: { text: 'lorem '.repeat(50) }, credentials: { k: { id: credential, name: 'c' } } })); // prettier-ignore
    expect(
      (await must(put('large', { name: 'L', definition: { nodes, connections: {} } }))).body.references,
    ).toHaveLength(3000);
    const huge = { name: 'H', definition: { nodes: [], connections: {}, text: 'x'.repeat(9 * 1024 * 1024) } };
    expect((await put('huge', huge)).status).toBe(413);
    expect((await service.admin.post('/credentials', { name: 'x'.repeat(2 * 1024 * 1024) })).status).toBe(413);
  });

  it('asks for the right to create, or to change', async () => {
    const creator = await newKey(service.admin, ['flows:create']);
    const changer = await newKey(service.admin, ['flows:update']);
    expect((await changer.put('/flows/by-right', aFlow(credential))).status).toBe(403);
    expect((await creator.put('/flows/by-right', aFlow(credential))).status).toBe(200);
    expect((await creator.put('/flows/by-right', aFlow(credential))).status).toBe(403);
    expect((await changer.put('/flows/by-right', aFlow(credential))).status).toBe(200);
  });
});

describe('GET /flows', () => {
  it('lists a page, filtered by name, state and credential', async () => {
    const team = await newWorkspace(service.admin);
    const id = await newCredential(team.admin);
    for (const [n, active] of [true, false, true].entries()) await must(team.admin.put(`/flows/f${n}`, aFlow(n === 2 ? '' : id, `Flow ${n}%`, { active }))); // prettier-ignore
    const list = async (query: string) => {
      const { body } = await must(team.admin.get<{ data: Flow[]; total: number }>(`/flows${query}`));
      return [body.total, body.data.map((flow) => flow.id)];
    };
    expect(await list('')).toEqual([3, ['f0', 'f1', 'f2']]);
    expect(await list('?page=2&limit=2')).toEqual([3, ['f2']]);
    expect(await list('?active=false')).toEqual([1, ['f1']]);
    expect(await list(`?credentialId=${id}`)).toEqual([2, ['f0', 'f1']]);
    expect(await list('?search=FLOW%201%25')).toEqual([1, ['f1']]);
    expect(await list('?search=%25%25')).toEqual([0, []]);
  });
});

describe('DELETE /flows/:id', () => {
  it('forgets it, and its references', async () => {
    await must(put('to-go', aFlow(credential)));
    expect((await service.admin.delete('/flows/to-go')).status).toBe(204);
    expect((await service.admin.get('/flows/to-go')).status).toBe(404);
    expect((await service.admin.delete('/flows/to-go')).status).toBe(404);
  });
});

describe('GET /flows/:id/export', () => {
  it('gives ids of credentials only, and what an importer must supply', async () => {
    await must(put('to-export', aFlow(credential, 'Mine')));
    const { body, text } = await service.admin.get<{ needs: unknown }>('/flows/to-export/export');
    expect(body).toMatchObject({ id: 'to-export', name: 'Mine', kind: 'n8n' });
    expect(body.needs).toEqual([
      { credentialId: credential, types: ['openAiApi'], nodes: [{ id: 'node-1', name: 'Ask' }] },
    ]);
    expect(text).not.toContain('A credential');
  });
});

describe('POST /flows/import', () => {
  const send = async (lines: string, type = 'application/x-ndjson') => {
    const answer = await service.admin.call<string>('POST', '/flows/import', lines, { 'content-type': type });
    const report = answer.status === 200 ? answer.text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>) : []; // prettier-ignore
    return { ...answer, report };
  };

  it('says of each line what came of it, and goes on after one that is refused', async () => {
    const lines = [
      JSON.stringify({ id: 'i1', ...aFlow(credential) }),
      '{ no json',
      '',
      JSON.stringify({ id: 'i2', name: 'X', definition: { nothing: 1 } }),
      JSON.stringify({ id: 'i1', ...aFlow(newId()) }),
      JSON.stringify({ ...aFlow(credential) }),
    ];
    const { report } = await send(lines.join('\r\n'));
    expect(report).toEqual([
      { line: 1, id: 'i1', status: 'created', references: 1, problems: 0, remarks: 0 },
      { line: 2, status: 'refused', error: expect.objectContaining({ code: 'MALFORMED_REQUEST' }) as object },
      { line: 4, status: 'refused', error: expect.objectContaining({ code: 'VALIDATION_ERROR' }) as object },
      { line: 5, id: 'i1', status: 'updated', references: 1, problems: 1, remarks: 0 },
      { line: 6, status: 'refused', error: expect.objectContaining({ code: 'VALIDATION_ERROR' }) as object },
    ]);
  });

  it('leaves a flow alone that is told again as it is', async () => {
    const line = JSON.stringify({ id: 'again', ...aFlow(credential, 'Again') });
    await send(line);
    const { text } = await must(service.admin.get('/flows/again'));
    expect((await send(line)).report).toEqual([
      { line: 1, id: 'again', status: 'unchanged', references: 1, problems: 0, remarks: 0 },
    ]);
    expect((await must(service.admin.get('/flows/again'))).text).toBe(text);
    const { body } = await must(service.admin.get<{ data: unknown[] }>('/audit?event=flow.updated&limit=100'));
    expect(JSON.stringify(body.data)).not.toContain('"Again"');
  });

  it('says in a dry run what would come of each line, and changes nothing', async () => {
    const lines = ['dry', 'again', 'dry 2'].map((id) => JSON.stringify({ id, ...aFlow(credential, 'Dry') })).join('\n');
    const { text } = await service.admin.call<string>('POST', '/flows/import?dryRun=true', lines, {
      'content-type': 'application/x-ndjson',
    });
    expect((await service.admin.get('/flows/dry')).status).toBe(404);
    expect((await must(service.admin.get('/flows/again'))).body).toMatchObject({ name: 'Again' });
    const { report } = await send(lines);
    expect(text.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(report); // prettier-ignore
    expect(report.map(({ status }) => status)).toEqual(['created', 'updated', 'refused']);
  });

  it('takes more than a body could hold, and refuses only the line that is too long', async () => {
    const filler = { text: 'y'.repeat(1024 * 1024) };
    const line = (id: string, extra: object) => JSON.stringify({ id, name: id, kind: 'n8n', definition: { nodes: [], connections: {}, ...extra } }); // prettier-ignore
    const lines = Array.from({ length: 10 }, (_, n) => line(`big${n}`, filler));
    lines.splice(5, 0, line('too-big', { text: 'z'.repeat(9 * 1024 * 1024) }));
    const { report } = await send(lines.join('\n'));
    expect(report.map(({ status }) => status)).toEqual([...Array<string>(5).fill('created'), 'refused', ...Array<string>(5).fill('created')]); // prettier-ignore
    expect(report[5]).toMatchObject({ line: 6, error: { code: 'TOO_LARGE' } });
  });

  it('refuses a body that is no JSON lines', async () => {
    expect((await send('{}', 'application/json')).status).toBe(400);
    expect((await send('{}', 'text/plain')).status).toBe(415);
  });
});
