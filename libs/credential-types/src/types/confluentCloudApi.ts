import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'confluentCloudApi',
  label: 'Confluent Cloud API',
  description:
    'A Cloud API key and its secret, for managing environments, clusters and connectors of Confluent Cloud. Made under API keys in the console for cloud resource management; for topics and messages, take Kafka.',
  category: 'caches-and-queues',
  documentation: 'https://docs.confluent.io/cloud/current/api.html',
  inputs: [
    {
      name: 'apiKey',
      label: 'API key',
      type: 'password',
      env: 'CONFLUENT_CLOUD_API_KEY',
    },
    { name: 'apiSecret', label: 'API secret', type: 'password', env: 'CONFLUENT_CLOUD_API_SECRET' },
  ],
  hosts: ['api.confluent.cloud'],
  inject: { basic: { username: '{{apiKey}}', password: '{{apiSecret}}' } },
  test: {
    method: 'GET',
    url: 'https://api.confluent.cloud/org/v2/environments?page_size=1',
    errorAt: 'errors.0.detail',
  },
  example: { apiKey: 'example-not-a-key', apiSecret: 'example-not-a-secret' },
});
