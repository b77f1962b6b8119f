import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'cohereApi',
  label: 'Cohere API',
  description:
    'A key for the chat, embedding and rerank models of Cohere. Made under API keys in the Cohere dashboard.',
  category: 'ai-models',
  documentation: 'https://docs.cohere.com/reference/check-api-key',
  inputs: [
    {
      name: 'cohereApiKey',
      label: 'Cohere Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'CO_API_KEY',
    },
  ],
  hosts: ['api.cohere.com', 'api.cohere.ai'],
  inject: { headers: { authorization: 'Bearer {{cohereApiKey}}' } },
  test: {
    method: 'POST',
    url: 'https://api.cohere.com/v1/check-api-key',
    answers: [
      { status: 200, body: { path: 'valid', equals: true }, means: 'valid' },
      { status: 200, body: { path: 'valid', equals: false }, means: 'invalid' },
      // 498 is Cohere's own status for a malformed token.
      { status: [401, 498], means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'cohere-color' },
  example: { cohereApiKey: 'example-not-a-key' },
});
