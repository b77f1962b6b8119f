import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'pineconeApi',
  label: 'Pinecone API',
  description: 'A key for the indexes of one Pinecone project. Made under API keys in the Pinecone console.',
  category: 'vector-stores',
  documentation: 'https://docs.pinecone.io/reference/api/authentication',
  inputs: [
    {
      name: 'pineconeApiKey',
      label: 'Pinecone Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'PINECONE_API_KEY',
      placeholder: 'pcsk_...',
      leakPattern: 'pcsk_[A-Za-z0-9_]{20,}',
    },
    {
      name: 'environment',
      label: 'Environment',
      type: 'string',
      optional: true,
      env: 'PINECONE_ENVIRONMENT',
      placeholder: 'us-west1-gcp',
      description: 'Only for pod-based indexes; serverless ones have none.',
    },
    {
      name: 'indexName',
      label: 'Index Name',
      type: 'string',
      optional: true,
      env: 'PINECONE_INDEX_NAME',
    },
  ],
  hosts: ['api.pinecone.io', '*.pinecone.io'],
  inject: { headers: { 'api-key': '{{pineconeApiKey}}' } },
  test: { method: 'GET', url: 'https://api.pinecone.io/indexes', errorAt: 'error.message' },
  example: { pineconeApiKey: 'pcsk_example_not_a_key', indexName: 'articles' },
});
