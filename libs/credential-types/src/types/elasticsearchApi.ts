import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'elasticsearchApi',
  label: 'Elasticsearch API',
  description:
    'An Elasticsearch server, self-hosted or on Elastic Cloud, and an API key of it. Made under API keys in Stack Management of Kibana.',
  category: 'databases',
  documentation: 'https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys',
  inputs: [
    {
      name: 'endpoint',
      label: 'Elasticsearch Endpoint',
      type: 'string',
      aliases: ['url', 'node'],
      placeholder: 'https://my-deployment.es.eu-central-1.aws.cloud.es.io',
    },
    {
      name: 'apiKey',
      label: 'Elasticsearch API Key',
      type: 'password',
      description: 'In its encoded form: ID and key, joined and written as Base64.',
    },
  ],
  hosts: [{ input: 'endpoint' }],
  inject: { headers: { authorization: 'ApiKey {{apiKey}}' } },
  test: { method: 'GET', url: '{{endpoint}}/_security/_authenticate', errorAt: 'error.reason' },
  icon: { package: 'simple-icons', name: 'elasticsearch' },
  example: { endpoint: 'https://elasticsearch.example.com:9200', apiKey: 'example-not-a-key' },
});
