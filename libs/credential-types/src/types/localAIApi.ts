import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'localAIApi',
  label: 'LocalAI API',
  description:
    'A key of a LocalAI server, which runs models on your own machines. Set when the server is started, or made by one of its users.',
  category: 'ai-models',
  documentation: 'https://localai.io/features/authentication/',
  inputs: [
    {
      name: 'localAIApiKey',
      label: 'LocalAI Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'LOCALAI_API_KEY',
    },
    {
      name: 'baseUrl',
      label: 'Base URL',
      type: 'url',
      optional: true,
      aliases: ['url'],
      placeholder: 'http://localhost:8080',
      description: 'Where the server is, without /v1. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'baseUrl' }],
  inject: { headers: { authorization: 'Bearer {{localAIApiKey}}' } },
  test: { method: 'GET', url: '{{baseUrl}}/v1/models', errorAt: 'error.message' },
  example: { localAIApiKey: 'example-not-a-key', baseUrl: 'https://localai.example.com' },
});
