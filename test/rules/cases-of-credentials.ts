import { newId } from '../../src/platform/index.js';
import { aLocalAIKey, anOpenAIKey } from '../support/people.js';
import type { Case } from './case.js';

function unnamed() {
  const { name: _, ...body } = aLocalAIKey();
  return body;
}

const DATES = { expiresAt: '2120-01-31T12:00:00.000Z', rotateEvery: 90 };

/** Credentials, their versions and their shares. */
export const credentialCases: readonly Case[] = [
  {
    operation: 'GET /credentials',
    needs: ['credentials:view'],
    request: (at) => ({
      query: {
        page: '1',
        limit: '1000',
        credentialName: 'openAIApi',
        search: at.mark,
        sort: '-name',
        status: 'active',
      },
    }),
  },
  {
    operation: 'POST /credentials',
    needs: ['credentials:create'],
    makes: 'credential',
    request: (at) => ({ body: { ...anOpenAIKey(undefined, at.name('credential')), scope: 'workspace', ...DATES } }),
  },
  {
    operation: 'POST /credentials/import',
    needs: ['credentials:create'],
    request: () => ({
      query: { dryRun: 'false' },
      text: { type: 'application/x-ndjson', content: `${JSON.stringify({ id: newId(), ...anOpenAIKey() })}\n` },
    }),
  },
  {
    operation: 'GET /credentials/{id}',
    needs: ['credentials:view'],
    request: (at) => ({ path: { id: at.id('credential') } }),
  },
  {
    operation: 'PUT /credentials/{id}',
    needs: ['credentials:update'],
    request: async (at) => ({
      path: { id: await at.newCredential() },
      body: { ...anOpenAIKey('sk-another-not-a-real-key', at.name('credential')), ...DATES },
    }),
  },
  {
    operation: 'DELETE /credentials/{id}',
    needs: ['credentials:delete'],
    request: async (at) => ({ path: { id: await at.newSharedCredential() }, query: { force: 'true' } }),
  },
  {
    operation: 'POST /credentials/{id}/test',
    needs: ['credentials:use'],
    request: async (at) => ({ path: { id: await at.newLocalCredential() } }),
  },
  {
    operation: 'POST /credentials/test',
    when: 'of new values',
    needs: ['credentials:use', 'credentials:create'],
    request: () => ({ body: unnamed() }),
  },
  {
    operation: 'POST /credentials/test',
    when: 'of a change',
    needs: ['credentials:use', 'credentials:update'],
    request: async (at) => ({ body: { ...unnamed(), credentialId: await at.newLocalCredential() } }),
  },

  {
    operation: 'GET /credentials/{id}/versions',
    needs: ['credentials:update'],
    request: (at) => ({ path: { id: at.id('credential') } }),
  },
  {
    operation: 'POST /credentials/{id}/versions/{version}/restore',
    needs: ['credentials:update'],
    request: async (at) => ({ path: { id: await at.newChangedCredential(), version: '1' } }),
  },
  {
    operation: 'DELETE /credentials/{id}/versions',
    needs: ['credentials:update'],
    request: async (at) => ({ path: { id: await at.newChangedCredential() } }),
  },
  {
    operation: 'DELETE /credentials/{id}/versions/{version}',
    needs: ['credentials:update'],
    request: async (at) => ({ path: { id: await at.newChangedCredential(), version: '1' } }),
  },

  {
    operation: 'GET /credentials/{id}/shares',
    needs: ['credentials:share'],
    request: (at) => ({ path: { id: at.id('credential') } }),
  },
  {
    operation: 'POST /credentials/{id}/shares',
    needs: ['credentials:share'],
    request: async (at) => ({ path: { id: await at.newCredential() }, body: { workspaceId: at.id('neighbour') } }),
  },
  {
    operation: 'PUT /credentials/{id}/shares',
    needs: ['credentials:share'],
    request: async (at) => ({
      path: { id: await at.newCredential() },
      body: { workspaceIds: [at.id('neighbour'), await at.newWorkspace()] },
      query: { force: 'true' },
    }),
  },
  {
    operation: 'DELETE /credentials/{id}/shares/{workspaceId}',
    needs: ['credentials:share'],
    request: async (at) => ({
      path: { id: await at.newSharedCredential(), workspaceId: at.id('neighbour') },
      query: { force: 'true' },
    }),
  },
  {
    operation: 'GET /workspace/shared/{itemId}',
    needs: ['credentials:share'],
    request: (at) => ({ path: { itemId: at.id('credential') } }),
  },
  {
    operation: 'POST /workspace/shared/{itemId}',
    needs: ['credentials:share'],
    request: async (at) => ({
      path: { itemId: await at.newCredential() },
      body: { itemType: 'credential', workspaceIds: [at.id('neighbour'), at.id('workspace')] },
      query: { force: 'true' },
    }),
  },
];
