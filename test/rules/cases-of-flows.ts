import { newId } from '../../src/platform/index.js';
import { aFlow, anOpenAIKey } from '../support/people.js';
import type { Case } from './case.js';
import type { Site } from './site.js';

const someFlow = (at: Site) => aFlow(at.id('credential').id, at.name('flow'), { kind: 'n8n', active: true });

/** Flows, what uses credentials, their plaintext, and m9m's way to them. */
export const flowCases: readonly Case[] = [
  {
    operation: 'GET /flows',
    needs: ['flows:view'],
    request: (at) => ({
      query: { page: '1', limit: '100', search: at.mark, active: 'true', credentialId: at.id('credential') },
    }),
  },
  {
    operation: 'GET /flows/{id}',
    needs: ['flows:view'],
    request: (at) => ({ path: { id: at.id('flow') } }),
  },
  {
    operation: 'PUT /flows/{id}',
    when: 'when it is new',
    needs: ['flows:create'],
    request: (at) => ({ path: { id: newId() }, body: someFlow(at) }),
  },
  {
    operation: 'PUT /flows/{id}',
    when: 'when it is there',
    needs: ['flows:update'],
    request: async (at) => ({ path: { id: (await at.newFlow()).id }, body: someFlow(at) }),
  },
  {
    operation: 'DELETE /flows/{id}',
    needs: ['flows:delete'],
    request: async (at) => ({ path: { id: await at.newFlow() } }),
  },
  {
    operation: 'GET /flows/{id}/export',
    needs: ['flows:view'],
    request: (at) => ({ path: { id: at.id('flow') } }),
  },
  {
    operation: 'POST /flows/import',
    needs: ['flows:create', 'flows:update'],
    request: (at) => ({
      query: { dryRun: 'false' },
      text: { type: 'application/x-ndjson', content: `${JSON.stringify({ id: newId(), ...someFlow(at) })}\n` },
    }),
  },

  {
    operation: 'GET /credentials/{id}/usages',
    needs: ['credentials:view'],
    request: (at) => ({ path: { id: at.id('credential') } }),
  },
  {
    operation: 'POST /credentials/{id}/replace',
    needs: ['credentials:update', 'credentials:view', 'flows:update'],
    request: async (at) => ({ path: { id: await at.newCredential() }, body: { with: await at.newCredential() } }),
  },
  {
    operation: 'POST /credentials/{id}/resolve',
    needs: ['credentials:resolve'],
    request: (at) => ({ path: { id: at.id('credential') } }),
  },
  {
    operation: 'POST /credentials/resolve',
    needs: ['credentials:resolve'],
    answersEach: true,
    request: (at) => ({ body: { ids: [at.id('credential')] } }),
  },
  {
    operation: 'POST /flows/resolve',
    when: 'of one node',
    needs: ['credentials:resolve'],
    request: (at) => ({
      body: { parameters: { key: '{{ $credentials.one.openAIApiKey }}' }, credentials: { one: at.id('credential') } },
    }),
  },
  {
    operation: 'POST /flows/resolve',
    needs: ['credentials:resolve'],
    request: (at) => ({
      body: {
        nodes: [
          { parameters: { key: '{{ $credentials.one.openAIApiKey }}' }, credentials: { one: at.id('credential') } },
        ],
      },
    }),
  },

  {
    operation: 'GET /m9m/api/v1/credentials',
    needs: ['credentials:view'],
    request: () => ({ query: { type: 'openAIApi' } }),
  },
  {
    operation: 'POST /m9m/api/v1/credentials',
    needs: ['credentials:create'],
    makes: 'credential',
    request: (at) => ({ body: { name: at.name('credential'), type: 'apiKey', data: { apiKey: 'not-a-real-key' } } }),
  },
  {
    operation: 'GET /m9m/api/v1/credentials/{id}',
    needs: ['credentials:view'],
    request: (at) => ({ path: { id: at.id('credential') } }),
  },
  {
    operation: 'PUT /m9m/api/v1/credentials/{id}',
    needs: ['credentials:update'],
    request: async (at) => ({
      path: { id: await at.newCredential() },
      body: { name: at.name('credential'), data: anOpenAIKey().plainDataObj },
    }),
  },
  {
    operation: 'POST /m9m/api/v1/credentials/{id}/test',
    needs: ['credentials:use'],
    request: async (at) => ({ path: { id: await at.newLocalCredential() } }),
  },
  {
    operation: 'DELETE /m9m/api/v1/credentials/{id}',
    needs: ['credentials:delete'],
    request: async (at) => ({ path: { id: await at.newCredential() }, query: { force: 'true' } }),
  },
];
