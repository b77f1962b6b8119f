import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'ollamaApi',
  label: 'Ollama API',
  description:
    'A key for the models that Ollama hosts at ollama.com; an Ollama of your own asks for none. Made under Keys in the settings of an Ollama account.',
  category: 'ai-models',
  documentation: 'https://docs.ollama.com/api/authentication',
  inputs: [
    {
      name: 'ollamaApiKey',
      label: 'Ollama Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'OLLAMA_API_KEY',
    },
  ],
  hosts: ['ollama.com'],
  inject: { headers: { authorization: 'Bearer {{ollamaApiKey}}' } },
  // Not /api/tags, which is open to everybody.
  test: { method: 'POST', url: 'https://ollama.com/api/me', json: {}, errorAt: 'error' },
  icon: { package: '@lobehub/icons-static-svg', name: 'ollama' },
  example: { ollamaApiKey: 'example-not-a-key' },
});
