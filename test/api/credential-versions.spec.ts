import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/platform/index.js';
import { sql, storedRow } from '../database/rows.js';
import type { Client } from '../support/client.js';
import { createTestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newWorkspace } from '../support/people.js';
import { startOn, startService, type Service } from '../support/service.js';
import { aMark, aText, aTime, audited, read, type CredentialBody, type Me, type VersionBody } from './shapes.js';
import { keptValues, storedValues } from './stored-values.js';

let service: Service;
let me: Me;
beforeAll(async () => {
  service = await startService();
  me = (await service.admin.get<Me>('/me')).body;
});
afterAll(() => service.stop());

const versionsOf = async (id: string, client = service.admin): Promise<VersionBody[]> =>
  (await must(client.get<VersionBody[]>(`/credentials/${id}/versions`))).body;
const numbersOf = async (id: string, client?: Client): Promise<number[]> =>
  (await versionsOf(id, client)).map(({ version }) => version);
const restore = (id: string, version: number | string, client = service.admin) =>
  client.post<CredentialBody>(`/credentials/${id}/versions/${version}/restore`);
const change = (id: string, openAIApiKey: string, client = service.admin) =>
  must(client.put<CredentialBody>(`/credentials/${id}`, { plainDataObj: { openAIApiKey } }));

/** A credential whose value was `one` first, then each of the others. */
async function changed(...others: string[]): Promise<string> {
  const id = await newCredential(service.admin, anOpenAIKey('one'));
  for (const value of others) await change(id, value);
  return id;
}

/** The row of a credential and those of its versions, with every byte of them. */
async function bytesOf(id: string): Promise<string> {
  const kept = await service.database.read('SELECT * FROM credential_versions WHERE credential_id = ?', [id]);
  return `${await storedRow(service, 'credentials', id)} ${JSON.stringify(kept)}`;
}

describe('GET /credentials/:id/versions', () => {
  it('lists what was written when, by whom and what, newest first, and no value', async () => {
    const id = await newCredential(service.admin, anOpenAIKey('canary-one'));
    const ada = await newPerson(service.admin, me.workspaceId, 'editor');
    await must(ada.put(`/credentials/${id}`, { name: 'New', plainDataObj: { organizationId: 'canary-two' } }));
    const answer = await service.admin.get<VersionBody[]>(`/credentials/${id}/versions`);
    const by = { kind: 'key', id: me.keyId, name: me.name };
    expect(answer.body).toEqual([
      { version: 2, current: true, at: aTime, by: { kind: 'key', id: ada.keyId, name: aText }, changed: ['organizationId'], typeVersion: 1 }, // prettier-ignore
      { version: 1, current: false, at: aTime, by, changed: ['openAIApiKey'], typeVersion: 1 },
    ]);
    expect(answer.text).not.toMatch(/canary|sealed/);
    expect(await keptValues(service, id, 1)).toEqual({ openAIApiKey: 'canary-one' });
  });

  it('has one entry for a credential that was never changed, or only in name, or to what it was', async () => {
    const id = await newCredential(service.admin, anOpenAIKey('one'));
    const [first] = await versionsOf(id);
    await must(service.admin.put(`/credentials/${id}`, { name: 'New' }));
    expect(await versionsOf(id)).toEqual([first]);
    const { plainDataObj } = await read(service.admin, id);
    for (const same of [{}, { openAIApiKey: 'one' }, plainDataObj]) {
      await must(service.admin.put(`/credentials/${id}`, { plainDataObj: same }));
    }
    expect(await versionsOf(id)).toEqual([{ ...first, version: 4 }]);
  });

  it('says what can be known of values from before this was kept', async () => {
    const id = await newCredential(service.admin);
    await sql(service, 'UPDATE credentials SET values_at = NULL, values_by = NULL, values_changed = NULL WHERE id = ?', id); // prettier-ignore
    const { updatedDate } = await read(service.admin, id);
    const old = { version: 1, at: updatedDate, by: null, changed: null, typeVersion: 1 };
    expect(await versionsOf(id)).toEqual([{ ...old, current: true }]);
    await change(id, 'two');
    expect((await versionsOf(id))[1]).toEqual({ ...old, current: false });
  });

  it('is for those who may change the credential: not for readers, a share, or another workspace', async () => {
    const id = await changed('two');
    const [there, elsewhere] = [await newWorkspace(service.admin), await newWorkspace(service.admin)];
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: there.id }));
    const viewer = await newPerson(service.admin, me.workspaceId, 'viewer');
    const before = await bytesOf(id);
    const refused: [Client, number][] = [[there.admin, 403], [viewer, 403], [elsewhere.admin, 404]]; // prettier-ignore
    for (const [client, status] of refused) {
      const path = `/credentials/${id}/versions`;
      for (const ask of [client.get(path), restore(id, 1, client), client.delete(path), client.delete(`${path}/1`)]) {
        expect((await ask).status).toBe(status);
      }
    }
    expect(await bytesOf(id)).toBe(before);
    expect(await numbersOf(id, await newKey(service.admin, ['credentials:update']))).toEqual([2, 1]);
  });
});

describe('POST /credentials/:id/versions/:version/restore', () => {
  it('makes earlier values those of a new version, answers as a change does, and is audited', async () => {
    const id = await changed('two', 'three');
    const answer = await restore(id, 1);
    expect(answer).toMatchObject({ status: 200, body: { id, encryptedData: aMark(4) } });
    const { plainDataObj: _, ...seen } = await read(service.admin, id);
    expect(answer.body).toEqual(seen);
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: 'one' });
    expect(await numbersOf(id)).toEqual([4, 3, 2, 1]);
    expect(await keptValues(service, id, 3)).toEqual({ openAIApiKey: 'three' });
    const [entry] = await audited(service.admin, `&subjectId=${id}&event=credential.restored`);
    expect(entry?.details).toEqual({ version: 1, changed: ['openAIApiKey'] });
    await must(restore(id, 3));
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: 'three' });
  });

  it.each(['9', '0', '-1', '01', '1.0', 'one', '99999999999999999999', '%00', "1'"])(
    'finds no version %s',
    async (version) => {
      const id = await changed('two');
      for (const ask of [restore(id, version), service.admin.delete(`/credentials/${id}/versions/${version}`)]) {
        expect(await ask).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
      }
      expect(await numbersOf(id)).toEqual([2, 1]);
    },
  );

  it('refuses the values that it has now', async () => {
    const id = await changed('two');
    expect(await restore(id, 2)).toMatchObject({ status: 409, body: { code: 'CONFLICT', message: aText } });
    expect(await numbersOf(id)).toEqual([2, 1]);
  });

  it.each<[what: string, tamper: (id: string, other: string) => Promise<number>]>([
    ['moved to another credential', async (id, other) => {
      await sql(service, 'DELETE FROM credential_versions WHERE credential_id = ?', id);
      await sql(service, 'UPDATE credential_versions SET credential_id = ? WHERE credential_id = ?', id, other);
      return 1;
    }],
    ['moved to another version', async (id) => {
      await sql(service, 'UPDATE credential_versions SET version = 7 WHERE credential_id = ?', id);
      return 7;
    }],
    ['given the values of another credential', async (id, other) => {
      const [row] = await service.database.read('SELECT sealed FROM credential_versions WHERE credential_id = ?', [other]);
      await sql(service, 'UPDATE credential_versions SET sealed = ? WHERE credential_id = ?', row?.['sealed'], id);
      return 1;
    }],
    ['given another version of its type', async (id) => {
      await sql(service, "UPDATE credential_versions SET type_version = '0' WHERE credential_id = ?", id);
      return 1;
    }],
    ['overwritten', async (id) => {
      await sql(service, 'UPDATE credential_versions SET sealed = ? WHERE credential_id = ?', '{"openAIApiKey":"mine"}', id);
      return 1;
    }],
  ])('does not open a version that was %s in the database, and changes nothing', async (_what, tamper) => {
    const [id, other] = [await changed('two'), await changed('two')];
    const version = await tamper(id, other);
    const before = await bytesOf(id);
    expect(await restore(id, version)).toMatchObject({ status: 409, body: { code: 'UNREADABLE', message: aText } });
    expect(await bytesOf(id)).toBe(before);
  }); // prettier-ignore

  it('brings back a credential whose own values do not open any more, and keeps these as they are', async () => {
    const id = await changed('two');
    await sql(service, "UPDATE credentials SET sealed = 'nonsense' WHERE id = ?", id);
    expect(await read(service.admin, id)).toMatchObject({ unreadable: true });
    const answer = await must(restore(id, 1));
    expect(answer.body).not.toHaveProperty('unreadable');
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: 'one' });
    expect((await restore(id, 2)).status).toBe(409);
    await change(id, 'four');
    expect(await numbersOf(id)).toEqual([4, 3, 2, 1]);
  });

  it('keeps to the rule of the environment, which may be stricter now', async () => {
    const test = await createTestDatabase({ KEYRACK_ENV_REFERENCES: 'ACME_KEY', ACME_KEY: 'x' });
    const first = await startOn(test.config);
    const id = await newCredential(first.admin, anOpenAIKey('{{ACME_KEY}}'));
    await change(id, 'two', first.admin);
    await first.stop();
    const second = await startOn({ ...test.config, environment: loadConfig({}).environment });
    const admin = second.admin.as(first.adminToken);
    expect(await restore(id, 1, admin)).toMatchObject({
      status: 400,
      body: { details: { 'plainDataObj.openAIApiKey': aText } },
    });
    expect(await numbersOf(id, admin)).toEqual([2, 1]);
    await second.stop();
    await test.drop();
  });
});

describe('DELETE /credentials/:id/versions', () => {
  it('purges one version, or all, and keeps the values that it has', async () => {
    const id = await changed('two', 'three', 'four');
    const path = `/credentials/${id}/versions`;
    expect(await service.admin.delete(`${path}/2`)).toMatchObject({ status: 204, text: '' });
    expect(await numbersOf(id)).toEqual([4, 3, 1]);
    expect((await service.admin.delete(`${path}/2`)).status).toBe(404);
    expect(await service.admin.delete(`${path}/4`)).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    expect(await service.admin.delete(path)).toMatchObject({ status: 204, text: '' });
    expect((await service.admin.delete(path)).status).toBe(204);
    expect(await numbersOf(id)).toEqual([4]);
    expect(await storedValues(service, id)).toEqual({ openAIApiKey: 'four' });
    const entries = await audited(service.admin, `&subjectId=${id}&event=credential.purged`);
    expect(entries.map(({ details }) => details)).toEqual([{ versions: [1, 3] }, { versions: [2] }]);
  });

  it('happens to all versions when the credential is deleted', async () => {
    const id = await changed('two', 'three');
    await must(service.admin.delete(`/credentials/${id}`));
    expect(await service.database.read('SELECT version FROM credential_versions WHERE credential_id = ?', [id])).toEqual([]); // prettier-ignore
  });
});

describe('How many versions are kept', () => {
  it('is 10 where the workspace says nothing', async () => {
    const id = await changed(...Array.from({ length: 12 }, (_, n) => `value ${n}`));
    expect(await numbersOf(id)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });

  it('is what the workspace says, from the next change of values on', async () => {
    const { id: workspaceId, admin } = await newWorkspace(service.admin);
    const keeps = (keptVersions: number | null) => must(admin.put(`/workspaces/${workspaceId}`, { keptVersions }));
    const id = await newCredential(admin, anOpenAIKey('one'));
    for (const value of ['two', 'three', 'four']) await change(id, value, admin);
    await keeps(2);
    expect(await numbersOf(id, admin)).toEqual([4, 3, 2, 1]);
    await must(admin.delete(`/credentials/${id}/versions/2`));
    await change(id, 'five', admin);
    expect(await numbersOf(id, admin)).toEqual([5, 4, 3]);
    await keeps(0);
    await change(id, 'six', admin);
    expect(await numbersOf(id, admin)).toEqual([6]);
    await keeps(null);
    await change(id, 'seven', admin);
    expect(await numbersOf(id, admin)).toEqual([7, 6]);
  });
});

describe('Versions and changes', () => {
  it('are consistent after many changes at the same time', async () => {
    const id = await changed();
    const values = Array.from({ length: 8 }, (_, n) => `value ${n}`);
    await Promise.all(values.map((value) => change(id, value)));
    expect(await numbersOf(id)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const kept = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((version) => keptValues(service, id, version)));
    const all = [...kept, await storedValues(service, id)].map(({ openAIApiKey }) => String(openAIApiKey));
    expect(all[0]).toBe('one');
    expect(all.slice(1).sort()).toEqual(values);
  });

  it('are as they were when a change, a restoration or a purge fails half-way', async () => {
    const id = await changed('two');
    const before = await bytesOf(id);
    await sql(service, 'ALTER TABLE audit_entries RENAME TO audit_entries_away');
    try {
      const path = `/credentials/${id}`;
      const asked = [
        await service.admin.put(path, { plainDataObj: { openAIApiKey: 'three' } }),
        await restore(id, 1),
        await service.admin.delete(`${path}/versions`),
        await service.admin.delete(`${path}/versions/1`),
      ];
      expect(asked.map(({ status }) => status)).toEqual([500, 500, 500, 500]);
    } finally {
      await sql(service, 'ALTER TABLE audit_entries_away RENAME TO audit_entries');
    }
    expect(await bytesOf(id)).toBe(before);
  });
});
