import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'marqoCloudApi',
  label: 'Marqo Cloud API',
  description: 'A key for the indexes of a Marqo Cloud account. Made under API keys in the Marqo Cloud console.',
  category: 'vector-stores',
  documentation: 'https://marqo.pages.dev/latest/reference/cloud/find-your-api-key',
  inputs: [
    { name: 'apiKey', label: 'API key', type: 'password', env: 'MARQO_API_KEY' },
    {
      name: 'indexEndpoint',
      label: 'Endpoint of the index',
      type: 'url',
      optional: true,
      aliases: ['url'],
      description: 'Where documents of one index are added and searched. Shown beside the index in the console.',
    },
  ],
  hosts: ['api.marqo.ai', '*.marqo.ai', '*.marqo-ep.ai', { input: 'indexEndpoint' }],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.marqo.ai/api/v2/indexes' },
  example: { apiKey: 'example-not-a-key' },
});
