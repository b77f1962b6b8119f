import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'browserlessApi',
  label: 'Browserless API',
  description: 'A token for the cloud browsers of Browserless. Found in the account dashboard of Browserless.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.browserless.io/overview/connection-urls',
  inputs: [
    {
      name: 'browserlessApiToken',
      label: 'API Token',
      type: 'password',
      aliases: ['token', 'apiToken', 'apiKey'],
    },
  ],
  hosts: ['*.browserless.io'],
  inject: { query: { token: '{{browserlessApiToken}}' } },
  test: {
    method: 'GET',
    // Starts no browser, so it spends no units.
    url: 'https://api.browserless.io/v1/account/usage',
    answers: [
      { status: 200, means: 'valid' },
      { body: { path: 'error', contains: 'Invalid API token' }, means: 'invalid' },
      { status: 401, means: 'invalid' },
      { status: 429, means: 'rate-limited' },
    ],
    errorAt: 'error',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'browserless' },
  example: { browserlessApiToken: 'example-not-a-token' },
});
