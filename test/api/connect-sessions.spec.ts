import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Answer } from '../support/client.js';
import {
  aLocalAIKey,
  anOpenAIKey,
  must,
  newConnectSession,
  newCredential,
  newKey,
  newPerson,
  newTenant,
  newWorkspace,
} from '../support/people.js';
import type { Service } from '../support/service.js';
import { operationOf, requestOf } from '../rules/case.js';
import { cases } from '../rules/cases.js';
import { send } from '../rules/request.js';
import { startInstallation } from '../rules/installation.js';
import { operations } from '../rules/operations.js';
import { Site } from '../rules/site.js';

const EDITOR = 'https://editor.example.com';
const MINE = ['credentials:view', 'credentials:use', 'credentials:create'] as const;

type Listed = Record<'id' | 'name' | 'credentialName', string> & { permissions: string[] };

let service: Service;
let admin: Client;
let home: string;
let key: Client & { id: string };
let openAI: string;
beforeAll(async () => {
  service = await startInstallation();
  admin = service.admin;
  home = (await admin.get('/me')).body['workspaceId'] as string;
  key = await newKey(admin, [...MINE]);
  openAI = await newCredential(admin, anOpenAIKey('sk-not-a-real-key', 'OpenAI'));
  await newCredential(admin, aLocalAIKey('LocalAI'));
});
afterAll(() => service.stop());

const asks = (wish: object = {}, client: Client = key) =>
  client.post<{ id: string; token: string; expiresAt: string; details: Record<string, string> }>('/connect-sessions', {
    types: ['openAIApi'],
    origin: EDITOR,
    ...wish,
  });
const from = (origin: string, client: Client, path = '/credentials', method = 'GET', body?: object): Promise<Answer> =>
  client.call(method, path, body, { origin });
const namesOf = async (client: Client): Promise<string[]> =>
  (await must(client.get<Listed[]>('/credentials'))).body.map(({ name }) => name);

describe('A connect session', () => {
  it('is made for pages of one origin, some types and some minutes', async () => {
    const before = Date.now();
    const { status, body } = await asks({ types: ['openAIApi', 'openAIApi', 'localAIApi'], workspaceId: home });
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(['expiresAt', 'id', 'token']);
    expect(body.token).toMatch(/^krc_[\w-]{43}$/);
    const minutes = (Date.parse(body.expiresAt) - before) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(10);
    expect(minutes).toBeLessThan(11);
    const current = await key.as(body.token).get('/connect-sessions/current');
    const told = { id: body.id, origin: EDITOR, expiresAt: body.expiresAt, mayCreate: true };
    expect(current.body).toEqual({ ...told, types: ['openAIApi', 'localAIApi'] });
    const { body: all } = await key.get<{ id: string }[]>('/connect-sessions');
    expect(all.find(({ id }) => id === body.id)).toMatchObject({ origin: EDITOR, mayCreate: true, keyId: key.id });
    expect(JSON.stringify([all, current.body, service.logged])).not.toContain(body.token);
    const { body: log } = await admin.get<{ data: object[] }>('/audit?event=connectsession.created');
    const details = { origin: EDITOR, types: ['openAIApi', 'localAIApi'], mayCreate: true, expiresAt: body.expiresAt };
    expect(log.data[0]).toMatchObject({ subjectId: body.id, actorId: key.id, details });
    expect(JSON.stringify(log)).not.toContain(body.token);
  });

  it.each([
    ['a path', 'https://editor.example.com/flows'],
    ['a slash', 'https://editor.example.com/'],
    ['a port that goes without saying', 'https://editor.example.com:443'],
    ['HTTP to another machine', 'http://editor.example.com'],
    ['HTTP to what only begins like this machine', 'http://localhost.example.com'],
    ['no scheme', 'editor.example.com'],
    ['another scheme', 'file://editor'],
    ['a user', 'https://user@editor.example.com'],
    ['a star', 'https://*.example.com'],
    ['more of a policy', "https://editor.example.com;script-src 'unsafe-inline'"],
    ['a second origin', 'https://editor.example.com https://evil.example'],
    ['capitals', 'https://Editor.example.com'],
    ['the word null', 'null'],
    ['a list', [EDITOR]],
  ])('is refused for an origin with %s', async (_what, origin) => {
    const { status, body } = await asks({ origin });
    expect(status).toBe(400);
    expect(body.details['origin']).toContain('such as https://editor.example.com');
  });

  it.each(['http://localhost:4000', 'http://127.0.0.1:4000', 'https://[2001:db8::1]:8443'])(
    'may be for %s',
    async (origin) => {
      expect((await asks({ origin })).status).toBe(201);
    },
  );

  it('is refused for what else is wrong, with the field', async () => {
    const many = Array<string>(51).fill('openAIApi');
    const wrong: [string, object][] = [
      ['types', { types: [] }],
      ['types', { types: many }],
      ['types', { types: 'openAIApi' }],
      ['types', { types: ['openAiApi'] }],
      ['minutes', { minutes: 0 }],
      ['minutes', { minutes: 61 }],
      ['minutes', { minutes: 1.5 }],
      ['mayCreate', { mayCreate: 'yes' }],
    ];
    for (const [field, wish] of wrong) {
      const { status, body } = await asks(wish);
      expect([status, Object.keys(body.details)]).toEqual([400, [field]]);
    }
    expect((await asks({ types: ['openAiApi'] })).text).toContain('did you mean openAIApi?');
    expect((await asks({ tokenHash: 'x', expiresAt: '2120-01-01T00:00:00Z' })).status).toBe(400);
  });

  it('is for the workspace of its maker and for no other', async () => {
    const neighbour = await newWorkspace(admin);
    expect((await asks({ workspaceId: neighbour.id }, admin)).status).toBe(403);
    expect((await asks({ workspaceId: neighbour.id })).status).toBe(404);
    expect((await asks({ workspaceId: (await newTenant(service)).workspaceId }, admin)).status).toBe(404);
  });

  it('takes the right to see and to use credentials', async () => {
    for (const permission of ['credentials:view', 'credentials:use'] as const) {
      const { status, text } = await asks({}, await newKey(admin, [permission]));
      expect(status).toBe(403);
      expect(text).toContain('credentials:view and credentials:use');
    }
  });
});

/** What a connect session may call, with a request that it may make. */
const OPEN = [
  'GET /components-credentials',
  'GET /components-credentials/{name}',
  'GET /components-credentials/{name}/schema',
  'GET /concepts/nodes-and-edges-credentials',
  'GET /concepts/nodes-and-edges-credentials/{name}',
  'GET /concepts/nodes-and-edges-credentials/{name}/schema',
  'GET /connect-sessions/current',
  'GET /credentials',
  'POST /credentials',
  'POST /credentials/test',
];

describe('The token of a connect session', () => {
  it('opens what stands in a list, and nothing else', async () => {
    const site = await Site.of(service, 'Home');
    const token = await newConnectSession(site.admin, { types: ['openAIApi', 'localAIApi'] });
    const opened = new Set<string>();
    // What is closed is closed whatever is sent, so one request to each tells.
    const telling = cases.filter(
      ({ operation }, at) => OPEN.includes(operation) || cases.findIndex((one) => one.operation === operation) === at,
    );
    for (const the of telling) {
      const operation = operationOf(the);
      if (operation.isPublic) continue;
      const { status, body } = await send(token, operation, await requestOf(the, site));
      if (status !== 403) opened.add(operation.name);
      else expect(body).toHaveProperty('code', operation.path.startsWith('/m9m/') ? 'ACCESS_DENIED' : 'FORBIDDEN');
    }
    expect([...opened].sort()).toEqual(OPEN);
  });

  it('may be asked about beforehand by any page, on these routes only, and never with cookies', async () => {
    for (const { method, path } of operations) {
      const url = `${service.url}${path.startsWith('/m9m/') ? '' : '/api/v1'}${path.replace(/\{\w+\}/g, 'openAIApi')}`;
      const headers = { origin: 'https://anybody.example', 'access-control-request-method': method };
      const answer = await fetch(url, { method: 'OPTIONS', headers });
      const isOpen = OPEN.some((name) => name.split(' ')[1] === path);
      expect([path, answer.status]).toEqual([path, isOpen ? 204 : 404]);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      if (!isOpen) expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      else expect(answer.headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    }
    const asked = await fetch(`${service.url}/api/v1/credentials`, { method: 'OPTIONS', headers: { origin: EDITOR } });
    expect(asked.headers.get('access-control-allow-methods')?.split(', ').sort()).toEqual(['GET', 'POST']);
  });

  it('is read by pages of its origin, and refused to pages of any other', async () => {
    const token = await newConnectSession(key);
    for (const path of ['/credentials', '/components-credentials/openAIApi', '/connect-sessions/current', '/me']) {
      const { headers } = await from(EDITOR, token, path);
      expect(headers.get('access-control-allow-origin')).toBe(EDITOR);
      expect(headers.get('vary')).toMatch(/\borigin$/);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
    for (const origin of ['https://evil.example', 'http://editor.example.com', 'null', `${EDITOR}.evil.example`]) {
      const { status, headers, text } = await from(origin, token);
      expect([status, headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect(text).toContain('pages of another origin');
    }
    const own = await from(service.url, token);
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    expect((await from(EDITOR, key)).headers.get('access-control-allow-origin')).toBeNull();
    expect((await from(EDITOR, token.as(''), '/ping')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lists what its maker may use of its types: the workspace’s, what is shared, and their own', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const eve = await newPerson(admin, home, 'editor');
    const team = await newWorkspace(admin);
    await newCredential(ada, { ...anOpenAIKey('sk-x', 'Ada’s'), scope: 'personal' });
    await newCredential(eve, { ...anOpenAIKey('sk-x', 'Eve’s'), scope: 'personal' });
    const lent = await newCredential(team.admin, anOpenAIKey('sk-x', 'Lent'));
    await must(team.admin.post(`/credentials/${lent}/shares`, { workspaceId: home }));
    const lentOther = await newCredential(team.admin, aLocalAIKey('Lent LocalAI'));
    await must(team.admin.post(`/credentials/${lentOther}/shares`, { workspaceId: home }));
    const seen = await namesOf(await newConnectSession(ada));
    expect(seen).toEqual(expect.arrayContaining(['OpenAI', 'Lent', 'Ada’s']));
    expect(seen.filter((name) => /Eve|LocalAI/.test(name))).toEqual([]);
    expect((await namesOf(await newConnectSession(key))).filter((name) => /Ada|Eve|LocalAI/.test(name))).toEqual([]);
    const token = await newConnectSession(ada);
    const { body } = await token.get<Listed[]>('/credentials?credentialName=localAIApi');
    expect(body).toEqual([]);
    const { body: all } = await token.get<Listed[]>('/credentials');
    for (const { permissions } of all) expect(permissions).toEqual(['view', 'use']);
  });

  it('adds credentials of its types to the workspace, in the name of its maker', async () => {
    const token = await newConnectSession(key);
    const { status, body } = await token.post<Listed>('/credentials', anOpenAIKey('sk-secret-of-a-page', 'Added'));
    expect([status, body.name]).toEqual([200, 'Added']);
    expect((await admin.get(`/credentials/${body.id}`)).status).toBe(200);
    const { body: log } = await admin.get<{ data: object[] }>(`/audit?subjectId=${body.id}`);
    const who = { actorKind: 'connect', actorId: key.id, details: { type: 'openAIApi', connectSession: token.id } };
    expect(log.data[0]).toMatchObject(who);
    for (const wrong of [aLocalAIKey(), { ...anOpenAIKey(), scope: 'personal' }]) {
      expect([400, 403]).toContain((await token.post('/credentials', wrong)).status);
      expect(await namesOf(admin)).not.toContain('My LocalAI Key');
    }
    const ofPerson = await newConnectSession(await newPerson(admin, home, 'editor'));
    expect((await ofPerson.post('/credentials', { ...anOpenAIKey(), scope: 'personal' })).status).toBe(403);
  });

  it('tests values of its types, and none that are stored', async () => {
    const token = await newConnectSession(admin, { types: ['localAIApi'] });
    const { credentialName, plainDataObj } = aLocalAIKey();
    expect((await token.post('/credentials/test', { credentialName, plainDataObj })).body).toMatchObject({
      valid: false,
    });
    const stored = (await namesOf(token)).length > 0 && (await token.get<Listed[]>('/credentials')).body[0]?.id;
    const withStored = { credentialName, plainDataObj: {}, credentialId: stored };
    expect((await token.post('/credentials/test', withStored)).status).toBe(403);
    const { name: _, ...other } = anOpenAIKey();
    expect((await token.post('/credentials/test', other)).status).toBe(403);
    expect((await token.post(`/credentials/${openAI}/test`)).status).toBe(403);
  });

  it('adds nothing when that is not wanted, or its maker may not', async () => {
    const reader = await newKey(admin, ['credentials:view', 'credentials:use']);
    for (const token of [await newConnectSession(key, { mayCreate: false }), await newConnectSession(reader)]) {
      expect((await token.get('/connect-sessions/current')).body).toMatchObject({ mayCreate: false });
      expect((await token.post('/credentials', anOpenAIKey())).status).toBe(403);
      expect((await token.post('/credentials/test', { ...anOpenAIKey(), name: undefined })).status).toBe(403);
      expect((await token.get('/credentials')).status).toBe(200);
    }
  });
});
