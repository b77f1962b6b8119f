import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'composioApi',
  label: 'Composio API',
  description:
    'A key of one Composio project, through which agents use the tools and connected accounts of that project. Made in the settings of the project in the Composio dashboard.',
  category: 'automation',
  documentation: 'https://docs.composio.dev',
  inputs: [
    {
      name: 'composioApi',
      label: 'Composio API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'COMPOSIO_API_KEY',
      placeholder: 'ak_...',
    },
  ],
  hosts: ['backend.composio.dev'],
  inject: { headers: { 'x-api-key': '{{composioApi}}' } },
  test: { method: 'GET', url: 'https://backend.composio.dev/api/v3/auth/session/info', errorAt: 'error.message' },
  example: { composioApi: 'ak_example' },
});
