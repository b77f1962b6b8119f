import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '../../src/authorization/index.js';
import { BUILT_IN_ROLES } from '../../src/authorization/index.js';
import type { Client } from '../support/client.js';
import { anOpenAIKey, must, newCredential, newKey, newPerson, newWorkspace, type Person } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aTextWith, audited, idsOf, listed, type CredentialBody, type Me } from './shapes.js';

/** The table of docs/rights.md. Everybody asks from one workspace, `home`. */
type Right =
  | 'held' // whoever holds credentials:<action>
  | 'off-boarding' // who may also remove members
  | 'never' // nobody here, whatever the role
  | 'unseen' // for nobody here it exists
  | 'off-boarding, unseen';

const ACTIONS = ['view', 'use', 'resolve', 'update', 'delete', 'share'] as const;
type Action = (typeof ACTIONS)[number];

const all = (right: Right): Record<Action, Right> => ({
  view: right,
  use: right,
  resolve: right,
  update: right,
  delete: right,
  share: right,
});
const readOnly: Record<Action, Right> = { ...all('held'), update: 'never', delete: 'never', share: 'never' };

const TABLE: Record<string, Record<Action, Right>> = {
  'owned by the workspace': all('held'),
  'owned by the workspace and shared with another': all('held'),
  'personal, of oneself': all('held'),
  'personal, of oneself, shared with the workspace': all('held'),
  'personal, of a colleague': { ...all('unseen'), delete: 'off-boarding, unseen' },
  'personal, of a colleague, shared with another workspace only': { ...all('unseen'), delete: 'off-boarding, unseen' },
  'personal, of a colleague, shared with the workspace': { ...readOnly, delete: 'off-boarding' },
  'of another workspace, shared with this one': readOnly,
  'personal, of a member of another workspace, shared with this one': readOnly,
  'personal, of oneself in another workspace': all('unseen'),
  'of another workspace, not shared': all('unseen'),
};

const ALL = ACTIONS.map((action): Permission => `credentials:${action}`);
/** Who asks; each acts as the same member of `home`. */
const HOLDERS = {
  'who holds the right': (action: Action): Permission[] => [
    ...new Set<Permission>(['credentials:view', `credentials:${action}`]),
  ],
  'who holds every other right': (action: Action): Permission[] => ALL.filter((one) => one !== `credentials:${action}`),
  'who holds all rights to credentials': (): Permission[] => ALL,
  'an admin': (): Permission[] => [...BUILT_IN_ROLES.admin.permissions],
} as const;
type Holder = keyof typeof HOLDERS;

let service: Service;
let home: string;
let there: { id: string; admin: Client };
let bob: Person;
let bobThere: Client;
let ada: Person;
let eve: Person;
const keys = new Map<string, Client>();

beforeAll(async () => {
  service = await startService();
  home = (await service.admin.get<Me>('/me')).body.workspaceId;
  there = await newWorkspace(service.admin);
  bob = await newPerson(service.admin, home, 'admin');
  ada = await newPerson(service.admin, home, 'editor');
  eve = await newPerson(service.admin, there.id, 'editor');
  await must(service.admin.post(`/workspaces/${there.id}/members`, { userId: bob.userId, role: 'editor' }));
  bobThere = await newKey(service.admin, ['credentials:create'], { workspaceId: there.id, userId: bob.userId });
});
afterAll(() => service.stop());

/** A key of Bob's with these permissions. */
async function holder(name: Holder, action: Action): Promise<Client> {
  const permissions = HOLDERS[name](action);
  const known = keys.get(permissions.join());
  if (known) return known;
  const key = await newKey(service.admin, permissions, { userId: bob.userId });
  keys.set(permissions.join(), key);
  return key;
}

const personal = { ...anOpenAIKey(), scope: 'personal' };

const MAKERS: Record<string, () => Promise<string>> = {
  'owned by the workspace': () => newCredential(service.admin),
  'owned by the workspace and shared with another': () => shared(service.admin, anOpenAIKey(), there.id),
  'personal, of oneself': () => newCredential(bob, personal),
  'personal, of oneself, shared with the workspace': () => shared(bob, personal, home),
  'personal, of a colleague': () => newCredential(ada, personal),
  'personal, of a colleague, shared with another workspace only': () => shared(ada, personal, there.id),
  'personal, of a colleague, shared with the workspace': () => shared(ada, personal, home),
  'of another workspace, shared with this one': () => shared(there.admin, anOpenAIKey(), home),
  'personal, of a member of another workspace, shared with this one': () => shared(eve, personal, home),
  'personal, of oneself in another workspace': () => newCredential(bobThere, personal),
  'of another workspace, not shared': () => newCredential(there.admin),
};

async function shared(owner: Client, body: object, workspaceId: string): Promise<string> {
  const id = await newCredential(owner, body);
  await must(owner.post(`/credentials/${id}/shares`, { workspaceId }));
  return id;
}

async function made(which: string): Promise<string> {
  const maker = MAKERS[which];
  if (!maker) throw new Error(`nobody makes a credential ${which}`);
  return maker();
}

const kept = new Map<string, string>();

/** One that is made once, for actions that leave it and its shares as they are; else a new one. */
async function subject(which: string, action: Action): Promise<string> {
  const known = kept.get(which);
  if (known !== undefined && action !== 'delete' && action !== 'share') return known;
  const id = await made(which);
  if (action !== 'delete' && action !== 'share') kept.set(which, id);
  return id;
}

/** One request for each action that has a route. */
const ROUTES: Partial<Record<Action, ((client: Client, id: string) => Promise<{ status: number }>)[]>> = {
  view: [(client, id) => client.get(`/credentials/${id}`)],
  update: [
    (client, id) => client.put(`/credentials/${id}`, { name: 'New name' }),
    (client, id) => client.put(`/credentials/${id}`, { plainDataObj: { openAIApiKey: 'new' } }),
  ],
  share: [
    (client, id) => client.get(`/credentials/${id}/shares`),
    (client, id) => client.put(`/credentials/${id}/shares`, { workspaceIds: [there.id] }),
    (client, id) => client.get(`/workspace/shared/${id}`),
    (client, id) => client.post(`/workspace/shared/${id}`, { itemType: 'credential', workspaceIds: [there.id] }),
  ],
  delete: [(client, id) => client.delete(`/credentials/${id}`)],
};

function isAllowed(right: Right, name: Holder): boolean {
  if (name === 'who holds every other right') return false;
  return right === 'held' || (right.startsWith('off-boarding') && name === 'an admin');
}

function statusOf(right: Right, name: Holder): number {
  if (isAllowed(right, name)) return 200;
  if (name === 'who holds every other right') return 403;
  return right.endsWith('unseen') ? 404 : 403;
}

const rows = Object.entries(TABLE).flatMap(([which, rights]) =>
  ACTIONS.flatMap((action) =>
    (Object.keys(HOLDERS) as Holder[]).map((name) => [action, which, name, rights[action], rights.view] as const),
  ),
);

describe('the table of rights', () => {
  it.each(rows)('%s, of a credential %s, by %s: %s', async (action, which, name, right, view) => {
    const id = await subject(which, action);
    const client = await holder(name, action);
    const seen = await client.get<CredentialBody>(`/credentials/${id}`);
    if (view === 'unseen') {
      expect(seen.status).toBe(action === 'view' && name === 'who holds every other right' ? 403 : 404);
    } else if (seen.status === 200) {
      expect(seen.body.permissions.includes(action)).toBe(isAllowed(right, name));
      expect(seen.body).toHaveProperty(
        'shared',
        !which.startsWith('owned') && !which.startsWith('personal, of oneself'),
      );
    }
    for (const request of ROUTES[action] ?? []) {
      const { status } = await request(client, id);
      expect(status).toBe(statusOf(right, name));
    }
  });

  it('is the same in lists', async () => {
    const admin = await holder('an admin', 'view');
    for (const [which, { view }] of Object.entries(TABLE)) {
      const id = await made(which);
      const found = (await listed(admin)).find((one) => one.id === id);
      expect(found !== undefined, which).toBe(view === 'held');
      if (found)
        expect(found.permissions, which).toEqual(
          (await admin.get<CredentialBody>(`/credentials/${id}`)).body.permissions,
        );
    }
  });

  it('names who may when it refuses what is seen', async () => {
    const id = await made('of another workspace, shared with this one');
    const admin = await holder('an admin', 'view');
    for (const answer of [
      await admin.put(`/credentials/${id}`, { name: 'x' }),
      await admin.delete(`/credentials/${id}`),
      await admin.get(`/credentials/${id}/shares`),
    ]) {
      expect(answer).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN', message: aTextWith('home workspace') },
      });
    }
  });

  it('ends a right with the share that gave it, at once', async () => {
    const id = await made('of another workspace, shared with this one');
    expect(idsOf(await listed(bob))).toContain(id);
    await must(there.admin.delete(`/credentials/${id}/shares/${home}`));
    expect(idsOf(await listed(bob))).not.toContain(id);
    expect((await bob.get(`/credentials/${id}`)).status).toBe(404);
  });

  it('gives plaintext rights to no built-in role below admin', () => {
    for (const role of ['editor', 'viewer', 'auditor'] as const) {
      expect(BUILT_IN_ROLES[role].permissions).not.toContain('credentials:resolve');
    }
  });

  it('lets no key that acts for nobody reach a personal credential, except to off-board', async () => {
    const id = await made('personal, of a colleague');
    const key = await newKey(service.admin, ALL);
    expect((await key.get(`/credentials/${id}`)).status).toBe(404);
    expect((await key.delete(`/credentials/${id}`)).status).toBe(404);
    expect((await service.admin.delete(`/credentials/${id}`)).status).toBe(200);
    expect(await audited(service.admin, `&subjectId=${id}&event=credential.deleted`)).toHaveLength(1);
  });
});
