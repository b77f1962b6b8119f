import type { Case } from './case.js';

/** Tokens for pickers in the pages of other programs. */
export const connectCases: readonly Case[] = [
  { operation: 'GET /connect-sessions', needs: ['credentials:view', 'credentials:use'] },
  {
    operation: 'POST /connect-sessions',
    needs: ['credentials:view', 'credentials:use'],
    makes: 'connectSession',
    request: (at) => ({
      body: {
        workspaceId: at.id('workspace'),
        types: ['openAIApi', 'localAIApi'],
        origin: 'https://editor.example.com',
        minutes: 5,
        mayCreate: true,
      },
    }),
  },
  { operation: 'GET /connect-sessions/current', needs: 'a connect session' },
  {
    operation: 'DELETE /connect-sessions/{id}',
    needs: ['credentials:view', 'credentials:use'],
    request: async (at) => ({ path: { id: await at.newConnectSession() } }),
  },
];
