import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'E2BApi',
  label: 'E2B API',
  description:
    'A key for the sandboxes of E2B, in which agents run code. Made under API Keys in the E2B dashboard, for one team.',
  category: 'cloud',
  documentation: 'https://e2b.dev/docs',
  inputs: [
    {
      name: 'e2bApiKey',
      label: 'E2B Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'E2B_API_KEY',
      placeholder: 'e2b_...',
      leakPattern: 'e2b_[a-f0-9]{40}',
    },
  ],
  hosts: ['api.e2b.app', 'api.e2b.dev'],
  inject: { headers: { 'x-api-key': '{{e2bApiKey}}' } },
  test: { method: 'GET', url: 'https://api.e2b.app/v2/sandboxes?limit=1', errorAt: 'message' },
  example: { e2bApiKey: 'e2b_example' },
});
