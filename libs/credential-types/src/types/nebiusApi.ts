import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'nebiusApi',
  label: 'Nebius Token Factory API',
  description:
    'A key for the open models that Nebius Token Factory hosts, formerly Nebius AI Studio. Made under API keys in the console.',
  category: 'ai-models',
  documentation: 'https://docs.tokenfactory.nebius.com/quickstart',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'NEBIUS_API_KEY' }],
  hosts: ['api.tokenfactory.nebius.com', 'api.tokenfactory.us-central1.nebius.com', 'api.studio.nebius.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.tokenfactory.nebius.com/v1/models' },
  icon: { package: '@lobehub/icons-static-svg', name: 'nebius' },
  example: { apiKey: 'example-not-a-key' },
});
