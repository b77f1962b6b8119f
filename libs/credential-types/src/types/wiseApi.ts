import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'wiseApi',
  label: 'Wise API',
  description:
    'An API token of a Wise account: balances, quotes and transfers. Made under Integrations and tools, API tokens, in the settings.',
  category: 'payments',
  documentation: 'https://docs.wise.com/guides/developer/auth-and-security',
  inputs: [
    { name: 'apiToken', label: 'API Token', type: 'password', aliases: ['token', 'apiKey'] },
    {
      name: 'environment',
      label: 'Environment',
      type: 'options',
      options: [
        { name: 'api.wise.com', label: 'Production' },
        { name: 'api.wise-sandbox.com', label: 'Sandbox' },
      ],
      default: 'api.wise.com',
    },
  ],
  hosts: [{ input: 'environment' }],
  inject: { headers: { authorization: 'Bearer {{apiToken}}' } },
  test: { method: 'GET', url: 'https://{{environment}}/v2/profiles', errorAt: 'error_description' },
  icon: { package: 'simple-icons', name: 'wise' },
  example: { apiToken: 'example-not-a-token', environment: 'api.wise-sandbox.com' },
});
