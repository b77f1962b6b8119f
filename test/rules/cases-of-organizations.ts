import { BUILT_IN_ROLES, ORGANIZATION_PERMISSIONS } from '../../src/authorization/index.js';
import type { Case } from './case.js';
import type { Site } from './site.js';

const auditFilters = (at: Site) => ({
  from: '2020-01-01T00:00:00Z',
  to: '2120-01-01T00:00:00Z',
  event: 'apikey.',
  outcome: 'done',
  actorId: at.id('key'),
  subjectId: at.id('credential'),
});

/** Organizations, workspaces, API keys and the audit log. */
export const organizationCases: readonly Case[] = [
  { operation: 'GET /organizations', needs: 'a key' },
  {
    operation: 'POST /organizations',
    needs: ['organizations:create', ...ORGANIZATION_PERMISSIONS],
    makes: 'organization',
    request: (at) => ({ body: { name: at.name('subsidiary'), workspaceName: at.name('workspace') } }),
  },
  {
    operation: 'GET /organizations/{id}',
    needs: 'a key',
    request: (at) => ({ path: { id: at.id('organization') } }),
  },
  {
    operation: 'PUT /organizations/{id}',
    needs: ['organizations:update'],
    request: (at) => ({
      path: { id: at.id('organization') },
      body: { name: at.name('organization'), requireSecondFactor: false },
    }),
  },

  { operation: 'GET /workspaces', needs: ['workspaces:view'] },
  {
    operation: 'POST /workspaces',
    needs: ['workspaces:create'],
    makes: 'workspace',
    request: (at) => ({ body: { name: at.name('workspace') } }),
  },
  {
    operation: 'GET /workspaces/{id}',
    needs: ['workspaces:view'],
    request: (at) => ({ path: { id: at.id('neighbour') } }),
  },
  {
    operation: 'PUT /workspaces/{id}',
    needs: ['workspaces:update'],
    request: (at) => ({ path: { id: at.id('neighbour') }, body: { name: at.name('neighbour'), keptVersions: 5 } }),
  },
  {
    operation: 'DELETE /workspaces/{id}',
    when: 'that is empty',
    needs: ['workspaces:delete'],
    request: async (at) => ({ path: { id: await at.newWorkspace() } }),
  },
  {
    operation: 'DELETE /workspaces/{id}',
    when: 'by force',
    needs: ['workspaces:delete'],
    request: async (at) => ({ path: { id: await at.newFullWorkspace() }, query: { force: 'true' } }),
  },
  {
    operation: 'DELETE /workspaces/{id}',
    when: 'by force with a member whose role holds something',
    needs: ['workspaces:delete', ...BUILT_IN_ROLES.viewer.permissions],
    request: async (at) => ({ path: { id: await at.newFullWorkspace('viewer') }, query: { force: 'true' } }),
  },

  { operation: 'GET /api-keys', needs: ['apikeys:view'] },
  {
    operation: 'POST /api-keys',
    needs: ['apikeys:create'],
    makes: 'key',
    request: (at) => ({ body: { name: at.name('key'), permissions: ['apikeys:create'], dialect: 'm9m' } }),
  },
  {
    operation: 'POST /api-keys',
    when: 'with more permissions',
    needs: ['apikeys:create', 'audit:view', 'members:delete'],
    makes: 'key',
    request: (at) => ({ body: { name: at.name('key'), permissions: ['audit:view', 'members:delete'] } }),
  },
  {
    operation: 'POST /api-keys',
    when: 'for another workspace',
    needs: ['apikeys:create', 'workspaces:update'],
    makes: 'key',
    request: (at) => ({
      body: {
        name: at.name('key'),
        permissions: ['apikeys:create'],
        workspaceId: at.id('neighbour'),
        expiresAt: '2120-01-01T00:00:00Z',
      },
    }),
  },
  {
    operation: 'POST /api-keys',
    when: 'that acts as a member',
    needs: ['apikeys:create', 'members:update'],
    makes: 'key',
    request: (at) => ({ body: { name: at.name('key'), permissions: ['apikeys:create'], userId: at.id('user') } }),
  },
  {
    operation: 'GET /api-keys/{id}',
    needs: ['apikeys:view'],
    request: (at) => ({ path: { id: at.id('key') } }),
  },
  {
    operation: 'PUT /api-keys/{id}',
    needs: ['apikeys:update'],
    request: async (at) => ({ path: { id: await at.newKey(['apikeys:view']) }, body: { name: at.name('key') } }),
  },
  {
    operation: 'DELETE /api-keys/{id}',
    needs: ['apikeys:delete'],
    request: async (at) => ({ path: { id: await at.newKey(['apikeys:view']) } }),
  },
  {
    operation: 'POST /api-keys/{id}/rotate',
    needs: ['apikeys:update', 'audit:view'],
    request: async (at) => ({ path: { id: await at.newKey(['audit:view']) } }),
  },
  {
    operation: 'POST /api-keys/{id}/rotate',
    when: 'of a key that acts as a member',
    needs: ['apikeys:update', 'members:update'],
    request: async (at) => ({ path: { id: await at.newKey(['apikeys:update'], { userId: at.id('user').id }) } }),
  },

  {
    operation: 'GET /audit',
    needs: ['audit:view'],
    request: (at) => ({ query: { ...auditFilters(at), limit: '1000', cursor: at.id('auditEntry') } }),
  },
  {
    operation: 'GET /audit/export',
    needs: ['audit:view'],
    request: (at) => ({ query: { ...auditFilters(at), format: 'jsonl' } }),
  },
];
