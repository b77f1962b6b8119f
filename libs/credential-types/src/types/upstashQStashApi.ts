import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'upstashQStashApi',
  label: 'Upstash QStash API',
  description:
    'The token for publishing and scheduling messages with QStash, and the keys that its deliveries are signed with. All stand on the QStash page of the Upstash console.',
  category: 'caches-and-queues',
  documentation: 'https://upstash.com/docs/qstash/api/authentication',
  inputs: [
    {
      name: 'url',
      label: 'URL of the region',
      type: 'url',
      default: 'https://qstash.upstash.io',
      env: 'QSTASH_URL',
      description: 'The default is the one in Europe. Each region has a token of its own.',
    },
    { name: 'token', label: 'Token', type: 'password', env: 'QSTASH_TOKEN' },
    {
      name: 'currentSigningKey',
      label: 'Current signing key',
      type: 'password',
      optional: true,
      env: 'QSTASH_CURRENT_SIGNING_KEY',
      placeholder: 'sig_...',
      description: 'Only for checking the messages that QStash delivers.',
    },
    {
      name: 'nextSigningKey',
      label: 'Next signing key',
      type: 'password',
      optional: true,
      env: 'QSTASH_NEXT_SIGNING_KEY',
      placeholder: 'sig_...',
      description: 'Takes the place of the current one when that is rolled.',
    },
  ],
  hosts: [{ input: 'url' }, '*.upstash.io'],
  inject: { headers: { authorization: 'Bearer {{token}}' } },
  test: { method: 'GET', url: '{{url}}/v2/queues', errorAt: 'error' },
  icon: { package: 'simple-icons', name: 'upstash' },
  example: { url: 'https://qstash.upstash.io', token: 'example-not-a-token' },
});
