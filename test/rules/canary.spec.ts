import { catalogue } from '@keyrack/credential-types';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { engine } from '../support/engine.js';
import { must, newCredential, newKey, newPerson, newTenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { marksIn, Secrets } from './canary.js';
import { badBodies, rawRequests, secretAuthorizations, secretHeaders, spoiled } from './canary-requests.js';
import { refusedValues, valuesWith } from './canary-types.js';
import { operationOf, requestOf } from './case.js';
import { namedCases } from './cases.js';
import { startInstallation } from './installation.js';
import { Outputs } from './outputs.js';
import { pathOf, send } from './request.js';
import { Site } from './site.js';

let service: Service;
let home: Site;
let fromTheStart: Outputs;
let keys: Record<'admin' | 'viewer' | 'neighbour' | 'stranger', Client>;
beforeAll(async () => {
  service = await startInstallation({ LOG_LEVEL: 'trace' });
  fromTheStart = new Outputs(service);
  home = await Site.of(service, 'Home');
  keys = {
    admin: service.admin,
    viewer: await newPerson(service.admin, home.id('workspace').id, 'viewer'),
    neighbour: await newKey(service.admin, ['credentials:view'], { workspaceId: home.id('neighbour').id }),
    stranger: (await newTenant(service)).admin,
  };
});
afterAll(() => service.stop());

const withBody = namedCases.filter(([, the]) => operationOf(the).fields !== undefined);

/** How values are stored differs by engine, and by the kinds of inputs; which types there are does not. */
const types = engine === 'sqlite' ? catalogue : oneOfEachShape(catalogue);

let secrets: Secrets;
let outputs: Outputs;
let admin: Client;
beforeEach(() => {
  secrets = new Secrets();
  outputs = new Outputs(service);
  admin = outputs.listening(keys.admin);
});
afterEach(() => {
  fromTheStart.answers.push(...outputs.answers);
});

function oneOfEachShape(all: typeof catalogue): typeof catalogue {
  return [
    ...new Map(all.map((type) => [[...new Set(type.inputs.map((input) => input.type))].sort().join(), type])).values(),
  ];
}

async function nothingCameOut(): Promise<void> {
  expect(secrets.foundIn(await outputs.all())).toEqual([]);
  expect(outputs.worstStatus).toBeLessThan(500);
}

describe('no secret comes out', () => {
  it.each(types)('that is stored in a credential of the type $name', async (type) => {
    const credentialName = type.name;
    const { id } = (await must(admin.post<{ id: string }>('/credentials', { name: 'A', credentialName, plainDataObj: valuesWith(type, secrets) }))).body; // prettier-ignore
    const path = `/credentials/${id}`;
    const shown = (await must(admin.get<{ plainDataObj: object }>(path))).body.plainDataObj;
    await must(admin.put(path, { plainDataObj: shown }));
    await must(admin.put(path, { plainDataObj: valuesWith(type, secrets) }));
    await must(admin.post(`${path}/shares`, { workspaceId: home.id('neighbour').id }));
    for (const key of Object.values(keys)) {
      const client = outputs.listening(key);
      for (const at of [path, `${path}/versions`, '/credentials', `/credentials?search=${id}`]) await client.get(at);
      await client.put(path, { plainDataObj: valuesWith(type, secrets) });
    }
    const [, earlier] = (await must(admin.get<{ version: number }[]>(`${path}/versions`))).body;
    if (earlier) await must(admin.post(`${path}/versions/${earlier.version}/restore`));
    await must(admin.delete(path));
    await nothingCameOut();
  });

  it.each(types)('that is refused by the type $name', async (type) => {
    const credentialName = type.name;
    const id = await newCredential(service.admin, { name: 'A', credentialName, plainDataObj: type.example });
    for (const [what, values] of refusedValues(type, secrets)) {
      const plainDataObj = { ...type.example, ...values };
      const created = await admin.post('/credentials', { name: 'A', credentialName, plainDataObj });
      expect(created.status, what).toBe(400);
      expect((await admin.put(`/credentials/${id}`, { plainDataObj: values })).status, what).toBe(400);
    }
    await nothingCameOut();
  });

  it.each(namedCases)('that stands in the wrong place of %s', async (_name, the) => {
    const requests = spoiled(the, await requestOf(the, home), secrets);
    for (const request of requests) {
      for (const key of Object.values(keys)) await send(outputs.listening(key), operationOf(the), request);
    }
    await nothingCameOut();
  });

  it.each(withBody)('that stands in a body to %s which cannot be read', async (_name, the) => {
    const path = pathOf(operationOf(the), await requestOf(the, home));
    for (const body of badBodies(the, secrets)) {
      const answer = await admin.call(operationOf(the).method, path, body);
      expect(answer.status).toBe(400);
    }
    await nothingCameOut();
  });

  it('that stands in a body that is too large', async () => {
    const body = JSON.stringify({ name: secrets.canary('a large body').repeat(40_000) });
    expect((await admin.post('/credentials', body)).status).toBe(413);
    await nothingCameOut();
  });

  it('that stands in a header', async () => {
    for (const headers of secretHeaders(secrets)) {
      for (const key of Object.values(keys)) {
        const client = outputs.listening(key);
        await client.call('GET', '/me', undefined, headers);
        await client.call('POST', '/credentials', { name: '' }, headers);
        await client.call('DELETE', `/credentials/${home.id('credential').id}x`, undefined, headers);
      }
    }
    await nothingCameOut();
  });

  it('that stands where a trusted proxy writes addresses', async () => {
    const behindProxy = await startService({ LOG_LEVEL: 'trace', TRUST_PROXY: '1' });
    try {
      const heardBehind = new Outputs(behindProxy);
      const client = heardBehind.listening(behindProxy.admin);
      for (const address of [secrets.canary('an address'), secrets.canary('a long address').repeat(10)]) {
        await client.call('POST', '/workspaces', { name: 'A' }, { 'x-forwarded-for': address });
      }
      expect(secrets.foundIn(await heardBehind.all())).toEqual([]);
      expect(heardBehind.worstStatus).toBe(201);
    } finally {
      await behindProxy.stop();
    }
  });

  it('that is sent instead of a key', async () => {
    for (const authorization of secretAuthorizations(secrets)) {
      const answer = await admin.as('').call('GET', '/me', undefined, { authorization });
      expect(answer.status).toBe(401);
    }
    await nothingCameOut();
  });

  it('that stands in what is hardly HTTP', async () => {
    for (const request of rawRequests(secrets)) await outputs.sendRaw(request);
    await nothingCameOut();
  });

  it('that is an API key, but once', async () => {
    const made = [
      await must(keys.admin.post<{ token: string }>('/api-keys', { name: 'A', permissions: ['credentials:view'] })),
      await must(keys.admin.post<{ token: string }>(`/api-keys/${(await home.newKey(['audit:view'])).id}/rotate`)),
    ];
    for (const { token } of made.map(({ body }) => body)) {
      secrets.keep('a key', token);
      const client = outputs.listening(keys.admin.as(token));
      for (const path of ['/me', '/credentials', '/api-keys', '/audit', '/roles/x']) await client.get(path);
      await client.put('/credentials/x', {});
    }
    for (const path of ['/api-keys', '/audit', '/me']) await admin.get(path);
    const found = secrets.foundIn(await outputs.all());
    expect(found.filter((one) => one !== 'a key, as a SHA-256, in table api_keys')).toEqual([]);
  });

  it('while the database fails', async () => {
    const statuses = await withoutTables(['credentials', 'audit_entries'], async () => {
      await admin.get(`/credentials?search=${secrets.canary('a search')}`);
      await admin.put(`/roles/${home.id('role').id}`, { name: secrets.canary('a name that is not taken') });
      return askOfCredentials();
    });
    expect(statuses).toEqual([500, 500, 500, 500, 500, 403]);
    expect(secrets.foundIn(await outputs.all())).toEqual([]);
    expect(service.logged.join('')).toContain('INTERNAL_ERROR');
  });

  it('while the database complains about what it is given', async () => {
    const { columns } = service.database.dataSource.getMetadata('Credential');
    const wrong = columns.map(
      ({ databaseName }) => `${databaseName} ${databaseName === 'credential_name' ? 'integer' : 'text'}`,
    );
    await withoutTables(['credentials'], async () => {
      await service.database.dataSource.query(`CREATE TABLE credentials (${wrong.join(', ')})`);
      await askOfCredentials();
      await service.database.dataSource.query('DROP TABLE credentials');
    });
    expect(secrets.foundIn(await outputs.all())).toEqual([]);
  });

  it('of all these, anywhere, until the end', async () => {
    expect(marksIn([...(await fromTheStart.all()), ...(await fromTheStart.files())])).toEqual([]);
  });
});

/** Asks for credentials in each way, with a secret in each place; the last one is refused. */
async function askOfCredentials(): Promise<number[]> {
  const [type] = catalogue;
  if (!type) throw new Error('There is no credential type');
  const body = { name: 'A', credentialName: type.name, plainDataObj: valuesWith(type, secrets) };
  const at = (what: string): string => `/credentials/${secrets.canary(what)}`;
  return [
    (await admin.post('/credentials', body)).status,
    (await admin.put(at('an id that is changed'), body)).status,
    (await admin.get(at('an id'))).status,
    (await admin.get(`/credentials?credentialName=${secrets.canary('a type')}`)).status,
    (await admin.delete(at('an id that is deleted'))).status,
    (await outputs.listening(keys.viewer).delete(at('an id that may not be deleted'))).status,
  ];
}

/** Takes tables away for a while. */
async function withoutTables<T>(tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const { dataSource } = service.database;
  for (const table of tables) await dataSource.query(`ALTER TABLE ${table} RENAME TO ${table}_elsewhere`);
  try {
    return await work();
  } finally {
    for (const table of tables) await dataSource.query(`ALTER TABLE ${table}_elsewhere RENAME TO ${table}`);
  }
}
