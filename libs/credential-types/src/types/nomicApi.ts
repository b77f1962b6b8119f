import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'nomicApi',
  label: 'Nomic API',
  description:
    'A key for the embedding models, document parsing and datasets of Nomic Atlas. Made under API keys of the organization in Atlas.',
  category: 'ai-models',
  documentation: 'https://docs.nomic.ai/reference/getting-started',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'NOMIC_API_KEY', placeholder: 'nk-...' }],
  hosts: ['api-atlas.nomic.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api-atlas.nomic.ai/v1/user' },
  example: { apiKey: 'nk-example-not-a-key' },
});
