import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import {
  anOpenAIKey,
  must,
  newCredential,
  newPerson,
  newTenant,
  newWorkspace,
  type Tenant,
} from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { aText, idsOf, listed, NOBODY, type Me } from './shapes.js';

let service: Service;
let admin: Client;
let home: string;
let research: { id: string; admin: Client };
let sales: { id: string; admin: Client };
let stranger: Tenant;
beforeAll(async () => {
  service = await startService();
  admin = service.admin;
  home = (await admin.get<Me>('/me')).body.workspaceId;
  research = await newWorkspace(admin, 'Research');
  sales = await newWorkspace(admin, 'Sales');
  stranger = await newTenant(service);
});
afterAll(() => service.stop());

let id: string;
beforeEach(async () => {
  id = await newCredential(admin);
});

const post = (workspaceIds: unknown, client = admin, item = id) =>
  client.post(`/workspace/shared/${item}`, { itemType: 'credential', workspaceIds });
const sharedWith = async (item = id, client = admin): Promise<unknown> => {
  const { body } = await must(client.get<{ workspaceId: string }[]>(`/workspace/shared/${item}`));
  return body.map(({ workspaceId }) => workspaceId).sort();
};

describe("Flowise's /workspace/shared/:itemId", () => {
  it('gives the shares in its words', async () => {
    await must(post([research.id]));
    const answer = await admin.get(`/workspace/shared/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([
      { workspaceId: research.id, workspaceName: 'Research', sharedItemId: id, itemType: 'credential' },
    ]);
  });

  it('answers 200 with a message', async () => {
    const answer = await post([research.id]);
    expect(answer).toMatchObject({ status: 200, body: { message: aText } });
  });

  it('replaces all shares', async () => {
    await must(post([research.id]));
    await must(post([sales.id]));
    expect(await sharedWith()).toEqual([sales.id]);
    await must(post([]));
    expect(await sharedWith()).toEqual([]);
  });

  it('works on the same shares as our own routes', async () => {
    await must(admin.post(`/credentials/${id}/shares`, { workspaceId: sales.id }));
    expect(await sharedWith()).toEqual([sales.id]);
    await must(post([research.id]));
    expect(idsOf(await listed(research.admin))).toContain(id);
    expect(idsOf(await listed(sales.admin))).not.toContain(id);
  });

  it('passes over the home workspace, which the dialog sends along', async () => {
    expect((await post([home, research.id])).status).toBe(200);
    expect(await sharedWith()).toEqual([research.id]);
  });

  it('shares a personal credential with its own workspace', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const mine = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    await must(post([home], ada, mine));
    expect(await sharedWith(mine, ada)).toEqual([home]);
    expect(idsOf(await listed(admin))).toContain(mine);
  });

  it('stays inside the organization', async () => {
    await must(post([research.id]));
    for (const foreign of [stranger.workspaceId, NOBODY, 'nothing']) {
      expect((await post([foreign])).status).toBe(404);
    }
    expect(await sharedWith()).toEqual([research.id]);
  });

  it('is not there for a stranger, and not for an item that is none', async () => {
    for (const [client, item] of [
      [stranger.admin, id],
      [admin, NOBODY],
      [admin, 'nothing'],
      [admin, '%00'],
    ] as const) {
      expect((await client.get(`/workspace/shared/${item}`)).status).toBe(404);
      expect((await post([], client, item)).status).toBe(404);
    }
  });

  it.each([
    [{ workspaceIds: [] }],
    [{ itemType: 'custom_template', workspaceIds: [] }],
    [{ itemType: null, workspaceIds: [] }],
    [{ itemType: 'credential' }],
    [{ itemType: 'credential', workspaceIds: 'x' }],
    [{ itemType: 'credential', workspaceIds: [7] }],
  ])('refuses %j and leaves the shares', async (body) => {
    await must(post([research.id]));
    expect((await admin.post(`/workspace/shared/${id}`, body)).status).toBe(400);
    expect(await sharedWith()).toEqual([research.id]);
  });

  it('answers 412 without a body', async () => {
    expect((await admin.post(`/workspace/shared/${id}`)).status).toBe(412);
  });

  it('ignores other fields, as Flowise does', async () => {
    const body = { itemType: 'credential', workspaceIds: [research.id], id: 'x' };
    expect((await admin.post(`/workspace/shared/${id}`, body)).status).toBe(200);
  });
});
