import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'upstashVectorApi',
  label: 'Upstash Vector API',
  description:
    'The REST API of one vector index at Upstash: its address and a token. Both stand on the page of the index in the Upstash console.',
  category: 'vector-stores',
  documentation: 'https://upstash.com/docs/vector/api/get-started',
  inputs: [
    {
      name: 'UPSTASH_VECTOR_REST_URL',
      label: 'Upstash Vector REST URL',
      type: 'url',
      aliases: ['url'],
      env: 'UPSTASH_VECTOR_REST_URL',
      placeholder: 'https://merry-cat-12345-us1-vector.upstash.io',
    },
    {
      name: 'UPSTASH_VECTOR_REST_TOKEN',
      label: 'Upstash Vector REST Token',
      type: 'password',
      aliases: ['token'],
      env: 'UPSTASH_VECTOR_REST_TOKEN',
    },
  ],
  hosts: [{ input: 'UPSTASH_VECTOR_REST_URL' }],
  inject: { headers: { authorization: 'Bearer {{UPSTASH_VECTOR_REST_TOKEN}}' } },
  test: { method: 'GET', url: '{{UPSTASH_VECTOR_REST_URL}}/info', errorAt: 'error' },
  icon: { package: 'simple-icons', name: 'upstash' },
  example: {
    UPSTASH_VECTOR_REST_URL: 'https://example-vector.upstash.io',
    UPSTASH_VECTOR_REST_TOKEN: 'example-not-a-token',
  },
});
