import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'mixedbreadApi',
  label: 'Mixedbread API',
  description:
    'A key for the embeddings, reranking, document parsing and search stores of Mixedbread. Made under API Keys in the platform.',
  category: 'ai-models',
  documentation: 'https://www.mixedbread.com/docs/quickstart',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'MXBAI_API_KEY' }],
  hosts: ['api.mixedbread.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.mixedbread.com/v1/stores', query: { limit: '1' } },
  example: { apiKey: 'example-not-a-key' },
});
