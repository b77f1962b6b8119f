import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'phoenixApi',
  label: 'Phoenix API',
  description:
    'A key for Arize Phoenix, which records and evaluates LLM applications, in the cloud or self-hosted. Made under API Keys in the settings of a Phoenix space.',
  category: 'observability',
  documentation: 'https://arize.com/docs/phoenix/settings/api-keys',
  inputs: [
    {
      name: 'phoenixApiKey',
      label: 'API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'PHOENIX_API_KEY',
    },
    {
      name: 'phoenixEndpoint',
      label: 'Endpoint',
      type: 'string',
      default: 'https://app.phoenix.arize.com',
      aliases: ['endpoint'],
      env: 'PHOENIX_COLLECTOR_ENDPOINT',
      description: 'In the cloud with the name of the space, as in https://app.phoenix.arize.com/s/my-space.',
    },
  ],
  hosts: ['app.phoenix.arize.com', { input: 'phoenixEndpoint' }],
  // The cloud's first keys, from before there were spaces, count only in the second header.
  inject: { headers: { authorization: 'Bearer {{phoenixApiKey}}', api_key: '{{phoenixApiKey}}' } },
  test: {
    method: 'GET',
    url: '{{phoenixEndpoint}}/v1/projects',
    query: { limit: '1' },
    answers: [
      { status: 200, means: 'valid' },
      { status: 401, text: 'Expired token', means: 'expired' },
      { status: 401, means: 'invalid' },
      { status: 403, means: 'forbidden' },
      { status: 429, means: 'rate-limited' },
    ],
  },
  example: { phoenixApiKey: 'example-not-a-key', phoenixEndpoint: 'https://app.phoenix.arize.com/s/my-space' },
});
