import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'braintrustApi',
  label: 'Braintrust API',
  description:
    'A key for Braintrust, which logs and evaluates what AI applications do. Made under API keys in the settings of the organization.',
  category: 'observability',
  documentation: 'https://www.braintrust.dev/docs/reference/api',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'BRAINTRUST_API_KEY', placeholder: 'sk-...' },
    {
      name: 'apiUrl',
      label: 'API URL',
      type: 'url',
      default: 'https://api.braintrust.dev',
      env: 'BRAINTRUST_API_URL',
      description: 'Another one for organizations in the EU region and for a data plane of your own.',
    },
  ],
  hosts: [{ input: 'apiUrl' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: '{{apiUrl}}/v1/project', query: { limit: '1' } },
  icon: { package: 'simple-icons', name: 'braintrust' },
  example: { apiKey: 'sk-example-not-a-key', apiUrl: 'https://api.braintrust.dev' },
});
