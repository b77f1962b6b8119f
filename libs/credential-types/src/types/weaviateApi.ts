import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'weaviateApi',
  label: 'Weaviate API',
  description:
    'A key for a Weaviate cluster, in the cloud or self-hosted. Found under API keys of the cluster, or in the configuration of the server.',
  category: 'vector-stores',
  documentation: 'https://docs.weaviate.io/deploy/configuration/authentication',
  inputs: [
    {
      name: 'weaviateApiKey',
      label: 'Weaviate API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'WEAVIATE_API_KEY',
    },
    {
      name: 'scheme',
      label: 'Scheme',
      type: 'options',
      options: [
        { name: 'https', label: 'https' },
        { name: 'http', label: 'http' },
      ],
      // Not optional: the host alone makes no address, and a client that leaves the scheme out gets the safe one.
      default: 'https',
      aliases: ['weaviateScheme'],
    },
    {
      name: 'host',
      label: 'Host',
      type: 'string',
      optional: true,
      aliases: ['weaviateHost'],
      placeholder: 'my-cluster.c0.europe-west3.gcp.weaviate.cloud',
      description: 'Host name of the cluster, with its port if that is not the usual one, without the scheme.',
    },
  ],
  hosts: [{ input: 'host' }],
  inject: { headers: { authorization: 'Bearer {{weaviateApiKey}}' } },
  test: { method: 'GET', url: '{{scheme}}://{{host}}/v1/meta' },
  example: { weaviateApiKey: 'example-not-a-key', scheme: 'https', host: 'weaviate.example.com' },
});
