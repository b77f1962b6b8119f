import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'voyageAIApi',
  label: 'Voyage AI API',
  description:
    'A key for the embedding and rerank models of Voyage AI. Made in the Voyage dashboard or, for the endpoint of MongoDB, in Atlas.',
  category: 'ai-models',
  documentation: 'https://docs.voyageai.com/docs/api-key-and-installation',
  inputs: [
    {
      name: 'endpoint',
      label: 'Voyage AI Endpoint',
      type: 'string',
      default: 'https://api.voyageai.com/v1/embeddings',
      description: 'For keys from Atlas, which begin with al, https://ai.mongodb.com/v1/embeddings.',
    },
    {
      name: 'apiKey',
      label: 'Voyage AI API Key',
      type: 'password',
      env: 'VOYAGE_API_KEY',
      placeholder: 'pa-...',
    },
  ],
  hosts: ['api.voyageai.com', 'ai.mongodb.com', { input: 'endpoint' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  // The list of files for batches. Every request to a model costs money.
  test: { method: 'GET', url: 'https://{{endpoint|host}}/v1/files', query: { limit: '1' }, errorAt: 'detail' },
  icon: { package: '@lobehub/icons-static-svg', name: 'voyage-color' },
  example: { endpoint: 'https://api.voyageai.com/v1/embeddings', apiKey: 'pa-example-not-a-key' },
});
