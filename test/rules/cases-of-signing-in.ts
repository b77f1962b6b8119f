import { BUILT_IN_ROLES } from '../../src/authorization/index.js';
import { GOOD_PASSWORD } from '../support/sessions.js';
import type { Case } from './case.js';

/** Signing in, and what people do with their own account. */
export const signingInCases: readonly Case[] = [
  {
    operation: 'GET /auth',
    needs: 'nothing',
    request: (at) => ({ query: { organizationId: at.id('organization') } }),
  },
  {
    operation: 'POST /auth/providers/{id}',
    needs: 'nothing',
    request: (at) => ({ path: { id: at.id('identityProvider') }, body: { to: '/credentials' } }),
  },
  {
    operation: 'GET /auth/callback/{id}',
    needs: 'nothing',
    request: (at) => ({ path: { id: at.id('identityProvider') } }),
  },
  {
    operation: 'POST /auth/sign-in',
    needs: 'a secret',
    request: (at) => ({
      body: { email: at.email, password: 'not-the-password', organizationId: at.id('organization') },
    }),
  },
  {
    operation: 'POST /auth/setup',
    needs: 'a secret',
    request: (at) => ({
      body: {
        token: 'not-the-token-of-a-link',
        email: 'eve@example.com',
        name: at.name('person'),
        password: GOOD_PASSWORD,
      },
    }),
  },
  {
    operation: 'POST /auth/invitation',
    needs: 'a secret',
    request: () => ({ body: { token: 'not-the-token-of-a-link' } }),
  },
  {
    operation: 'POST /auth/invitation/accept',
    needs: 'a secret',
    request: (at) => ({ body: { token: 'not-the-token-of-a-link', name: at.name('person'), password: GOOD_PASSWORD } }),
  },
  { operation: 'POST /auth/sign-out', needs: 'a session' },
  { operation: 'PUT /me', needs: 'a session', request: (at) => ({ body: { name: at.name('person') } }) },
  {
    operation: 'PUT /me/password',
    needs: 'a session',
    request: () => ({ body: { current: GOOD_PASSWORD, password: GOOD_PASSWORD } }),
  },
  {
    operation: 'POST /me/workspace',
    needs: 'a session',
    request: (at) => ({ body: { workspaceId: at.id('workspace') } }),
  },
  { operation: 'GET /me/sessions', needs: 'a session' },
  { operation: 'DELETE /me/sessions', needs: 'a session' },
  {
    operation: 'DELETE /me/sessions/{id}',
    needs: 'a session',
    request: async (at) => ({ path: { id: await at.newSession() } }),
  },
  {
    operation: 'POST /auth/second-factor',
    needs: 'a secret',
    request: () => ({ body: { challenge: 'not-the-challenge-of-a-sign-in', code: '123456' } }),
  },
  {
    operation: 'POST /me/second-factor',
    needs: 'a session',
    request: async (at) => (await at.takeSecondFactor(), {}),
  },
  {
    operation: 'POST /me/second-factor/confirm',
    needs: 'a session',
    request: async (at) => ({ body: { code: await at.newAppCode() } }),
  },
  {
    operation: 'POST /me/second-factor/recovery-codes',
    needs: 'a session',
    request: async (at) => ({ body: { code: await at.newRecoveryCode() } }),
  },
  {
    operation: 'DELETE /me/second-factor',
    needs: 'a session',
    request: async (at) => ({ body: { code: await at.newRecoveryCode() } }),
  },
  {
    operation: 'DELETE /users/{id}/second-factor',
    needs: ['members:update'],
    request: async (at) => ({ path: { id: await at.withSecondFactor(await at.newUser()) } }),
  },
  {
    operation: 'DELETE /users/{id}/second-factor',
    when: 'of a member with a role that holds something',
    needs: ['members:update', ...BUILT_IN_ROLES.editor.permissions],
    request: async (at) => ({ path: { id: await at.withSecondFactor(await at.newMember('editor')) } }),
  },
];
