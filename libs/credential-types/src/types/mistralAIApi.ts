import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mistralAIApi',
  label: 'MistralAI API',
  description: 'A key for the models of Mistral AI. Made under API keys in the console of a Mistral workspace.',
  category: 'ai-models',
  documentation: 'https://docs.mistral.ai/api/',
  inputs: [
    {
      name: 'mistralAIAPIKey',
      label: 'MistralAI API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'MISTRAL_API_KEY',
    },
  ],
  hosts: ['api.mistral.ai'],
  inject: { headers: { authorization: 'Bearer {{mistralAIAPIKey}}' } },
  test: { method: 'GET', url: 'https://api.mistral.ai/v1/models' },
  icon: { package: '@lobehub/icons-static-svg', name: 'mistral-color' },
  example: { mistralAIAPIKey: 'example-not-a-key' },
});
