import type { Case } from './case.js';
import { aWebhook } from './site.js';

/** Webhooks and their deliveries. */
export const webhookCases: readonly Case[] = [
  { operation: 'GET /webhooks', needs: ['webhooks:view'] },
  {
    operation: 'POST /webhooks',
    needs: ['webhooks:create'],
    makes: 'webhook',
    request: async (at) => {
      await at.makeRoomForWebhooks();
      return { body: aWebhook(at.name('webhook')) };
    },
  },
  {
    operation: 'GET /webhooks/{id}',
    needs: ['webhooks:view'],
    request: (at) => ({ path: { id: at.id('webhook') } }),
  },
  {
    operation: 'PUT /webhooks/{id}',
    needs: ['webhooks:update'],
    request: async (at) => ({
      path: { id: await at.newWebhook() },
      body: { ...aWebhook(at.name('webhook')), active: true },
    }),
  },
  {
    operation: 'DELETE /webhooks/{id}',
    needs: ['webhooks:delete'],
    request: async (at) => ({ path: { id: await at.newWebhook() } }),
  },
  {
    operation: 'POST /webhooks/{id}/rotate',
    needs: ['webhooks:update'],
    request: async (at) => ({ path: { id: await at.newWebhook() } }),
  },
  {
    operation: 'POST /webhooks/{id}/test',
    needs: ['webhooks:update'],
    request: (at) => ({ path: { id: at.id('webhook') } }),
  },
  {
    operation: 'GET /webhooks/{id}/deliveries',
    needs: ['webhooks:view'],
    request: (at) => ({
      path: { id: at.id('webhook') },
      query: { status: 'pending', cursor: at.id('delivery'), limit: '10' },
    }),
  },
  {
    operation: 'POST /webhooks/{id}/deliveries/{deliveryId}/retry',
    needs: ['webhooks:update'],
    request: (at) => ({ path: { id: at.id('webhook'), deliveryId: at.id('delivery') } }),
  },
];
