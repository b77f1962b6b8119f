import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import type { Person } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aMark, anId, aText, aTextWith, audited, HIDDEN, listed, NOBODY, read, wordsOf } from './shapes.js';
import type { CredentialBody, Me, ProblemBody } from './shapes.js';
import { storedValues } from './stored-values.js';

let service: Service;
let me: Me;
let ada: Person;
beforeAll(async () => {
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
  ada = await newPerson(service.admin, me.workspaceId, 'editor');
});
afterAll(() => service.stop());

const creates = (body: unknown, as = service.admin) => as.post<CredentialBody>('/credentials', body);
const refused = (body: unknown) => service.admin.post<ProblemBody>('/credentials', body);
const ofType = (credentialName: string, plainDataObj: unknown) => ({ name: 'A key', credentialName, plainDataObj });

describe('POST /credentials', () => {
  it('makes a credential of the workspace when no owner is named', async () => {
    for (const scope of [undefined, 'workspace', null]) {
      const { body } = await must(creates({ ...anOpenAIKey(), ...(scope !== undefined && { scope }) }, ada));
      expect(body).toMatchObject({ scope: 'workspace', workspaceId: me.workspaceId, shared: false });
    }
  });

  it('makes a personal credential for a member', async () => {
    const { body } = await must(creates({ ...anOpenAIKey(), scope: 'personal' }, ada));
    expect(body).toMatchObject({ scope: 'personal', shared: false });
    expect((await service.admin.get(`/credentials/${body.id}`)).status).toBe(404);
    expect((await ada.get(`/credentials/${body.id}`)).status).toBe(200);
  });

  it('makes no personal credential for a key that acts for nobody', async () => {
    expect(await refused({ ...anOpenAIKey(), scope: 'personal' })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR', details: { scope: aTextWith('person') } },
    });
  });

  it('knows no other scope', async () => {
    for (const scope of ['', 'global', 7, ['personal']]) {
      expect(await refused({ ...anOpenAIKey(), scope })).toMatchObject({
        status: 400,
        body: { details: { scope: aText } },
      });
    }
  });

  it('suggests the nearest type for one that does not exist', async () => {
    const answer = await refused(ofType('openAiApi2', {}));
    expect(answer).toMatchObject({
      status: 400,
      body: { details: { credentialName: aTextWith('openAIApi') } },
    });
  });

  it('does not repeat a type that is like none', async () => {
    for (const name of ['sk-proj-pasted-in-the-wrong-place', '__proto__', 'constructor', '\u0000', '']) {
      const answer = await refused(ofType(name, {}));
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain('pasted');
      expect(answer.text).not.toContain('__proto__');
    }
  });

  it('names the input that is missing', async () => {
    const answer = await refused(ofType('pineconeApi', { environment: 'us-west1-gcp' }));
    expect(answer).toMatchObject({
      status: 400,
      body: { details: { 'plainDataObj.pineconeApiKey': aText } },
    });
    for (const value of ['', null]) {
      expect(wordsOf(await refused(ofType('openAIApi', { openAIApiKey: value })))).toContain('openAIApiKey');
    }
  });

  it('names every input that is missing', async () => {
    const words = wordsOf(await refused(ofType('azureOpenAIApi', {})));
    for (const input of ['Key', 'InstanceName', 'DeploymentName']) expect(words).toContain(`azureOpenAIApi${input}`);
  });

  it.each([
    ['a number for a text', 'openAIApi', { openAIApiKey: 7 }],
    ['an object for a text', 'openAIApi', { openAIApiKey: { key: 'x' } }],
    ['a list for a text', 'openAIApi', { openAIApiKey: ['x'] }],
    ['a NUL in a text', 'openAIApi', { openAIApiKey: 'a\u0000b' }],
    ['half a character', 'openAIApi', { openAIApiKey: 'a\ud800b' }],
    ['a word for a port', 'PostgresApi', { user: 'u', password: 'p', port: 'first' }],
    ['a port that is too high', 'PostgresApi', { user: 'u', password: 'p', port: 65536 }],
    ['a port with a fraction', 'PostgresApi', { user: 'u', password: 'p', port: 1.5 }],
    ['a text for a switch', 'redisCacheApi', { redisCachePwd: 'p', redisCacheSslEnabled: 'yes' }],
    ['an option that is none', 'weaviateApi', { weaviateApiKey: 'k', scheme: 'gopher' }],
    ['a URL without a scheme', 'mongoDBUrlApi', { mongoDBConnectUrl: 'user:password@host' }],
    ['a URL with a space', 'mongoDBUrlApi', { mongoDBConnectUrl: 'mongodb://host /db' }],
  ])('refuses %s', async (_what, type, values) => {
    expect(await refused(ofType(type, values))).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  });

  it.each([
    ['a text', 'x'],
    ['a list', ['x']],
    ['a number', 7],
    ['nothing', null],
  ])('refuses %s in place of the values', async (_what, values) => {
    expect(await refused(ofType('openAIApi', values))).toMatchObject({
      status: 400,
      body: { details: { plainDataObj: aText } },
    });
  });

  it('suggests the nearest input for one that does not exist', async () => {
    const answer = await refused(ofType('openAIApi', { openAIApiKy: 'x' }));
    expect(answer.status).toBe(400);
    expect(wordsOf(answer)).toContain('openAIApiKey');
  });

  it('does not repeat an input that is like none', async () => {
    const answer = await refused(ofType('openAIApi', { openAIApiKey: 'x', 'sk-proj-pasted-in-the-wrong-place': 'y' }));
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('pasted');
    expect(wordsOf(answer)).toContain('organizationId');
  });

  it('refuses an input that is given under two names', async () => {
    const answer = await refused(ofType('openAIApi', { openAIApiKey: 'x', apiKey: 'y' }));
    expect(answer.status).toBe(400);
  });

  it('refuses the placeholder of a hidden secret: there is none yet', async () => {
    for (const value of [HIDDEN, `x${HIDDEN}`]) {
      expect((await refused(ofType('openAIApi', { openAIApiKey: value }))).status).toBe(400);
    }
    expect((await refused(ofType('mongoDBUrlApi', { mongoDBConnectUrl: 'mongodb://u:••••••@host/db' }))).status).toBe(
      400,
    );
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['blanks', '  '],
    ['a number', 7],
    ['a list', ['x']],
    ['an object', { x: 1 }],
    ['256 characters', 'x'.repeat(256)],
    ['a NUL', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['half a character', 'a\ud800'],
  ])('refuses %s for a name', async (_what, name) => {
    expect(await refused({ ...anOpenAIKey(), name })).toMatchObject({
      status: 400,
      body: { details: { name: aText } },
    });
  });

  it('takes any name that people write, and gives it back as it was', async () => {
    for (const name of [
      'x'.repeat(255),
      'Schlüssel für Köln 🔑',
      "'; DROP TABLE credentials; --",
      '<b>key</b>',
      'null',
      '%_!\\"',
    ]) {
      const { body } = await must(creates({ ...anOpenAIKey(), name }));
      expect((await read(service.admin, body.id)).name).toBe(name);
    }
  });

  it('takes two credentials of one name', async () => {
    const twice = [await newCredential(service.admin), await newCredential(service.admin)];
    expect(new Set(twice).size).toBe(2);
  });

  it('keeps long secrets whole', async () => {
    const secret = `-----BEGIN-----\n${'äß€🔑'.repeat(10_000)}`;
    const id = await newCredential(service.admin, ofType('openAIApi', { openAIApiKey: secret }));
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: secret });
  });

  it('ignores what only the server decides', async () => {
    const victim = await newCredential(service.admin, anOpenAIKey('sk-victim', 'Victim'));
    const before = await read(service.admin, victim);
    const other = await newWorkspace(service.admin);
    const stranger = await newTenant(service);
    const { body } = await must(
      creates({
        ...anOpenAIKey(),
        id: victim,
        workspaceId: other.id,
        organizationId: stranger.organizationId,
        ownerId: ada.userId,
        encryptedData: 'sealed:9:0000000000000000',
        createdDate: '2001-01-01T00:00:00.000Z',
        updatedDate: '2001-01-01T00:00:00.000Z',
        shared: true,
        permissions: [],
        version: 9,
      }),
    );
    expect(body).toMatchObject({
      id: anId,
      workspaceId: me.workspaceId,
      encryptedData: aMark(1),
      shared: false,
      scope: 'workspace',
    });
    expect(body.id).not.toBe(victim);
    expect(body.createdDate).not.toMatch(/^2001/);
    expect(body.updatedDate).not.toMatch(/^2001/);
    expect(await read(service.admin, body.id)).toMatchObject({
      createdDate: body.createdDate,
      updatedDate: body.updatedDate,
    });
    expect(await read(service.admin, victim)).toEqual(before);
    expect(await listed(other.admin)).toEqual([]);
    expect(await listed(stranger.admin)).toEqual([]);
  });

  it('does not take over a credential of another tenant', async () => {
    const stranger = await newTenant(service);
    const theirs = await newCredential(stranger.admin, anOpenAIKey('sk-theirs', 'Theirs'));
    const row = () => service.database.read('SELECT * FROM credentials WHERE id = ?', [theirs]);
    const before = await row();
    await must(creates({ ...anOpenAIKey(), id: theirs, workspaceId: stranger.workspaceId }));
    expect(await row()).toEqual(before);
  });

  it('gives equal secrets different marks', async () => {
    const marks = [
      (await creates(anOpenAIKey())).body.encryptedData,
      (await creates(anOpenAIKey())).body.encryptedData,
    ];
    expect(marks[0]).not.toBe(marks[1]);
  });

  it('stores no secret in clear', async () => {
    const id = await newCredential(service.admin, anOpenAIKey('sk-canary-of-the-row'));
    const rows = await service.database.read('SELECT * FROM credentials WHERE id = ?', [id]);
    expect(JSON.stringify(rows)).not.toContain('canary-of-the-row');
  });

  it('takes part in the race for the first key of a new workspace', async () => {
    const { admin } = await newWorkspace(service.admin);
    const answers = await Promise.all(Array.from({ length: 12 }, () => creates(anOpenAIKey(), admin)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const { body } of answers) expect(await storedValues(service, body.id)).toHaveProperty('openAIApiKey');
  });

  it('writes nothing when it refuses', async () => {
    const before = [await listed(service.admin), await audited(service.admin)];
    await refused(ofType('openAIApi', {}));
    await refused({ ...anOpenAIKey(), scope: 'personal' });
    await refused({ ...anOpenAIKey(), credentialName: NOBODY });
    expect([await listed(service.admin), await audited(service.admin)]).toEqual(before);
  });

  it('lets a key that may only create do so', async () => {
    const key = await newKey(service.admin, ['credentials:create']);
    const answer = await creates(anOpenAIKey(), key);
    expect(answer).toMatchObject({ status: 200, body: { permissions: [] } });
  });
});
