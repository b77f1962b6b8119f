import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'upstashRedisMemoryApi',
  label: 'Upstash Redis Memory API',
  description:
    'The REST token of one Redis database at Upstash, where chats are kept. It stands on the page of the database in the Upstash console.',
  category: 'memory',
  documentation: 'https://upstash.com/docs/redis/features/restapi',
  inputs: [
    {
      name: 'upstashRestToken',
      label: 'Upstash Redis REST Token',
      type: 'password',
      aliases: ['token'],
      env: 'UPSTASH_REDIS_REST_TOKEN',
    },
    {
      name: 'upstashRestUrl',
      label: 'Upstash Redis REST URL',
      type: 'url',
      optional: true,
      aliases: ['url'],
      env: 'UPSTASH_REDIS_REST_URL',
      placeholder: 'https://us1-merry-cat-12345.upstash.io',
      description: 'Where the database is. Needed to test the credential.',
    },
  ],
  hosts: [{ input: 'upstashRestUrl' }],
  inject: { headers: { authorization: 'Bearer {{upstashRestToken}}' } },
  // EXISTS, which tokens that may only read are allowed as well.
  test: { method: 'GET', url: '{{upstashRestUrl}}/exists/keyrack', errorAt: 'error' },
  icon: { package: 'simple-icons', name: 'upstash' },
  example: { upstashRestToken: 'example-not-a-token', upstashRestUrl: 'https://example.upstash.io' },
});
