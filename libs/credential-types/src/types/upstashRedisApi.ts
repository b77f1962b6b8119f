import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'upstashRedisApi',
  label: 'Upstash Redis API',
  description:
    'The REST API of one Redis database at Upstash: its address and a token. Both stand on the page of the database in the Upstash console.',
  category: 'caches-and-queues',
  documentation: 'https://upstash.com/docs/redis/features/restapi',
  inputs: [
    {
      name: 'upstashConnectionUrl',
      label: 'Upstash Redis REST URL',
      type: 'url',
      aliases: ['url'],
      env: 'UPSTASH_REDIS_REST_URL',
      placeholder: 'https://us1-merry-cat-12345.upstash.io',
    },
    {
      name: 'upstashConnectionToken',
      label: 'Token',
      type: 'password',
      aliases: ['token'],
      env: 'UPSTASH_REDIS_REST_TOKEN',
    },
  ],
  hosts: [{ input: 'upstashConnectionUrl' }],
  inject: { headers: { authorization: 'Bearer {{upstashConnectionToken}}' } },
  // EXISTS, which tokens that may only read are allowed as well.
  test: { method: 'GET', url: '{{upstashConnectionUrl}}/exists/keyrack', errorAt: 'error' },
  icon: { package: 'simple-icons', name: 'upstash' },
  example: { upstashConnectionUrl: 'https://example.upstash.io', upstashConnectionToken: 'example-not-a-token' },
});
