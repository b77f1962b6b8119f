import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'groqApi',
  label: 'Groq API',
  description: 'A key for the open models that Groq serves. Made under API Keys in the Groq console.',
  category: 'ai-models',
  documentation: 'https://console.groq.com/docs/quickstart',
  inputs: [
    {
      name: 'groqApiKey',
      label: 'Groq Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'GROQ_API_KEY',
      placeholder: 'gsk_...',
      leakPattern: 'gsk_[A-Za-z0-9]{52}',
    },
  ],
  hosts: ['api.groq.com'],
  inject: { headers: { authorization: 'Bearer {{groqApiKey}}' } },
  test: { method: 'GET', url: 'https://api.groq.com/openai/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'groq' },
  example: { groqApiKey: 'gsk_example' },
});
