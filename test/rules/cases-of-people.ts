import { BUILT_IN_ROLES } from '../../src/authorization/index.js';
import type { Case } from './case.js';

/** Members, users and roles. */
export const peopleCases: readonly Case[] = [
  {
    operation: 'GET /workspaces/{id}/members',
    needs: ['members:view'],
    request: (at) => ({ path: { id: at.id('workspace') } }),
  },
  {
    operation: 'POST /workspaces/{id}/members',
    needs: ['members:create'],
    request: async (at) => ({
      path: { id: at.id('workspace') },
      body: { userId: await at.newUser(), role: at.id('role') },
    }),
  },
  {
    operation: 'POST /workspaces/{id}/members',
    when: 'with a role that holds something',
    needs: ['members:create', ...BUILT_IN_ROLES.auditor.permissions],
    request: async (at) => ({
      path: { id: at.id('workspace') },
      body: { userId: await at.newUser(), role: 'auditor' },
    }),
  },
  {
    operation: 'PUT /workspaces/{id}/members/{userId}',
    needs: ['members:update'],
    request: async (at) => ({
      path: { id: at.id('workspace'), userId: await at.newMember() },
      body: { role: at.id('role') },
    }),
  },
  {
    operation: 'PUT /workspaces/{id}/members/{userId}',
    when: 'to a role that holds something',
    needs: ['members:update', ...BUILT_IN_ROLES.viewer.permissions],
    request: async (at) => ({
      path: { id: at.id('workspace'), userId: await at.newMember() },
      body: { role: 'viewer' },
    }),
  },
  {
    operation: 'PUT /workspaces/{id}/members/{userId}',
    when: 'from a role that holds something',
    needs: ['members:update', ...BUILT_IN_ROLES.editor.permissions],
    request: async (at) => ({
      path: { id: at.id('workspace'), userId: await at.newMember('editor') },
      body: { role: at.id('role') },
    }),
  },
  {
    operation: 'DELETE /workspaces/{id}/members/{userId}',
    needs: ['members:delete'],
    request: async (at) => ({
      path: { id: at.id('workspace'), userId: await at.newMember() },
      query: { personalCredentials: 'transfer' },
    }),
  },
  {
    operation: 'DELETE /workspaces/{id}/members/{userId}',
    when: 'with a role that holds something',
    needs: ['members:delete', ...BUILT_IN_ROLES.editor.permissions],
    request: async (at) => ({ path: { id: at.id('workspace'), userId: await at.newMember('editor') } }),
  },

  { operation: 'GET /invitations', needs: ['members:view'] },
  {
    operation: 'POST /invitations',
    needs: ['members:create'],
    makes: 'invitation',
    request: (at) => ({ body: { email: at.newEmail(), workspaceId: at.id('workspace'), role: at.id('role') } }),
  },
  {
    operation: 'POST /invitations',
    when: 'with a role that holds something',
    needs: ['members:create', ...BUILT_IN_ROLES.auditor.permissions],
    makes: 'invitation',
    request: (at) => ({ body: { email: at.newEmail(), workspaceId: at.id('neighbour'), role: 'auditor' } }),
  },
  {
    operation: 'DELETE /invitations/{id}',
    needs: ['members:delete'],
    request: async (at) => ({ path: { id: await at.newInvitation() } }),
  },

  { operation: 'GET /users', needs: ['members:view'] },
  {
    operation: 'POST /users',
    needs: ['members:create'],
    makes: 'user',
    request: (at) => ({ body: { email: `${at.name('new').replaceAll(' ', '.')}@example.com`, name: at.name('user') } }),
  },
  {
    operation: 'GET /users/{id}',
    needs: ['members:view'],
    request: (at) => ({ path: { id: at.id('user') } }),
  },
  {
    operation: 'PUT /users/{id}',
    needs: ['members:update'],
    request: async (at) => ({ path: { id: await at.newUser() }, body: { name: at.name('user') } }),
  },
  {
    operation: 'DELETE /users/{id}',
    needs: ['members:delete'],
    request: async (at) => ({ path: { id: await at.newUser() }, query: { personalCredentials: 'delete' } }),
  },
  {
    operation: 'DELETE /users/{id}',
    when: 'who is a member',
    needs: ['members:delete', ...BUILT_IN_ROLES.editor.permissions],
    request: async (at) => ({ path: { id: await at.newMember('editor') } }),
  },

  { operation: 'GET /roles', needs: ['roles:view'] },
  {
    operation: 'POST /roles',
    needs: ['roles:create'],
    makes: 'role',
    request: (at) => ({ body: { name: at.name('role'), permissions: ['roles:create'], description: 'Makes roles' } }),
  },
  {
    operation: 'POST /roles',
    when: 'that hold more',
    needs: ['roles:create', 'credentials:resolve', 'audit:view'],
    makes: 'role',
    request: (at) => ({ body: { name: at.name('role'), permissions: ['credentials:resolve', 'audit:view'] } }),
  },
  {
    operation: 'GET /roles/{id}',
    needs: ['roles:view'],
    request: (at) => ({ path: { id: at.id('role') } }),
  },
  {
    operation: 'PUT /roles/{id}',
    needs: ['roles:update'],
    request: async (at) => ({
      path: { id: await at.newRole() },
      body: { name: at.name('role'), description: 'Does nothing', permissions: [] },
    }),
  },
  {
    operation: 'PUT /roles/{id}',
    when: 'to hold more',
    needs: ['roles:update', 'credentials:view'],
    request: async (at) => ({ path: { id: await at.newRole() }, body: { permissions: ['credentials:view'] } }),
  },
  {
    operation: 'PUT /roles/{id}',
    when: 'to hold less',
    needs: ['roles:update', 'audit:view'],
    request: async (at) => ({ path: { id: await at.newRole(['audit:view']) }, body: { permissions: [] } }),
  },
  {
    operation: 'DELETE /roles/{id}',
    needs: ['roles:delete'],
    request: async (at) => ({ path: { id: await at.newRole() } }),
  },
  {
    operation: 'DELETE /roles/{id}',
    when: 'that holds something',
    needs: ['roles:delete', 'audit:view'],
    request: async (at) => ({ path: { id: await at.newRole(['audit:view']) } }),
  },
];
