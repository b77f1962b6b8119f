import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newTenant, newWorkspace } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { inDays, letPass } from './passing-time.js';

interface Resolved {
  id: string;
  name: string;
  credentialName: string;
  values: Record<string, unknown>;
  aliases: Record<string, string>;
  env: Record<string, string>;
}

let service: Service;
let program: Client;
beforeAll(async () => {
  service = await startService({
    KEYRACK_ENV_REFERENCES: 'OPENAI_API_KEY,ACME_*,NOT_SET',
    OPENAI_API_KEY: 'sk-from-the-environment',
    ACME_HOST: 'acme.example.com',
    OTHER_SECRET: 'canary-other',
  });
  program = await newKey(service.admin, ['credentials:resolve']);
});
afterAll(() => service.stop());

const resolve = (id: string, client = program) => client.post<Resolved>(`/credentials/${id}/resolve`);

describe('POST /credentials/:id/resolve', () => {
  it('gives the values by their declared names, with aliases and names for the environment', async () => {
    const id = await newCredential(service.admin, { name: 'Mine', credentialName: 'openAIApi', plainDataObj: { apiKey: 'sk-1', organizationId: 'org-1' } }); // prettier-ignore
    const { status, body, headers } = await resolve(id);
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      name: 'Mine',
      credentialName: 'openAIApi',
      values: { openAIApiKey: 'sk-1', organizationId: 'org-1' },
      aliases: { apiKey: 'openAIApiKey' },
      env: { OPENAI_API_KEY: 'openAIApiKey', OPENAI_ORG_ID: 'organizationId' },
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has the name that m9m knows a value by among the aliases', async () => {
    const id = await newCredential(service.admin, { name: 'A', credentialName: 'slackApi', plainDataObj: { token: 'xoxb-1' } }); // prettier-ignore
    expect((await resolve(id)).body).toMatchObject({ values: { botToken: 'xoxb-1' }, aliases: { token: 'botToken' } });
  });

  it('gives numbers and switches as what they are', async () => {
    const plainDataObj = { host: 'db.example.com', database: 'd', user: 'u', password: 'p', port: 5433 };
    const id = await newCredential(service.admin, { name: 'A', credentialName: 'postgresCredentials', plainDataObj });
    expect((await resolve(id)).body.values).toMatchObject({ port: 5433 });
  });

  it('is in the audit log before it is answered', async () => {
    const id = await newCredential(service.admin);
    await resolve(id);
    const { body } = await service.admin.get<{ data: { event: string; subjectId: string }[] }>(`/audit?limit=5`);
    expect(body.data).toContainEqual(expect.objectContaining({ event: 'credential.resolved', subjectId: id }));
  });

  it('gives nothing when the audit log cannot be written', async () => {
    const id = await newCredential(service.admin, anOpenAIKey('sk-canary-unaudited'));
    await service.database.dataSource.query('ALTER TABLE audit_entries RENAME TO audit_entries_away');
    try {
      const { status, text } = await resolve(id);
      expect([status, JSON.parse(text)]).toEqual([503, expect.objectContaining({ code: 'UNAVAILABLE' })]);
      expect(text).not.toContain('canary');
    } finally {
      await service.database.dataSource.query('ALTER TABLE audit_entries_away RENAME TO audit_entries');
    }
    expect((await resolve(id)).status).toBe(200);
  });

  it('writes one entry for each of many that are asked for at once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => newCredential(service.admin)));
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => resolve(ids[n % 5] ?? '')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    for (const id of ids) {
      const rows = await service.database.read("SELECT id FROM audit_entries WHERE event = 'credential.resolved' AND subject_id = ?", [id]); // prettier-ignore
      expect(rows).toHaveLength(12);
    }
  });

  it('is for keys that may, and says so to those that may only see', async () => {
    const id = await newCredential(service.admin);
    const viewer = await newKey(service.admin, ['credentials:view']);
    expect(await resolve(id, viewer)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await resolve(id, viewer.as(''))).status).toBe(401);
  });
});

describe('A reference to the environment', () => {
  const created = (openAIApiKey: string) =>
    service.admin.post<{ id: string; details: unknown }>('/credentials', anOpenAIKey(openAIApiKey));

  it('is replaced when it is resolved, whole or inside a longer value, and only then', async () => {
    const plainDataObj = { user: 'u', password: '{{OPENAI_API_KEY}}', host: 'db.{{ ACME_HOST }}' };
    const id = await newCredential(service.admin, { name: 'A', credentialName: 'PostgresApi', plainDataObj });
    expect((await resolve(id)).body.values).toMatchObject({ password: 'sk-from-the-environment', host: 'db.acme.example.com' }); // prettier-ignore
    const { text } = await service.admin.get<string>(`/credentials/${id}`);
    expect(text).toContain('db.{{ ACME_HOST }}');
  });

  it.each(['OTHER_SECRET', 'KEYRACK_ROOT_KEY', 'DATABASE_URL', 'PATH'])(
    'that is not allowed is refused when it is saved: %s',
    async (name) => {
      const { status, text, body } = await created(`{{${name}}}`);
      expect(status).toBe(400);
      expect(body.details).toEqual({
        'plainDataObj.openAIApiKey': expect.stringContaining('KEYRACK_ENV_REFERENCES') as string,
      });
      expect(text).not.toContain('canary');
      const id = await newCredential(service.admin);
      expect(
        (await service.admin.put(`/credentials/${id}`, { plainDataObj: { openAIApiKey: `x{{${name}}}y` } })).status,
      ).toBe(400);
      expect((await resolve(id)).body.values).toEqual({ openAIApiKey: 'sk-test-not-a-real-key' });
    },
  );

  it('to a variable that is not set is refused when it is resolved', async () => {
    const { body } = await must(created('{{NOT_SET}}'));
    expect(await resolve(body.id)).toMatchObject({ status: 409, body: { message: expect.stringMatching(/openAIApiKey refers to an environment variable that is not set/) as string } }); // prettier-ignore
  });

  it('that belongs to an engine is left alone', async () => {
    const { body } = await must(created('{{ $vars.x }} and {{lower}}'));
    expect((await resolve(body.id)).body.values).toEqual({ openAIApiKey: '{{ $vars.x }} and {{lower}}' });
  });
});

describe('What cannot be had', () => {
  it('is told apart as far as the workspace may know', async () => {
    const team = await newWorkspace(service.admin);
    const theirs = await newKey(service.admin, ['credentials:resolve'], { workspaceId: team.id });
    const code = async (id: string) => (await resolve(id, theirs)).body as unknown as { code: string };
    const id = await newCredential(service.admin);
    const unshared = await code(id);
    expect(unshared).toMatchObject({ code: 'NOT_FOUND' });
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: team.id }));
    expect((await resolve(id, theirs)).status).toBe(200);
    await must(service.admin.delete(`/credentials/${id}/shares/${team.id}`));
    expect(await code(id)).toMatchObject({ code: 'CREDENTIAL_UNSHARED' });
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: team.id }));
    await must(service.admin.delete(`/credentials/${id}`));
    expect(await code(id)).toMatchObject({ code: 'CREDENTIAL_DELETED' });
    expect((await resolve(id)).body).toMatchObject({ code: 'CREDENTIAL_DELETED' });
  });

  it('is not told of what another workspace, another person or another organization had', async () => {
    const team = await newWorkspace(service.admin);
    const stranger = await newTenant(service);
    const id = await newCredential(service.admin);
    await must(service.admin.delete(`/credentials/${id}`));
    const person = await newPerson(service.admin, (await must(service.admin.get<{ workspaceId: string }>('/me'))).body.workspaceId, 'editor').catch(() => undefined); // prettier-ignore
    for (const admin of [team.admin, stranger.admin]) {
      const key = await newKey(admin, ['credentials:resolve']);
      expect(await resolve(id, key)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
    expect(person === undefined || person.userId !== '').toBe(true);
  });

  it('is a personal credential of somebody else, deleted or not', async () => {
    const { body } = await must(service.admin.get<{ workspaceId: string }>('/me'));
    const ada = await newPerson(service.admin, body.workspaceId, 'admin');
    const own = await must(ada.post<{ id: string }>('/credentials', { ...anOpenAIKey(), scope: 'personal' }));
    expect((await resolve(own.body.id)).body).toMatchObject({ code: 'NOT_FOUND' });
    await must(ada.delete(`/credentials/${own.body.id}`));
    expect((await resolve(own.body.id)).body).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('POST /credentials/resolve', () => {
  it('answers for each id by itself, in their order', async () => {
    const [one, gone] = [await newCredential(service.admin), await newCredential(service.admin)];
    await must(service.admin.delete(`/credentials/${gone}`));
    const ids = [gone, one, 'nobody', one];
    const { status, body } = await program.post<{ id: string; credential?: Resolved; error?: { code: string } }[]>('/credentials/resolve', { ids }); // prettier-ignore
    expect(status).toBe(200);
    expect(body.map(({ id }) => id)).toEqual([gone, one, undefined, one]);
    expect(body.map(({ credential, error }) => credential?.values ?? error?.code)).toEqual([
      'CREDENTIAL_DELETED',
      { openAIApiKey: 'sk-test-not-a-real-key' },
      'NOT_FOUND',
      { openAIApiKey: 'sk-test-not-a-real-key' },
    ]);
  });

  it('says of an expired credential when it ended and what to do, whoever asks and in each way', async () => {
    const team = await newWorkspace(service.admin);
    const theirs = await newKey(service.admin, ['credentials:resolve'], { workspaceId: team.id });
    const good = await newCredential(service.admin);
    const id = await newCredential(service.admin, { ...anOpenAIKey('canary-expired'), expiresAt: inDays(10) });
    await must(service.admin.post(`/credentials/${id}/shares`, { workspaceId: team.id }));
    expect((await resolve(id)).status).toBe(200);
    await letPass(service, id, 11);
    const { expiresAt = '' } = (await must(service.admin.get<{ expiresAt?: string }>(`/credentials/${id}`))).body;
    const error = { code: 'CREDENTIAL_EXPIRED', message: expect.stringMatching(new RegExp(`${expiresAt}.*expiresAt`)) as string }; // prettier-ignore
    const nodes = [{ parameters: { key: '{{ $credentials.it.apiKey }}' }, credentials: { it: id } }];
    for (const answer of [
      await resolve(id),
      await resolve(id, theirs),
      await program.post('/flows/resolve', { nodes }),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: error });
      expect(answer.text).not.toContain('canary');
    }
    const { body } = await program.post<object[]>('/credentials/resolve', { ids: [id, good] });
    expect(body).toMatchObject([
      { id, error },
      { id: good, credential: { id: good } },
    ]);
    const { body: log } = await service.admin.get<{ data: object[] }>(
      `/audit?subjectId=${id}&event=credential.resolved`,
    );
    expect(log.data).toHaveLength(1);
    await must(service.admin.put(`/credentials/${id}`, { expiresAt: null }));
    expect((await resolve(id)).body.values).toEqual({ openAIApiKey: 'canary-expired' });
  });

  it.each([[[]], [Array.from({ length: 101 }, () => 'x')], ['x'], [[5]], [undefined]])(
    'refuses ids that are no list of 1 to 100 texts (%#)',
    async (ids) => {
      expect((await program.post('/credentials/resolve', { ids })).status).toBe(400);
    },
  );
});
