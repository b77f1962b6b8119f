import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey, must, newCredential, newKey } from '../support/people.js';
import { startService, type Service } from '../support/service.js';
import { CANARY, expectProblem } from './problems.js';
import { audited, idsOf, listed, NOBODY, type CredentialBody, type ProblemBody } from './shapes.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
  service.admin.call<ProblemBody>(method, path, body, headers);

describe('an error', () => {
  it('never holds what was sent, in whatever place', async () => {
    const id = await newCredential(service.admin);
    const answers = [
      await send(
        'POST',
        '/credentials',
        JSON.stringify({ name: [CANARY], credentialName: CANARY, plainDataObj: CANARY, scope: CANARY }),
      ),
      await send('POST', '/credentials', JSON.stringify({ ...anOpenAIKey(), credentialName: `openAIApi${CANARY}` })),
      await send(
        'POST',
        '/credentials',
        JSON.stringify({ ...anOpenAIKey(), plainDataObj: { openAIApiKey: { key: CANARY } } }),
      ),
      await send('POST', '/credentials', JSON.stringify({ ...anOpenAIKey(), plainDataObj: { [CANARY]: CANARY } })),
      await send('PUT', `/credentials/${id}`, JSON.stringify({ name: 7, plainDataObj: { openAIApiKey: [CANARY] } })),
      await send('PUT', `/credentials/${id}`, JSON.stringify({ credentialName: CANARY })),
      await send('GET', `/credentials/${CANARY}`),
      await send('GET', `/credentials?${CANARY}=${CANARY}`),
      await send('GET', `/credentials?sort=${CANARY}`),
      await send('POST', `/credentials/${id}/shares`, JSON.stringify({ workspaceId: CANARY })),
      await send('POST', '/users', JSON.stringify({ email: CANARY, name: `\u0000${CANARY}` })),
      await send('POST', '/roles', JSON.stringify({ name: CANARY, permissions: [CANARY] })),
      await send('POST', '/roles', JSON.stringify({ name: CANARY, permissions: [], [CANARY]: 1 })),
      await send('POST', '/api-keys', JSON.stringify({ name: CANARY, permissions: ['flows:view'], userId: CANARY })),
      await send('POST', '/api-keys', JSON.stringify({ name: CANARY, permissions: ['flows:view'], expiresAt: CANARY })),
      await send('GET', `/components-credentials/${CANARY}`),
      await send('GET', `/audit?event=${CANARY}`),
      await service.admin.as(CANARY).get<ProblemBody>('/credentials'),
    ];
    for (const answer of answers) expectProblem(answer, answer.status, answer.body.code);
    for (const { status } of answers) expect([400, 401, 404]).toContain(status);
    expect(service.logged.join('')).not.toContain(CANARY);
  });

  it('has a request id of ours, whatever id the client sends', async () => {
    const headers = { 'x-request-id': CANARY, 'request-id': CANARY, 'x-correlation-id': CANARY };
    const [one, two] = [await send('GET', '/credentials/x', undefined, headers), await send('GET', '/credentials/x')];
    expectProblem(one, 404, 'NOT_FOUND');
    expect(one.body.requestId).not.toBe(two.body.requestId);
  });

  it('can be found in the log by its request id', async () => {
    const { body } = await send('GET', '/credentials/x');
    expect(service.logged.some((line) => line.includes(body.requestId))).toBe(true);
  });

  it('has the words of Flowise when it is 401, 403 or 404', async () => {
    expectProblem(await service.admin.as('x').get('/credentials'), 401, 'UNAUTHENTICATED');
    expectProblem(await (await newKey(service.admin, ['flows:view'])).get('/credentials'), 403, 'FORBIDDEN');
    expectProblem(await send('GET', `/credentials/${NOBODY}`), 404, 'NOT_FOUND');
  });

  it('leaves nothing behind: what comes after it is kept', async () => {
    await send('POST', '/users', JSON.stringify({ email: 'twice@example.com', name: 'x' }));
    await send('POST', '/users', JSON.stringify({ email: 'twice@example.com', name: 'x' }));
    await send('POST', `/credentials/${NOBODY}/shares`, JSON.stringify({ workspaceId: NOBODY }));
    const id = await newCredential(service.admin);
    expect(idsOf(await listed(service.admin))).toContain(id);
    expect((await audited(service.admin, `&subjectId=${id}`)).length).toBe(1);
  });

  it('of our own says nothing of the database, and passes', async () => {
    const id = await newCredential(service.admin);
    const rename = (from: string, to: string) =>
      service.database.write((tx) => tx.query(`ALTER TABLE ${from} RENAME TO ${to}`));
    await rename('credentials', 'elsewhere');
    const answers = [
      await send('GET', '/credentials'),
      await send('GET', `/credentials/${id}`),
      await send('PUT', `/credentials/${id}`, JSON.stringify({ name: CANARY })),
      await send('DELETE', `/credentials/${id}`),
    ];
    await rename('elsewhere', 'credentials');
    for (const answer of answers) {
      expectProblem(answer, 500, 'INTERNAL_ERROR');
      expect(answer.text).not.toMatch(/credential|elsewhere|table|relation/i);
      expect(service.logged.some((line) => line.includes(answer.body.requestId) && line.includes('"error"'))).toBe(
        true,
      );
    }
    expect(service.logged.join('')).not.toContain(CANARY);
    expect((await must(service.admin.get<CredentialBody>(`/credentials/${id}`))).body.name).toBe('My OpenAI Key');
  });
});
