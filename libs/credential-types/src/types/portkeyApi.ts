import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'portkeyApi',
  label: 'Portkey API',
  description:
    'A key for the AI gateway, prompts and logs of Portkey, hosted or self-hosted. Made under API Keys of the workspace.',
  category: 'ai-models',
  documentation: 'https://portkey.ai/docs/api-reference/inference-api/authentication',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'PORTKEY_API_KEY' },
    {
      name: 'baseUrl',
      label: 'Base URL',
      type: 'url',
      default: 'https://api.portkey.ai/v1',
      description: 'Another one for a gateway of your own.',
    },
  ],
  hosts: [{ input: 'baseUrl' }],
  inject: { headers: { 'x-portkey-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: '{{baseUrl}}/models', query: { limit: '1' }, errorAt: 'message' },
  example: { apiKey: 'example-not-a-key', baseUrl: 'https://api.portkey.ai/v1' },
});
