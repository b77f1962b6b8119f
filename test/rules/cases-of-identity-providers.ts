import { ORGANIZATION_PERMISSIONS } from '../../src/authorization/index.js';
import type { Case } from './case.js';

/** Identity providers of an organization. */
export const identityProviderCases: readonly Case[] = [
  { operation: 'GET /identity-providers', needs: ['identityproviders:view'] },
  {
    operation: 'POST /identity-providers',
    needs: ORGANIZATION_PERMISSIONS,
    makes: 'identityProvider',
    request: (at) => ({ body: at.aProvider(at.id('neighbour'), at.id('role')) }),
  },
  {
    operation: 'GET /identity-providers/{id}',
    needs: ['identityproviders:view'],
    request: (at) => ({ path: { id: at.id('identityProvider') } }),
  },
  {
    operation: 'PUT /identity-providers/{id}',
    needs: ORGANIZATION_PERMISSIONS,
    request: async (at) => ({
      path: { id: await at.newIdentityProvider() },
      body: at.aProvider(at.id('neighbour'), at.id('role')),
    }),
  },
  {
    operation: 'DELETE /identity-providers/{id}',
    needs: ['identityproviders:delete'],
    request: async (at) => ({ path: { id: await at.newIdentityProvider() } }),
  },
];
