import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'serperApi',
  label: 'Serper API',
  description:
    'A key for Serper, which gives the results of Google searches. Found under API key in the Serper dashboard.',
  category: 'search',
  documentation: 'https://serper.dev',
  inputs: [
    {
      name: 'serperApiKey',
      label: 'Serper Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'SERPER_API_KEY',
    },
  ],
  hosts: ['google.serper.dev', 'scrape.serper.dev'],
  inject: { headers: { 'x-api-key': '{{serperApiKey}}' } },
  test: {
    method: 'GET',
    // Says how many credits are left; a search would spend one.
    url: 'https://google.serper.dev/account',
    answers: [
      { status: 200, means: 'valid' },
      { status: [401, 403], means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'message',
  },
  example: { serperApiKey: 'example-not-a-key' },
});
