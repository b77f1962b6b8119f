import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'n8nApi',
  label: 'n8n API',
  description:
    'A key for the REST API of an n8n instance, in the cloud or self-hosted: workflows, executions and users. Made under n8n API in the settings.',
  category: 'automation',
  documentation: 'https://docs.n8n.io/api/authentication/',
  inputs: [
    {
      name: 'url',
      label: 'Instance URL',
      type: 'url',
      aliases: ['baseUrl'],
      placeholder: 'https://example.app.n8n.cloud',
      description: 'Without the ending /api/v1.',
    },
    { name: 'apiKey', label: 'API Key', type: 'password' },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { 'x-n8n-api-key': '{{apiKey}}' } },
  // A key without the scope for workflows is answered with 403, not 401.
  test: { method: 'GET', url: '{{url}}/api/v1/workflows', query: { limit: '1' }, errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'n8n-color' },
  example: { url: 'https://n8n.example.com', apiKey: 'example-not-a-key' },
});
