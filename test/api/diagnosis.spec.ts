import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfiguration, checkEgress, namesToLookUp } from '../../src/installation/diagnosis/configuration.js';
import { Openings } from '../../src/credentials/index.js';
import { checkSealedValues } from '../../src/installation/diagnosis/sealed-values.js';
import { checkNames } from '../../src/installation/diagnosis/surroundings.js';
import { loadConfig } from '../../src/platform/index.js';
import { sql } from '../database/rows.js';
import { engine } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

interface Check {
  name: string;
  status: string;
  message: string;
  advice?: string;
  details?: Record<string, unknown>;
}

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

interface Diagnosis {
  status: string;
  time: string;
  version: string;
  checks: Check[];
}

const diagnose = async (): Promise<Diagnosis> => (await must(service.admin.get<Diagnosis>('/installation/diagnosis'))).body; // prettier-ignore

async function check(name: string): Promise<Check | undefined> {
  return (await diagnose()).checks.find((one) => one.name === name);
}

describe(`A diagnosis on ${engine}`, () => {
  it('finds nothing wrong with a service that is as it should be, and says what it looked at', async () => {
    await newCredential(service.admin);
    const { status, time, version, checks } = await diagnose();
    expect(checks.filter((one) => one.status !== 'ok')).toEqual([]);
    expect(status).toBe('ok');
    expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect(checks.map(({ name }) => name)).toEqual(['configuration', 'database', 'migrations', 'root-key', 'clock', 'disk', 'egress', 'names', 'sealed-values', 'types', 'webhooks']); // prettier-ignore
    for (const { advice } of checks) expect(advice).toBeUndefined();
    const database = checks.find(({ name }) => name === 'database')?.details;
    expect(database).toMatchObject({ engine, version: expect.stringMatching(/^\d+\./) as string });
    expect(Number(database?.['bytes'])).toBeGreaterThan(0);
  });

  it('counts what does not open, by workspace, with ids and without values', async () => {
    const { admin, organizationId, workspaceId } = await newTenant(service);
    const ids = [await newCredential(admin, anOpenAIKey('sk-canary')), await newCredential(admin)];
    const other = await newWorkspace(admin);
    const lost = await newCredential(other.admin);
    await sql(service, 'UPDATE credentials SET sealed_version = 7 WHERE workspace_id = ?', workspaceId);
    await sql(service, 'DELETE FROM data_keys WHERE workspace_id = ?', other.id);
    const found = await check('sealed-values');
    expect(found).toMatchObject({ status: 'failure', advice: expect.stringContaining('backup') as string });
    expect(JSON.stringify(found)).not.toContain('sk-canary');
    const { broken } = found?.details as { broken: { ids: string[] }[] };
    expect(broken).toHaveLength(2);
    expect(broken).toEqual(
      expect.arrayContaining([
        { organizationId, workspaceId, what: 'credentials', count: 2, ids: [...ids].sort() },
        { organizationId, workspaceId: other.id, what: 'credentials', count: 1, ids: [lost] },
      ]),
    );
    await sql(service, 'DELETE FROM credentials WHERE organization_id = ?', organizationId);
    expect(await check('sealed-values')).toMatchObject({ status: 'ok' });
  });

  it('tries earlier values and the secrets of webhooks as well', async () => {
    const { admin, organizationId } = await newTenant(service);
    const id = await newCredential(admin);
    await must(admin.put(`/credentials/${id}`, anOpenAIKey('sk-another')));
    const hook = { name: 'Hook', url: 'https://hooks.example.com/x', events: ['credential.due'] };
    const { body } = await must(admin.post<{ id: string }>('/webhooks', hook));
    expect(await check('sealed-values')).toMatchObject({ status: 'ok' });
    for (const table of ['credential_versions', 'webhooks']) {
      await sql(service, `UPDATE ${table} SET sealed = (SELECT c.sealed FROM credentials c WHERE c.id = ?) WHERE organization_id = ?`, id, organizationId); // prettier-ignore
    }
    const { broken } = (await check('sealed-values'))?.details as { broken: { what: string; ids: string[] }[] };
    expect(broken.map(({ what, ids }) => [what, ids])).toEqual([
      ['earlierValues', [id]],
      ['webhooks', [body.id]],
    ]);
    await sql(service, 'DELETE FROM credential_versions WHERE organization_id = ?', organizationId);
    await sql(service, 'DELETE FROM webhooks WHERE organization_id = ?', organizationId);
  });

  it('lets others have their turn while it opens much', async () => {
    const { admin, organizationId } = await newTenant(service);
    const id = await newCredential(admin);
    await service.database.write(async (tx) => {
      const columns = 'organization_id, workspace_id, type_version, sealed, written_at';
      const insert = `INSERT INTO credential_versions (credential_id, version, ${columns})
        SELECT id, ?, organization_id, workspace_id, type_version, sealed, created_at FROM credentials WHERE id = ?`;
      for (let n = 100; n < 500; n++) await service.database.readIn(tx, insert, [n, id]);
    });
    let [turns, isOver] = [0, false];
    const turn = (): void => {
      turns++;
      if (!isOver) setImmediate(turn);
    };
    turn();
    const found = await checkSealedValues(service.database, service.get(Openings).begin());
    isOver = true;
    await sql(service, 'DELETE FROM credentials WHERE organization_id = ?', organizationId);
    expect(found.details).toMatchObject({ broken: [{ count: 400 }] });
    expect(turns).toBeGreaterThan(10);
  });

  it('names types that are not installed, and how many credentials are of each', async () => {
    const id = await newCredential(service.admin);
    await sql(service, "UPDATE credentials SET credential_name = 'rocketApi' WHERE id = ?", id);
    expect(await check('types')).toMatchObject({ status: 'warning', details: { unknown: { rocketApi: 1 } } });
    await sql(service, 'DELETE FROM credentials WHERE id = ?', id);
  });

  it('finds migrations that this version does not know, and those that are missing', async () => {
    await sql(service, "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Future9999999999999')");
    expect(await check('migrations')).toMatchObject({ status: 'warning', details: { unknown: ['Future9999999999999'] } }); // prettier-ignore
    await sql(service, "UPDATE migrations SET name = 'Away' WHERE name LIKE 'Flows%'");
    expect(await check('migrations')).toMatchObject({ status: 'failure', details: { missing: ['Flows1763800000003'] } }); // prettier-ignore
    await sql(service, "UPDATE migrations SET name = 'Flows1763800000003' WHERE name = 'Away'");
    await sql(service, "DELETE FROM migrations WHERE name LIKE 'Future%'");
  });
});

describe('The check of the configuration', () => {
  const statusOf = (env: Record<string, string>): string => checkConfiguration(loadConfig(env)).status;

  it.each([
    ['on this machine only', {}, 'ok'],
    ['on this machine, by its name', { HOST: 'localhost' }, 'ok'],
    ['everywhere, without a proxy', { HOST: '0.0.0.0' }, 'warning'],
    ['everywhere, with an address without TLS', { HOST: '0.0.0.0', KEYRACK_PUBLIC_URL: 'http://keyrack.example.com' }, 'warning'], // prettier-ignore
    ['behind a proxy that is not named', { HOST: '0.0.0.0', KEYRACK_PUBLIC_URL: 'https://keyrack.example.com' }, 'warning'], // prettier-ignore
    ['behind a proxy', { HOST: '0.0.0.0', KEYRACK_PUBLIC_URL: 'https://keyrack.example.com', TRUST_PROXY: '1' }, 'ok'],
  ])('judges a service that listens %s', (_what, env, status) => {
    expect(statusOf(env)).toBe(status);
  });

  it.each([
    ['nothing', '', 'ok'],
    ['one host with its port', 'localai.internal:8080,[fd12::1]:443,10.0.0.5', 'ok'],
    ['a small range', '10.1.2.0/24', 'ok'],
    ['a wide range', '10.0.0.0/8', 'warning'],
    ['all hosts of a domain', '*.internal', 'warning'],
    ['the metadata of the cloud', '169.254.169.254', 'warning'],
    ['the metadata of the cloud, with a port', '169.254.169.254:80', 'warning'],
  ])('judges a way out to %s', (_what, allow, status) => {
    expect(checkEgress(loadConfig({ KEYRACK_EGRESS_ALLOW: allow })).status).toBe(status);
  });

  it('does not wait for a name server that does not answer', async () => {
    const config = loadConfig({ KEYRACK_EGRESS_ALLOW: 'silent.internal:8080,there.internal' });
    const silent = new Promise<never>(() => undefined);
    const resolve = (name: string) => (name.startsWith('silent') ? silent : Promise.resolve([{ address: '10.0.0.1', family: 4 }])); // prettier-ignore
    const check = await checkNames(config, resolve, 20);
    expect(check).toMatchObject({ status: 'warning', message: expect.stringMatching(/^The name silent\.internal.*no address within/) as string }); // prettier-ignore
  });

  it('has the names looked up that it holds, and no addresses', () => {
    const config = loadConfig({
      DATABASE_URL: 'postgres://keyrack:secret@db.internal:5432/keyrack',
      KEYRACK_ROOT_KEY: 'A'.repeat(43),
      KEYRACK_EGRESS_ALLOW: 'localai.internal:8080,10.0.0.5,*.other.internal',
    });
    expect(namesToLookUp(config)).toEqual(['db.internal', 'localai.internal']);
  });
});
