import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cerebrasAIApi',
  label: 'Cerebras API Key',
  version: 2,
  description: 'A key for the language models that Cerebras serves. Made under API Keys in the Cerebras Cloud console.',
  category: 'ai-models',
  documentation: 'https://inference-docs.cerebras.ai/quickstart',
  inputs: [
    {
      name: 'cerebrasApiKey',
      label: 'Cerebras API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'CEREBRAS_API_KEY',
      placeholder: 'csk-...',
      leakPattern: 'csk-[a-z0-9]{48}',
    },
  ],
  hosts: ['api.cerebras.ai'],
  inject: { headers: { authorization: 'Bearer {{cerebrasApiKey}}' } },
  test: { method: 'GET', url: 'https://api.cerebras.ai/v1/models', errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'cerebras-color' },
  example: { cerebrasApiKey: 'csk-example-not-a-key' },
});
