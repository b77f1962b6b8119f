import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'apifyApi',
  label: 'Apify API',
  description:
    'A token for the Apify platform, for running actors and reading what they stored. Found under API & Integrations in the settings of the Apify Console.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.apify.com/platform/integrations/api',
  inputs: [
    {
      name: 'apifyApiToken',
      label: 'Apify API',
      type: 'password',
      aliases: ['token', 'apiToken', 'apiKey'],
      env: 'APIFY_TOKEN',
      placeholder: 'apify_api_...',
      leakPattern: 'apify_api_[A-Za-z0-9]{34,38}',
    },
  ],
  hosts: ['api.apify.com'],
  inject: { headers: { authorization: 'Bearer {{apifyApiToken}}' } },
  test: { method: 'GET', url: 'https://api.apify.com/v2/users/me', errorAt: 'error.message' },
  example: { apifyApiToken: 'apify_api_example' },
});
