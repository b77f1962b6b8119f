import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'axiomApi',
  label: 'Axiom API',
  description: 'An API token or a personal access token for Axiom. Made under API tokens or Profile in the settings.',
  category: 'observability',
  documentation: 'https://axiom.co/docs/reference/tokens',
  inputs: [
    {
      name: 'token',
      label: 'Token',
      type: 'password',
      aliases: ['apiToken', 'apiKey'],
      env: 'AXIOM_TOKEN',
      placeholder: 'xaat-...',
      leakPattern: 'xa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    },
    {
      name: 'organizationId',
      label: 'Organization ID',
      type: 'string',
      optional: true,
      aliases: ['orgId'],
      env: 'AXIOM_ORG_ID',
      description: 'Only for personal access tokens, which begin with xapt.',
    },
  ],
  hosts: ['api.axiom.co', 'api.eu.axiom.co', '*.edge.axiom.co'],
  inject: { headers: { authorization: 'Bearer {{token}}', 'x-axiom-org-id': '{{organizationId}}' } },
  // A token that may only send data is told so with 403.
  test: { method: 'GET', url: 'https://api.axiom.co/v2/datasets', errorAt: 'message' },
  example: { token: 'xaat-example-not-a-token' },
});
