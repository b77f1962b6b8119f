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
import { aText, aTime, audited, idsOf, listed, NOBODY, type Me, type ShareBody } from './shapes.js';

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

const add = (workspaceId: unknown) => admin.post<ShareBody>(`/credentials/${id}/shares`, { workspaceId });
const replace = (workspaceIds: unknown) => admin.put<ShareBody[]>(`/credentials/${id}/shares`, { workspaceIds });
const shares = async (): Promise<ShareBody[]> => (await must(admin.get<ShareBody[]>(`/credentials/${id}/shares`))).body;
const sharedWith = async (): Promise<string[]> => (await shares()).map(({ workspaceId }) => workspaceId).sort();
const sorted = (...ids: string[]): string[] => ids.sort();

describe('sharing a credential', () => {
  it('answers 201 with the share, and the other workspace sees the credential', async () => {
    const answer = await add(research.id);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ workspaceId: research.id, workspaceName: 'Research', createdDate: aTime });
    expect(await shares()).toEqual([answer.body]);
    expect((await listed(research.admin)).find((one) => one.id === id)).toMatchObject({
      shared: true,
      workspaceId: home,
    });
    expect(idsOf(await listed(sales.admin))).not.toContain(id);
  });

  it('stays one share when it is done again', async () => {
    const first = await add(research.id);
    const again = await add(research.id);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await shares()).toHaveLength(1);
    expect(await audited(admin, `&subjectId=${id}&event=credential.shared`)).toHaveLength(1);
  });

  it('stays one share when it is done many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => add(research.id)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await shares()).toHaveLength(1);
  });

  it('adds to the shares that there are', async () => {
    await must(add(research.id));
    await must(add(sales.id));
    expect(await sharedWith()).toEqual(sorted(research.id, sales.id));
  });

  it('loses none of two shares that are added at once', async () => {
    await Promise.all([must(add(research.id)), must(add(sales.id))]);
    expect(await sharedWith()).toEqual(sorted(research.id, sales.id));
  });

  it('replaces all shares, and keeps the date of those that stay', async () => {
    const { body: kept } = await must(add(research.id));
    const { status, body } = await replace([research.id, sales.id, sales.id]);
    expect(status).toBe(200);
    expect(body).toHaveLength(2);
    expect(body).toContainEqual(kept);
    expect((await must(replace([sales.id]))).body.map(({ workspaceId }) => workspaceId)).toEqual([sales.id]);
    expect(await sharedWith()).toEqual([sales.id]);
  });

  it('ends all shares when they are replaced by none', async () => {
    await must(add(research.id));
    expect(await replace([])).toMatchObject({ status: 200, body: [] });
    expect(await shares()).toEqual([]);
    expect(idsOf(await listed(research.admin))).not.toContain(id);
  });

  it('ends one share and leaves the others', async () => {
    await must(replace([research.id, sales.id]));
    const answer = await admin.delete(`/credentials/${id}/shares/${research.id}`);
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(await sharedWith()).toEqual([sales.id]);
  });

  it('answers 404 when a share to be ended is not there', async () => {
    await must(add(sales.id));
    for (const other of [research.id, home, NOBODY, stranger.workspaceId, 'nothing', '%00']) {
      expect(await admin.delete(`/credentials/${id}/shares/${other}`)).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND' },
      });
    }
    expect(await sharedWith()).toEqual([sales.id]);
  });

  it('stays inside the organization', async () => {
    for (const foreign of [stranger.workspaceId, NOBODY, 'nothing', '\u0000', '']) {
      expect(await add(foreign)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
      expect(await replace([research.id, foreign])).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
    expect(await shares()).toEqual([]);
    expect(await listed(stranger.admin)).toEqual([]);
  });

  it('is not there for a stranger', async () => {
    const attempts = [
      stranger.admin.get(`/credentials/${id}/shares`),
      stranger.admin.post(`/credentials/${id}/shares`, { workspaceId: stranger.workspaceId }),
      stranger.admin.put(`/credentials/${id}/shares`, { workspaceIds: [stranger.workspaceId] }),
      stranger.admin.delete(`/credentials/${id}/shares/${research.id}`),
    ];
    for (const answer of await Promise.all(attempts)) expect(answer.status).toBe(404);
  });

  it('refuses the home workspace of a credential that the workspace owns', async () => {
    expect(await add(home)).toMatchObject({ status: 400, body: { details: { workspaceId: aText } } });
    expect((await replace([research.id, home])).status).toBe(400);
    expect(await shares()).toEqual([]);
  });

  it.each([[undefined], [null], [7], [['x']], [{}]])('refuses %j for a workspace', async (workspaceId) => {
    expect(await add(workspaceId)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  });

  it.each([[undefined], [null], ['x'], [[7]], [[null]], [{}], [Array.from({ length: 1001 }, () => 'x')]])(
    'refuses %# for a list of workspaces',
    async (workspaceIds) => {
      await must(add(research.id));
      expect(await replace(workspaceIds)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
      expect(await sharedWith()).toEqual([research.id]);
    },
  );

  it('refuses fields that it does not know', async () => {
    const body = { workspaceId: research.id, organizationId: stranger.organizationId };
    expect((await admin.post(`/credentials/${id}/shares`, body)).status).toBe(400);
    expect(await shares()).toEqual([]);
  });

  it('makes a personal credential visible in its own workspace', async () => {
    const ada = await newPerson(admin, home, 'editor');
    const mine = await newCredential(ada, { ...anOpenAIKey(), scope: 'personal' });
    expect(idsOf(await listed(admin))).not.toContain(mine);
    await must(ada.post(`/credentials/${mine}/shares`, { workspaceId: home }));
    expect((await listed(admin)).find((one) => one.id === mine)).toMatchObject({ shared: true, scope: 'personal' });
    expect((await listed(ada)).find((one) => one.id === mine)).toMatchObject({ shared: false });
    await must(ada.delete(`/credentials/${mine}/shares/${home}`));
    expect(idsOf(await listed(admin))).not.toContain(mine);
  });

  it('can be handed on by nobody who has it through a share', async () => {
    await must(add(research.id));
    for (const request of [
      research.admin.post(`/credentials/${id}/shares`, { workspaceId: sales.id }),
      research.admin.get(`/credentials/${id}/shares`),
      research.admin.delete(`/credentials/${id}/shares/${research.id}`),
    ]) {
      expect((await request).status).toBe(403);
    }
    expect(await sharedWith()).toEqual([research.id]);
  });
});
