import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'customerIoApi',
  label: 'Customer.io App API',
  description:
    'An App API key of Customer.io, for sending transactional messages and reading campaigns and people. Made under App API keys in the account settings.',
  category: 'mail',
  documentation: 'https://docs.customer.io/integrations/api/app/',
  inputs: [
    { name: 'appApiKey', label: 'App API Key', type: 'password', aliases: ['apiKey'] },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.customer.io', label: 'United States' },
        { name: 'api-eu.customer.io', label: 'Europe' },
      ],
      default: 'api.customer.io',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{appApiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/v1/workspaces' },
  example: { appApiKey: 'example-not-a-key', region: 'api.customer.io' },
});
