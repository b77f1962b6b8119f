import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey, must, newCredential, newKey, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aMark, aText, audited, DOTS, HIDDEN, read, wordsOf, type CredentialBody, type ProblemBody } from './shapes.js';
import { storedValues } from './stored-values.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const made = (credentialName: string, plainDataObj: object) =>
  newCredential(service.admin, { name: 'A key', credentialName, plainDataObj });
const changes = (id: string, body: unknown) => service.admin.put<CredentialBody>(`/credentials/${id}`, body);
const refused = (id: string, body: unknown) => service.admin.put<ProblemBody>(`/credentials/${id}`, body);
const stored = (id: string) => storedValues(service, id);

/** What changed by the last entry of the audit log on this credential. */
async function changedBy(id: string): Promise<unknown> {
  return (await audited(service.admin, `&subjectId=${id}&event=credential.updated`))[0]?.details['changed'];
}

describe('PUT /credentials/:id', () => {
  it('keeps the values that a change leaves out', async () => {
    const id = await made('oauth2', { accessToken: 'a', refreshToken: 'b', clientId: 'c' });
    await must(changes(id, { plainDataObj: { refreshToken: 'new' } }));
    expect(await stored(id)).toEqual({ accessToken: 'a', refreshToken: 'new', clientId: 'c' });
    expect(await changedBy(id)).toEqual(['refreshToken']);
  });

  it('keeps a secret that comes back as its placeholder', async () => {
    const id = await made('oauth2', { accessToken: 'a', refreshToken: 'b', clientId: 'c' });
    const { plainDataObj } = await read(service.admin, id);
    await must(changes(id, { plainDataObj: { ...plainDataObj, clientId: 'new' } }));
    expect(await stored(id)).toEqual({ accessToken: 'a', refreshToken: 'b', clientId: 'new' });
    expect(await changedBy(id)).toEqual(['clientId']);
  });

  it('stores nothing for a placeholder of what was never there', async () => {
    const id = await made('oauth2', { accessToken: 'a' });
    await must(changes(id, { plainDataObj: { refreshToken: HIDDEN } }));
    expect(await stored(id)).toEqual({ accessToken: 'a' });
  });

  it('refuses a value that only contains the placeholder', async () => {
    const id = await made('openAIApi', { openAIApiKey: 'a' });
    expect((await refused(id, { plainDataObj: { openAIApiKey: `${HIDDEN}x` } })).status).toBe(400);
    expect(await stored(id)).toEqual({ openAIApiKey: 'a' });
  });

  it.each([
    'mongodb://ada:secret@db.example.com/app',
    'mongodb://ada:se@cr/et@h1:27017,h2:27017/app?replicaSet=rs',
    'https://token@db.example.com',
    'https://db.example.com?password=secret',
  ])('keeps the password of a URL that comes back masked %#', async (url) => {
    const id = await made('mongoDBUrlApi', { mongoDBConnectUrl: url });
    const { plainDataObj } = await read(service.admin, id);
    await must(changes(id, { name: 'New name', plainDataObj }));
    expect(await stored(id)).toEqual({ mongoDBConnectUrl: url });
  });

  it.each([
    ['host', `mongodb://ada:${DOTS}@evil.example.com/app`],
    ['port', `mongodb://ada:${DOTS}@db.example.com:1/app`],
    ['user', `mongodb://eve:${DOTS}@db.example.com/app`],
    ['path', `mongodb://ada:${DOTS}@db.example.com/other`],
    ['scheme', `http://ada:${DOTS}@db.example.com/app`],
  ])('refuses a masked URL with another %s: the password would go there', async (_part, url) => {
    const before = 'mongodb://ada:secret@db.example.com/app';
    const id = await made('mongoDBUrlApi', { mongoDBConnectUrl: before });
    const answer = await refused(id, { plainDataObj: { mongoDBConnectUrl: url } });
    expect(answer).toMatchObject({
      status: 400,
      body: { details: { 'plainDataObj.mongoDBConnectUrl': aText } },
    });
    expect(await stored(id)).toEqual({ mongoDBConnectUrl: before });
  });

  it('takes a whole new URL', async () => {
    const id = await made('mongoDBUrlApi', { mongoDBConnectUrl: 'mongodb://ada:secret@db.example.com/app' });
    await must(changes(id, { plainDataObj: { mongoDBConnectUrl: 'mongodb://eve:new@other.example.com' } }));
    expect(await stored(id)).toEqual({ mongoDBConnectUrl: 'mongodb://eve:new@other.example.com' });
  });

  it('removes an optional value for null, and for an empty text', async () => {
    const id = await made('oauth2', { accessToken: 'a', refreshToken: 'b', clientId: 'c' });
    await must(changes(id, { plainDataObj: { refreshToken: null, clientId: '' } }));
    expect(await stored(id)).toEqual({ accessToken: 'a' });
  });

  it('refuses null for a required value, and names it', async () => {
    const id = await made('openAIApi', { openAIApiKey: 'a' });
    for (const value of [null, '']) {
      const answer = await refused(id, { plainDataObj: { openAIApiKey: value } });
      expect(answer).toMatchObject({
        status: 400,
        body: { details: { 'plainDataObj.openAIApiKey': aText } },
      });
    }
    expect(await stored(id)).toEqual({ openAIApiKey: 'a' });
  });

  it('takes the other names of an input', async () => {
    const id = await made('openAIApi', { openAIApiKey: 'a' });
    await must(changes(id, { plainDataObj: { apiKey: 'b' } }));
    expect(await stored(id)).toEqual({ openAIApiKey: 'b' });
    expect((await refused(id, { plainDataObj: { apiKey: 'c', openAIApiKey: 'd' } })).status).toBe(400);
  });

  it('suggests the nearest input for one that does not exist, and repeats no other', async () => {
    const id = await made('openAIApi', { openAIApiKey: 'a' });
    expect(wordsOf(await refused(id, { plainDataObj: { organisationId: 'x' } }))).toContain('organizationId');
    const answer = await refused(id, { plainDataObj: { 'sk-proj-pasted-in-the-wrong-place': 'x' } });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('pasted');
    expect(await stored(id)).toEqual({ openAIApiKey: 'a' });
  });

  it.each([
    ['a number for a text', { openAIApiKey: 7 }],
    ['an object for a text', { openAIApiKey: {} }],
    ['a NUL in a text', { organizationId: 'a\u0000' }],
  ])('refuses %s', async (_what, plainDataObj) => {
    const id = await made('openAIApi', { openAIApiKey: 'a' });
    expect((await refused(id, { plainDataObj })).status).toBe(400);
    expect(await stored(id)).toEqual({ openAIApiKey: 'a' });
  });

  it('never changes the type', async () => {
    const id = await made('openAIApi', { openAIApiKey: 'secret' });
    const attempts = [
      { credentialName: 'anthropicApi' },
      { credentialName: 'anthropicApi', plainDataObj: { anthropicApiKey: 'x' } },
      { credentialName: 'noSuchType' },
      { credentialName: '' },
      { credentialName: 7 },
    ];
    for (const body of attempts) {
      expect(await refused(id, body)).toMatchObject({
        status: 400,
        body: { details: { credentialName: aText } },
      });
    }
    expect(await read(service.admin, id)).toMatchObject({
      credentialName: 'openAIApi',
      plainDataObj: { openAIApiKey: HIDDEN },
    });
  });

  it('takes the type that it has: clients of Flowise send it along', async () => {
    const id = await made('openAIApi', { openAIApiKey: 'a' });
    expect(await changes(id, { name: 'New name', credentialName: 'openAIApi' })).toMatchObject({
      status: 200,
      body: { name: 'New name' },
    });
  });

  it.each([
    ['null', null],
    ['an empty text', ''],
    ['a number', 7],
    ['256 characters', 'x'.repeat(256)],
    ['a NUL', 'a\u0000'],
  ])('refuses %s for a name', async (_what, name) => {
    const id = await newCredential(service.admin);
    expect(await refused(id, { name })).toMatchObject({ status: 400, body: { details: { name: aText } } });
    expect((await read(service.admin, id)).name).toBe('My OpenAI Key');
  });

  it.each([
    ['null', null],
    ['a text', 'x'],
    ['a list', []],
    ['a number', 7],
  ])('refuses %s in place of the values', async (_what, plainDataObj) => {
    const id = await newCredential(service.admin);
    expect(await refused(id, { plainDataObj })).toMatchObject({
      status: 400,
      body: { details: { plainDataObj: aText } },
    });
  });

  it('takes a change of nothing', async () => {
    const id = await newCredential(service.admin);
    const { plainDataObj: _, updatedDate: __, ...before } = await read(service.admin, id);
    expect(await changes(id, {})).toMatchObject({ status: 200, body: before });
    expect(await changes(id, { plainDataObj: {} })).toMatchObject({ status: 200 });
    expect(await stored(id)).toEqual({ openAIApiKey: 'sk-test-not-a-real-key' });
  });

  it('changes the mark with the values, and not with the name', async () => {
    const { body: before } = await must(service.admin.post<CredentialBody>('/credentials', anOpenAIKey('secret')));
    const renamed = await changes(before.id, { name: 'New name' });
    expect(renamed.body.encryptedData).toBe(before.encryptedData);
    const resealed = await changes(before.id, { plainDataObj: { openAIApiKey: 'other' } });
    expect(resealed.body.encryptedData).toEqual(aMark(2));
    expect(resealed.body.encryptedData.slice(-16)).not.toBe(before.encryptedData.slice(-16));
  });

  it('ignores what only the server decides', async () => {
    const other = await newWorkspace(service.admin);
    const { body: before } = await must(service.admin.post<CredentialBody>('/credentials', anOpenAIKey()));
    const { body } = await must(
      changes(before.id, {
        id: 'x',
        workspaceId: other.id,
        organizationId: 'x',
        ownerId: 'x',
        scope: 'personal',
        encryptedData: 'x',
        createdDate: '2001-01-01T00:00:00.000Z',
        updatedDate: '2001-01-01T00:00:00.000Z',
        shared: true,
        version: 9,
      }),
    );
    const { updatedDate, ...same } = before;
    expect(body).toMatchObject(same);
    expect(Date.parse(body.updatedDate)).toBeGreaterThanOrEqual(Date.parse(updatedDate));
  });

  it('loses neither of two changes to different inputs at the same time', async () => {
    const id = await made('oauth2', { accessToken: 'a' });
    const parts = [{ refreshToken: 'b' }, { clientId: 'c' }, { clientSecret: 'd' }, { accessToken: 'e' }];
    const answers = await Promise.all(parts.map((plainDataObj) => changes(id, { plainDataObj })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await stored(id)).toEqual({ accessToken: 'e', refreshToken: 'b', clientId: 'c', clientSecret: 'd' });
    expect((await read(service.admin, id)).encryptedData).toEqual(aMark(5));
  });

  it('does not touch a credential of another tenant or workspace', async () => {
    const id = await newCredential(service.admin);
    const row = () => service.database.read('SELECT * FROM credentials WHERE id = ?', [id]);
    const before = await row();
    for (const { admin } of [await newTenant(service), await newWorkspace(service.admin)]) {
      expect((await admin.put(`/credentials/${id}`, { name: 'Mine' })).status).toBe(404);
      expect((await admin.put(`/credentials/${id}`, { plainDataObj: { apiKey: 'mine' } })).status).toBe(404);
    }
    expect(await row()).toEqual(before);
  });

  it('lets a key that may only update do so, and shows it no value', async () => {
    const id = await newCredential(service.admin);
    const key = await newKey(service.admin, ['credentials:update']);
    const answer = await key.put(`/credentials/${id}`, { plainDataObj: { organizationId: 'org-1' } });
    expect(answer).toMatchObject({ status: 200, body: { permissions: ['update'] } });
    expect(answer.body).not.toHaveProperty('plainDataObj');
  });
});
