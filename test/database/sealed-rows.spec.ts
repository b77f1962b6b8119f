import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/index.js';
import type { Client } from '../support/client.js';
import { engine } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant, newWorkspace, type Tenant } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { sql, storedRow } from './rows.js';

interface Seen {
  id: string;
  name: string;
  encryptedData: string;
  unreadable?: boolean;
  plainDataObj?: Record<string, unknown>;
}

interface Victim {
  id: string;
  organizationId: string;
  workspaceId: string;
  admin: Client;
}

let service: Service;
/** Two organizations; the first has a second workspace. Each of the three has a data key. */
let home: Tenant;
let neighbour: Victim;
let stranger: Victim;
let victim: Victim;

beforeAll(async () => {
  service = await startService();
  home = await newTenant(service);
  const workspace = await newWorkspace(home.admin);
  neighbour = await victimOf({ ...home, workspaceId: workspace.id, admin: workspace.admin });
  stranger = await victimOf(await newTenant(service));
});
afterAll(() => service.stop());
beforeEach(async () => {
  victim = await victimOf(home);
});

async function victimOf({ admin, organizationId, workspaceId }: Tenant | Victim): Promise<Victim> {
  return { id: await newCredential(admin, anOpenAIKey('canary-5c1e')), organizationId, workspaceId, admin };
}

const COLUMNS =
  'id, organization_id, workspace_id, owner_id, name, credential_name, type_version, sealed, sealed_version, mark, version, created_at, updated_at';

/** A second row made from the first, with some columns replaced by other SQL. */
async function copy(id: string, changes: Record<string, string>): Promise<string> {
  const copyId = newId();
  const columns = COLUMNS.split(', ').map((name) => ({ id: `'${copyId}'`, ...changes })[name] ?? name);
  await sql(
    service,
    `INSERT INTO credentials (${COLUMNS}) SELECT ${columns.join(', ')} FROM credentials WHERE id = ?`,
    id,
  );
  return copyId;
}

async function overwrite(id: string, changes: Record<string, string | number>): Promise<void> {
  for (const [column, value] of Object.entries(changes)) {
    await sql(service, `UPDATE credentials SET ${column} = ? WHERE id = ?`, value, id);
  }
}

async function sealedOf(id: string): Promise<string> {
  const [row] = await service.database.read('SELECT sealed FROM credentials WHERE id = ?', [id]);
  return String(row?.['sealed']);
}

/** What somebody may do to a row with nothing but SQL, and to whom the row then shows. */
const TAMPERINGS: [what: string, tamper: () => Promise<{ id: string; reader: Client }>][] = [
  [
    'moved to another workspace',
    async () => {
      await overwrite(victim.id, { workspace_id: neighbour.workspaceId });
      return { id: victim.id, reader: neighbour.admin };
    },
  ],
  [
    'copied to another workspace',
    async () => ({
      id: await copy(victim.id, { workspace_id: `'${neighbour.workspaceId}'` }),
      reader: neighbour.admin,
    }),
  ],
  [
    'moved to another organization',
    async () => {
      await overwrite(victim.id, { organization_id: stranger.organizationId, workspace_id: stranger.workspaceId });
      return { id: victim.id, reader: stranger.admin };
    },
  ],
  [
    'copied to another organization',
    async () => {
      const { organizationId, workspaceId, admin } = stranger;
      const changes = { organization_id: `'${organizationId}'`, workspace_id: `'${workspaceId}'` };
      return { id: await copy(victim.id, changes), reader: admin };
    },
  ],
  ['copied under another id', async () => ({ id: await copy(victim.id, {}), reader: victim.admin })],
  ['turned into another type', () => overwritten({ credential_name: 'basicAuth' })],
  ['turned into a type that shows its values', () => overwritten({ credential_name: 'postgresCredentials' })],
  ['given another version', () => overwritten({ sealed_version: 2 })],
  ['given another version of its type', () => overwritten({ type_version: '0' })],
  [
    'given the values of another credential of the same workspace',
    async () => overwritten({ sealed: await sealedOf(await newCredential(victim.admin)) }),
  ],
  [
    'given the values of a credential of another organization',
    async () => overwritten({ sealed: await sealedOf(stranger.id) }),
  ],
  [
    'given the values that it had before',
    async () => {
      const before = await sealedOf(victim.id);
      await must(victim.admin.put(`/credentials/${victim.id}`, { plainDataObj: { openAIApiKey: 'sk-new' } }));
      return overwritten({ sealed: before });
    },
  ],
  [
    'altered by one character',
    async () => {
      const sealed = await sealedOf(victim.id);
      return overwritten({ sealed: sealed.slice(0, -9) + (sealed.at(-9) === 'A' ? 'B' : 'A') + sealed.slice(-8) });
    },
  ],
  ['cut short', async () => overwritten({ sealed: (await sealedOf(victim.id)).slice(0, 60) })],
  ['emptied', () => overwritten({ sealed: '' })],
  ['overwritten with other text', () => overwritten({ sealed: '{"openAIApiKey":"sk-mine"}' })],
];

async function overwritten(changes: Record<string, string | number>): Promise<{ id: string; reader: Client }> {
  await overwrite(victim.id, changes);
  return { id: victim.id, reader: victim.admin };
}

describe.each(TAMPERINGS)(`A row that was %s in the database (${engine})`, (_what, tamper) => {
  let id: string;
  let reader: Client;
  beforeEach(async () => {
    ({ id, reader } = await tamper());
  });

  it('is listed as unreadable among those that are not', async () => {
    const { body } = await must(reader.get<Seen[]>('/credentials'));
    expect(body.find((row) => row.id === id)?.unreadable).toBe(true);
    const good = await newCredential(reader);
    const { body: again } = await must(reader.get<Seen[]>('/credentials'));
    expect(again.find((row) => row.id === good)?.unreadable).not.toBe(true);
    await must(reader.delete(`/credentials/${id}`));
  });

  it('shows no values, keeps its bytes when values are sent, takes a name, and can be deleted', async () => {
    const { body, text } = await must(reader.get<Seen>(`/credentials/${id}`));
    expect(body.unreadable).toBe(true);
    expect(body).not.toHaveProperty('plainDataObj');
    expect(text).not.toContain('canary');

    const before = await storedRow(service, 'credentials', id);
    const changes = [
      { plainDataObj: { openAIApiKey: 'sk-new' } },
      { plainDataObj: {} },
      { name: 'x', plainDataObj: { openAIApiKey: 'sk-new' } },
    ];
    for (const change of changes) {
      const answer = await reader.put(`/credentials/${id}`, change);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'UNREADABLE' });
      expect(await storedRow(service, 'credentials', id)).toBe(before);
    }

    const sealed = await sealedOf(id);
    const { body: renamed } = await must(reader.put<Seen>(`/credentials/${id}`, { name: 'renamed' }));
    expect(renamed).toMatchObject({ name: 'renamed', unreadable: true, encryptedData: body.encryptedData });
    expect(await sealedOf(id)).toBe(sealed);

    await must(reader.delete(`/credentials/${id}`));
    expect((await reader.get(`/credentials/${id}`)).status).toBe(404);
  });
});

describe(`A row that was altered in the database and put back (${engine})`, () => {
  it('opens again', async () => {
    const before = await sealedOf(victim.id);
    await overwrite(victim.id, { sealed: 'nonsense' });
    expect((await victim.admin.get<Seen>(`/credentials/${victim.id}`)).body.unreadable).toBe(true);
    await overwrite(victim.id, { sealed: before });
    const { body } = await must(victim.admin.get<Seen>(`/credentials/${victim.id}`));
    expect(body.unreadable).not.toBe(true);
    expect(body.plainDataObj).toHaveProperty('openAIApiKey');
  });
});
