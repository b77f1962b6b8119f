import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import {
  having,
  idsOf,
  listed,
  namesOf,
  type CredentialBody,
  type CredentialPage,
  type ProblemBody,
} from './shapes.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

/** A workspace of one test's own, so that no test sees what another makes. */
async function aWorkspace(): Promise<{ id: string; admin: Client }> {
  return newWorkspace(service.admin);
}

async function named(admin: Client, ...names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push(await newCredential(admin, anOpenAIKey('sk-x', name)));
  return ids;
}

async function ofTypes(admin: Client): Promise<void> {
  const types = { openAIApi: 'openAIApiKey', pineconeApi: 'pineconeApiKey', cohereApi: 'cohereApiKey' };
  for (const [credentialName, input] of Object.entries(types)) {
    await newCredential(admin, { name: credentialName, credentialName, plainDataObj: { [input]: 'x' } });
  }
}

const refused = (query: string) => service.admin.get<ProblemBody>(`/credentials${query}`);

describe('GET /credentials', () => {
  it('carries no values, however they are asked for', async () => {
    const { admin } = await aWorkspace();
    await newCredential(admin, anOpenAIKey('sk-canary-of-the-list'));
    for (const query of ['', '?search=key', '?page=1&limit=1', '?credentialName=openAIApi', '?sort=name']) {
      const answer = await admin.get(`/credentials${query}`);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain('canary');
      expect(answer.text).not.toContain('plainDataObj');
    }
  });

  it('filters by several types', async () => {
    const { admin } = await aWorkspace();
    await ofTypes(admin);
    const found = await listed(admin, '?credentialName=cohereApi&credentialName=openAIApi');
    expect(namesOf(found)).toEqual(['openAIApi', 'cohereApi']);
    expect(namesOf(await listed(admin, '?credentialName=pineconeApi'))).toEqual(['pineconeApi']);
  });

  it('lists a credential once for a type that is named twice', async () => {
    const { admin } = await aWorkspace();
    await ofTypes(admin);
    expect(await listed(admin, '?credentialName=openAIApi&credentialName=openAIApi')).toHaveLength(1);
  });

  it('takes an empty filter for none', async () => {
    const { admin } = await aWorkspace();
    await ofTypes(admin);
    expect(await listed(admin, '?credentialName=')).toHaveLength(3);
    expect(await listed(admin, '?search=')).toHaveLength(3);
  });

  it('does not take a list with commas, another case, or a blank more, for a type', async () => {
    const { admin } = await aWorkspace();
    await ofTypes(admin);
    expect(await listed(admin, '?credentialName=openAIApi,cohereApi')).toEqual([]);
    expect(await listed(admin, '?credentialName=OPENAIAPI')).toEqual([]);
    expect(await listed(admin, '?credentialName=openAIApi%20')).toEqual([]);
  });

  it('searches in names and types, whatever the case', async () => {
    const { admin } = await aWorkspace();
    await ofTypes(admin);
    await named(admin, 'Billing of ACME');
    expect(namesOf(await listed(admin, '?search=acme'))).toEqual(['Billing of ACME']);
    expect(namesOf(await listed(admin, '?search=PINECONE'))).toEqual(['pineconeApi']);
    expect(await listed(admin, '?search=openai')).toHaveLength(2);
    expect(await listed(admin, '?search=nothing%20like%20it')).toEqual([]);
  });

  it('finds names with letters beyond English, whatever the case', async () => {
    const { admin } = await aWorkspace();
    await named(admin, 'Ärger mit Öl', 'ключ ДЛЯ поиска');
    for (const text of ['Ärger', 'ärger', 'ÄRGER', 'öl']) {
      expect(namesOf(await listed(admin, `?search=${encodeURIComponent(text)}`))).toEqual(['Ärger mit Öl']);
    }
    expect(await listed(admin, `?search=${encodeURIComponent('Ключ для')}`)).toHaveLength(1);
  });

  it.each([
    ['%', '100% sure'],
    ['_', 'snake_case'],
    ['!', 'wow!'],
    ['\\', 'back\\slash'],
    ["'", "it's"],
    ['"', '"quoted"'],
    ['?', 'why?'],
    [':may0', 'a :may0 b'],
    ['$1', 'a $1 b'],
  ])('searches for the character %s as it is', async (text, name) => {
    const { admin } = await aWorkspace();
    await named(admin, 'other', name);
    expect(namesOf(await listed(admin, `?search=${encodeURIComponent(text)}`))).toEqual([name]);
  });

  it('sorts by name without regard to case, both ways', async () => {
    const { admin } = await aWorkspace();
    await named(admin, 'banana', 'Apple', 'cherry', 'Date');
    expect(namesOf(await listed(admin, '?sort=name'))).toEqual(['Apple', 'banana', 'cherry', 'Date']);
    expect(namesOf(await listed(admin, '?sort=-name'))).toEqual(['Date', 'cherry', 'banana', 'Apple']);
  });

  it('sorts by type, both ways', async () => {
    const { admin } = await aWorkspace();
    await ofTypes(admin);
    expect(namesOf(await listed(admin, '?sort=credentialName'))).toEqual(['cohereApi', 'openAIApi', 'pineconeApi']);
    expect(namesOf(await listed(admin, '?sort=-credentialName'))).toEqual(['pineconeApi', 'openAIApi', 'cohereApi']);
  });

  it('sorts by the dates, both ways, and by creation when not told', async () => {
    const { admin } = await aWorkspace();
    const [a = '', b = '', c = ''] = await named(admin, 'a', 'b', 'c');
    await must(admin.put(`/credentials/${b}`, { name: 'b2' }));
    expect(idsOf(await listed(admin))).toEqual([a, b, c]);
    expect(idsOf(await listed(admin, '?sort=createdDate'))).toEqual([a, b, c]);
    expect(idsOf(await listed(admin, '?sort=-createdDate'))).toEqual([c, b, a]);
    expect(idsOf(await listed(admin, '?sort=updatedDate')).at(-1)).toBe(b);
    expect(idsOf(await listed(admin, '?sort=-updatedDate'))[0]).toBe(b);
  });

  it('gives pages that follow each other without gap or overlap, with the number of all', async () => {
    const { admin } = await aWorkspace();
    const ids = await named(admin, ...'abcdefg');
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const { body } = await must(admin.get<CredentialPage>(`/credentials?page=${page}&limit=3`));
      expect(body.total).toBe(7);
      seen.push(...idsOf(body.data));
    }
    expect(seen).toEqual(ids);
  });

  it('gives an empty page beyond the end, still with the number of all', async () => {
    const { admin } = await aWorkspace();
    await named(admin, 'a', 'b');
    expect((await admin.get('/credentials?page=2&limit=2')).body).toEqual({ data: [], total: 2 });
    expect((await admin.get('/credentials?page=1000000&limit=1000')).body).toEqual({ data: [], total: 2 });
  });

  it('gives a page of nothing where there is nothing', async () => {
    const { admin } = await aWorkspace();
    expect((await admin.get('/credentials?page=1&limit=10')).body).toEqual({ data: [], total: 0 });
    expect((await admin.get('/credentials')).body).toEqual([]);
  });

  it('filters, searches and sorts before it cuts pages', async () => {
    const { admin } = await aWorkspace();
    await named(admin, 'key b', 'other', 'key a', 'key c');
    const { body } = await admin.get<CredentialPage>('/credentials?search=key%20&sort=-name&page=1&limit=2');
    expect(body.total).toBe(3);
    expect(namesOf(body.data)).toEqual(['key c', 'key b']);
  });

  it.each(['?page=1', '?limit=1', '?page=0&limit=1', '?page=1&limit=0', '?page=1&limit=1001', '?page=-1&limit=1'])(
    'refuses the page %s',
    async (query) => {
      expect(await refused(query)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    },
  );

  it.each(['?page=x&limit=1', '?page=1.5&limit=1', '?page=1e3&limit=1', '?page=1&page=2&limit=1'])(
    'refuses the page %s',
    async (query) => {
      expect(await refused(query)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    },
  );

  it.each(['?sort=sealed', '?sort=', '?sort=--name', '?sort=name,id', '?sort=name&sort=name', '?search=a&search=b'])(
    'refuses %s',
    async (query) => {
      expect(await refused(query)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    },
  );

  it('refuses a parameter that it does not know, and suggests the nearest', async () => {
    const answer = await refused('?credentialname=openAIApi');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('credentialName');
    for (const query of ['?workspaceId=x', '?credentialName[a]=b', '?ownerId=']) {
      expect(await refused(query)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    }
  });

  it('puts own credentials before those shared in, however it sorts', async () => {
    const here = await aWorkspace();
    const there = await aWorkspace();
    const [shared = ''] = await named(there.admin, 'a shared one');
    await must(there.admin.post(`/credentials/${shared}/shares`, { workspaceId: here.id }));
    await named(here.admin, 'b own', 'c own');
    for (const query of ['', '?sort=name', '?sort=createdDate']) {
      expect(namesOf(await listed(here.admin, query))).toEqual(['b own', 'c own', 'a shared one']);
    }
    expect(namesOf(await listed(here.admin, '?sort=-name'))).toEqual(['c own', 'b own', 'a shared one']);
    const { body } = await here.admin.get<CredentialPage>('/credentials?sort=name&page=2&limit=2');
    expect(body).toMatchObject({ total: 3, data: [{ name: 'a shared one', shared: true, workspaceId: there.id }] });
  });

  it('lists a credential once, however often it is shared', async () => {
    const here = await aWorkspace();
    const there = await aWorkspace();
    const ada = await newPerson(service.admin, here.id, 'editor');
    const id = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    const workspaceIds = [here.id, there.id, (await aWorkspace()).id];
    await must(ada.put(`/credentials/${id}/shares`, { workspaceIds }));
    for (const [client, shared] of [
      [ada, false],
      [here.admin, true],
      [there.admin, true],
    ] as const) {
      expect(await listed(client)).toEqual([having({ id, shared, scope: 'personal' })]);
      expect((await client.get<CredentialPage>('/credentials?page=1&limit=9')).body.total).toBe(1);
    }
  });

  it('lists no personal credential of somebody else and nothing of another tenant, whatever is asked', async () => {
    const here = await aWorkspace();
    const ada = await newPerson(service.admin, here.id, 'editor');
    const stranger = await newTenant(service);
    const hidden = [await newCredential(ada, { ...anOpenAIKey('sk', 'hidden'), scope: 'personal' })];
    hidden.push(await newCredential(stranger.admin, anOpenAIKey('sk', 'hidden')));
    const [own = ''] = await named(here.admin, 'own hidden');
    for (const query of ['', '?credentialName=openAIApi', '?search=hidden', '?sort=-name', '?page=1&limit=9']) {
      const { body } = await here.admin.get<CredentialBody[] | CredentialPage>(`/credentials${query}`);
      const page = Array.isArray(body) ? { data: body, total: body.length } : body;
      expect(idsOf(page.data)).toEqual([own]);
      expect(page.total).toBe(1);
    }
  });

  it('is for those who may view credentials', async () => {
    const key = await newKey(service.admin, ['credentials:create', 'credentials:update', 'credentials:resolve']);
    expect((await key.get('/credentials')).status).toBe(403);
  });
});
