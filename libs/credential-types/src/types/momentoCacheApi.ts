import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'momentoCacheApi',
  label: 'Momento Cache API',
  description:
    'A key for a cache at Momento, and where the cache is. The console shows the HTTP endpoint of the region beside the key that it makes.',
  category: 'caches-and-queues',
  documentation: 'https://docs.momentohq.com/platform/authentication/api-keys',
  inputs: [
    {
      name: 'momentoCache',
      label: 'Cache',
      type: 'string',
      aliases: ['cache', 'cacheName'],
      description: 'The name of the cache.',
    },
    {
      name: 'momentoApiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'MOMENTO_API_KEY',
    },
    {
      name: 'momentoEndpoint',
      label: 'Endpoint',
      type: 'string',
      aliases: ['endpoint'],
      placeholder: 'https://api.cache.cell-4-us-west-2-1.prod.a.momentohq.com',
      description: 'The HTTP endpoint. Only with https:// in front can the credential be tested.',
    },
  ],
  hosts: ['*.momentohq.com', { input: 'momentoEndpoint' }],
  // The key alone, without a word before it.
  inject: { headers: { authorization: '{{momentoApiKey}}' } },
  test: {
    method: 'GET',
    url: '{{momentoEndpoint}}/cache/{{momentoCache}}',
    query: { key: 'keyrack' },
    answers: [
      { status: 200, means: 'valid' },
      // The usual answer: nothing is stored there. Without the cache itself it would be "Cache Not Found".
      { status: 404, text: 'Key Not Found', means: 'valid' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
  },
  example: {
    momentoCache: 'default-cache',
    momentoApiKey: 'example-not-a-key',
    momentoEndpoint: 'https://api.cache.cell-4-us-west-2-1.prod.a.momentohq.com',
  },
});
