import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'qdrantApi',
  label: 'Qdrant API',
  description:
    'A key for a Qdrant cluster, in the cloud or self-hosted. Found under API keys of the cluster, or in the configuration of the server.',
  category: 'vector-stores',
  documentation: 'https://qdrant.tech/documentation/security/',
  inputs: [
    {
      name: 'qdrantApiKey',
      label: 'Qdrant API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'QDRANT_API_KEY',
    },
    {
      name: 'url',
      label: 'URL',
      type: 'url',
      optional: true,
      aliases: ['qdrantUrl'],
      env: 'QDRANT_URL',
      placeholder: 'https://xyz-example.eu-central.aws.cloud.qdrant.io:6333',
    },
  ],
  hosts: [{ input: 'url' }],
  inject: { headers: { 'api-key': '{{qdrantApiKey}}' } },
  test: { method: 'GET', url: '{{url}}/collections', errorAt: 'status.error' },
  icon: { package: 'simple-icons', name: 'qdrant' },
  example: { qdrantApiKey: 'example-not-a-key', url: 'https://qdrant.example.com:6333' },
});
