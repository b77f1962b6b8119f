import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'upstageApi',
  label: 'Upstage API',
  description:
    'A key for the Solar models, embeddings and document parsing of Upstage. Made under API Keys in the Upstage console.',
  category: 'ai-models',
  documentation: 'https://console.upstage.ai/docs/getting-started',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'UPSTAGE_API_KEY' }],
  hosts: ['api.upstage.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.upstage.ai/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'upstage-color' },
  example: { apiKey: 'example-not-a-key' },
});
