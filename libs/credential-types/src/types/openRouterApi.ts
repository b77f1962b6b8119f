import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'openRouterApi',
  label: 'OpenRouter API Key',
  description: 'A key for OpenRouter, which offers the models of many providers. Made under Keys in its settings.',
  category: 'ai-models',
  documentation: 'https://openrouter.ai/docs/api-reference/authentication',
  inputs: [
    {
      name: 'openRouterApiKey',
      label: 'OpenRouter API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'OPENROUTER_API_KEY',
      placeholder: 'sk-or-v1-...',
      leakPattern: 'sk-or-v1-[0-9a-f]{64}',
    },
  ],
  hosts: ['openrouter.ai', 'eu.openrouter.ai', 'us.openrouter.ai'],
  inject: { headers: { authorization: 'Bearer {{openRouterApiKey}}' } },
  // Not the list of models, which is open to everybody.
  test: { method: 'GET', url: 'https://openrouter.ai/api/v1/key', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'openrouter-color' },
  example: { openRouterApiKey: 'sk-or-example-not-a-key' },
});
