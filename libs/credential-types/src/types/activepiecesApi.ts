import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'activepiecesApi',
  label: 'Activepieces API',
  description:
    'An API key of an Activepieces platform, for managing its projects, flows and connections. Made under Security, API keys, in the platform admin, which only paid editions have.',
  category: 'automation',
  documentation: 'https://www.activepieces.com/docs/endpoints/overview',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password' },
    {
      name: 'url',
      label: 'Instance URL',
      type: 'url',
      default: 'https://cloud.activepieces.com',
      aliases: ['baseUrl', 'instanceUrl'],
      description: 'Without the ending /api.',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: '{{url}}/api/v1/projects', query: { limit: '1' } },
  example: { apiKey: 'example-not-a-key', url: 'https://cloud.activepieces.com' },
});
