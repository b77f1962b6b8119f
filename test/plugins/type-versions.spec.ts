import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, type Config } from '../../src/platform/index.js';
import { storedValues } from '../api/stored-values.js';
import { createTestDatabase, type TestDatabase } from '../support/engine.js';
import { newCredential } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';
import { aDefinition, aDirectory, writeFiles } from './packages.js';

describe('A type of a newer version', () => {
  const V1 = aDefinition({
    inputs: [
      { name: 'token', label: 'Token', type: 'password' },
      { name: 'region', label: 'Region', type: 'string', optional: true },
      { name: 'old', label: 'Old', type: 'string', optional: true },
    ],
    inject: { headers: { 'x-acme-key': '{{token}}' } },
    example: { token: 'example-not-a-key' },
  });
  const V3 = aDefinition({
    version: 3,
    inputs: [
      { name: 'acmeKey', label: 'Key', type: 'password' },
      {
        name: 'site',
        label: 'Site',
        type: 'options',
        optional: true,
        options: [{ name: 'eu.acme.example.com', label: 'EU' }],
      },
      { name: 'url', label: 'URL', type: 'url', optional: true },
    ],
    migrations: [
      { to: 2, rename: { token: 'acmeKey' }, drop: ['old'] },
      {
        to: 3,
        rename: { region: 'site' },
        values: { site: { eu: 'eu.acme.example.com' } },
        set: { url: 'https://{{region}}.acme.example.com' },
      },
    ],
  });

  let directory: string;
  let database: TestDatabase;
  beforeAll(async () => {
    directory = await aDirectory({ 'acme.json': V1 });
    database = await createTestDatabase({ KEYRACK_TYPES: directory, KEYRACK_BOOTSTRAP_API_KEY: KEY });
  });
  afterAll(async () => {
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });
  const KEY = 'a-key-for-tests-of-versions-0123456789';

  async function during<T>(definition: object, use: (service: Service) => Promise<T>): Promise<T> {
    await writeFiles(directory, { 'acme.json': definition });
    const config: Config = { ...database.config, types: loadConfig({ KEYRACK_TYPES: directory }).types };
    const service = await startOn(config);
    try {
      return await use({ ...service, admin: service.admin.as(KEY) });
    } finally {
      await service.stop();
    }
  }

  it('maps stored values when they are opened, and keeps them so when they are changed', async () => {
    const id = await during(V1, ({ admin }) =>
      newCredential(admin, {
        name: 'A',
        credentialName: 'acmeApi',
        plainDataObj: { token: 'canary-1', region: 'eu', old: 'x' },
      }),
    );
    await during(V3, async (service) => {
      const { body } = await service.admin.get<{ plainDataObj: object }>(`/credentials/${id}`);
      expect(Object.keys(body.plainDataObj).sort()).toEqual(['acmeKey', 'site', 'url']);
      expect(body.plainDataObj).toMatchObject({ site: 'eu.acme.example.com', url: 'https://eu.acme.example.com' });
      expect(await storedValues(service, id)).toEqual({ token: 'canary-1', region: 'eu', old: 'x' }); // reading writes nothing
      const changed = await service.admin.put(`/credentials/${id}`, {
        plainDataObj: { url: 'https://other.example.com' },
      });
      expect(changed.status).toBe(200);
      expect(await storedValues(service, id)).toEqual({
        acmeKey: 'canary-1',
        site: 'eu.acme.example.com',
        url: 'https://other.example.com',
      });
    });
    // A second start maps nothing twice, and an older definition leaves newer values as they are.
    await during(V3, async (service) => {
      const { body } = await service.admin.get<{ plainDataObj: object }>(`/credentials/${id}`);
      expect(body.plainDataObj).toMatchObject({ url: 'https://other.example.com' });
    });
    await during(V1, async (service) => {
      expect((await service.admin.put(`/credentials/${id}`, { plainDataObj: { region: 'us' } })).status).toBe(200);
      expect(await storedValues(service, id)).toMatchObject({ acmeKey: 'canary-1', url: 'https://other.example.com' });
    });
    await during(V3, async (service) => {
      expect((await service.admin.get<{ plainDataObj: object }>(`/credentials/${id}`)).body.plainDataObj).toMatchObject({ url: 'https://other.example.com' }); // prettier-ignore
    });
  });

  it('maps earlier values when they are brought back, and leaves those of a newer version as they are', async () => {
    const id = await during(V1, ({ admin }) =>
      newCredential(admin, { name: 'B', credentialName: 'acmeApi', plainDataObj: { token: 'canary-2', region: 'eu' } }),
    );
    await during(V3, async (service) => {
      const { admin } = service;
      expect((await admin.put(`/credentials/${id}`, { plainDataObj: { acmeKey: 'canary-3' } })).status).toBe(200);
      expect((await admin.post(`/credentials/${id}/versions/1/restore`)).status).toBe(200);
      expect(await storedValues(service, id)).toMatchObject({ acmeKey: 'canary-2', site: 'eu.acme.example.com' });
      const { body } = await admin.get<{ typeVersion: number }[]>(`/credentials/${id}/versions`);
      expect(body.map(({ typeVersion }) => typeVersion)).toEqual([3, 3, 1]);
    });
    await during(V1, async (service) => {
      const { admin } = service;
      expect((await admin.post(`/credentials/${id}/versions/1/restore`)).status).toBe(200);
      expect(await storedValues(service, id)).toEqual({ token: 'canary-2', region: 'eu' });
      expect((await admin.post(`/credentials/${id}/versions/2/restore`)).status).toBe(200);
      expect(await storedValues(service, id)).toMatchObject({ acmeKey: 'canary-3' });
    });
    await during(V3, async (service) => {
      const { body } = await service.admin.get<{ plainDataObj: object }>(`/credentials/${id}`);
      expect(Object.keys(body.plainDataObj).sort()).toEqual(['acmeKey', 'site', 'url']);
    });
  });
});
