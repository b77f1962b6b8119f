import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { must, newCredential, newKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

let service: Service;
let program: Client;
let openAI: string;
let postgres: string;
beforeAll(async () => {
  service = await startService();
  program = await newKey(service.admin, ['credentials:resolve']);
  openAI = await newCredential(service.admin, {
    name: 'O',
    credentialName: 'openAIApi',
    plainDataObj: { apiKey: 'sk-canary' },
  });
  const plainDataObj = {
    host: 'db.example.com',
    port: 5433,
    database: 'd',
    user: 'u',
    password: '{{ $credentials.x.y }}',
  };
  postgres = await newCredential(service.admin, { name: 'P', credentialName: 'postgresCredentials', plainDataObj });
});
afterAll(() => service.stop());

const resolve = (nodes: unknown) => program.post<{ nodes: { parameters: unknown }[]; details: Record<string, string> }>('/flows/resolve', { nodes }); // prettier-ignore
const one = async (parameters: object, credentials: object) => (await must(resolve([{ parameters, credentials }]))).body.nodes[0]?.parameters; // prettier-ignore

describe('POST /flows/resolve', () => {
  it('takes one node without a list', async () => {
    const body = { parameters: { key: '{{ $credentials.a.apiKey }}' }, credentials: { a: openAI } };
    const answer = await must(program.post('/flows/resolve', body));
    expect(answer.body).toEqual({ nodes: [{ parameters: { key: 'sk-canary' } }] });
    const neither = await program.post('/flows/resolve', { credentials: { a: openAI } });
    expect([neither.status, neither.body['message']]).toEqual([400, 'Give the nodes of a flow, or parameters and credentials of one node']); // prettier-ignore
  });

  it('puts values where expressions name them, and leaves all else as it is', async () => {
    const parameters = {
      url: 'https://api.example.com/data',
      headers: { Authorization: 'Bearer {{ $credentials.myApiKey.apiKey }}' },
      equals: '={{ $credentials.myApiKey.openAIApiKey }}',
      short: '{{ $credentials.apiKey }}',
      engine: '{{ $json.name }} {{NAME}}',
      list: [1, true, null, '{{ $credentials["myApiKey"].apiKey + "!" }}'],
    };
    expect(await one(parameters, { myApiKey: openAI })).toEqual({
      url: 'https://api.example.com/data',
      headers: { Authorization: 'Bearer sk-canary' },
      equals: 'sk-canary',
      short: 'sk-canary',
      engine: '{{ $json.name }} {{NAME}}',
      list: [1, true, null, 'sk-canary!'],
    });
  });

  it('keeps numbers as numbers, takes a credential by an object with its id, and reads no expression in a value', async () => {
    const parameters = { port: '{{ $credentials.db.port }}', dsn: 'db:{{ $credentials.db.port }}', password: '{{ $credentials.db.password }}' }; // prettier-ignore
    expect(await one(parameters, { db: { id: postgres, name: 'P' } })).toEqual({ port: 5433, dsn: 'db:5433', password: '{{ $credentials.x.y }}' }); // prettier-ignore
  });

  it('takes all nodes of a flow, and resolves only what they name', async () => {
    const nodes = [
      {
        id: 'a',
        name: 'A',
        type: 'x',
        position: [0, 0],
        parameters: { k: '{{ $credentials.o.apiKey }}' },
        credentials: { o: openAI },
      },
      { id: 'b', name: 'B', parameters: { k: 'plain' }, credentials: { unused: 'not-there' } },
      { id: 'c', name: 'C', type: 'start' },
    ];
    const { body } = await must(resolve(nodes));
    expect(body.nodes).toEqual([
      { id: 'a', name: 'A', parameters: { k: 'sk-canary' } },
      { id: 'b', name: 'B', parameters: { k: 'plain' } },
      { id: 'c', name: 'C', parameters: {} },
    ]);
  });

  it('leaves the other credentials of a node alone', async () => {
    const unasked = await newCredential(service.admin);
    const credentials = { o: openAI, unasked, gone: 'not-there' };
    expect(await one({ k: '{{ $credentials.o.apiKey }}' }, credentials)).toEqual({ k: 'sk-canary' });
    const { body } = await must(service.admin.get<{ data: object[] }>(`/audit?subjectId=${unasked}&event=credential.resolved`)); // prettier-ignore
    expect(body.data).toEqual([]);
  });

  it.each([
    ['an unknown field', { k: 'x {{ $credentials.o.nope }}' }, /parameters\/k, character \d+: .*no field/],
    ['an unknown alias', { k: '{{ $credentials.nope.apiKey }}' }, /parameters\/k, character \d+: .*no credential/],
    ['code', { a: { b: ['{{ Buffer.from($credentials.o.apiKey) }}'] } }, /parameters\/a\/b\/0, character \d+/],
    ['a constructor', { k: '{{ $credentials.o.constructor }}' }, /parameters\/k/],
  ])('says where an expression names what is not there, or more than it can read: %s', async (_, parameters, says) => {
    const { status, body, text } = await resolve([{ parameters, credentials: { o: openAI } }]);
    expect(status).toBe(400);
    expect(Object.values(body.details)[0]).toMatch(says);
    expect(text).not.toContain('canary');
  });

  it('gives nothing when one of the credentials cannot be had', async () => {
    const gone = await newCredential(service.admin);
    await must(service.admin.delete(`/credentials/${gone}`));
    const nodes = [openAI, gone].map((id) => ({
      parameters: { k: '{{ $credentials.c.openAIApiKey }}' },
      credentials: { c: id },
    }));
    const { status, body, text } = await resolve(nodes);
    expect([status, body]).toMatchObject([404, { code: 'CREDENTIAL_DELETED' }]);
    expect(text).not.toContain('canary');
  });

  it.each([
    [[]],
    ['x'],
    [[{ parameters: 'x', credentials: {} }]],
    [[{ parameters: { k: '{{ $credentials.a.b }}' }, credentials: { a: 5 } }]],
  ])('refuses nodes that are none (%#)', async (nodes) => {
    expect((await resolve(nodes)).status).toBe(400);
  });
});
