import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zenRowsApi',
  label: 'ZenRows API',
  description: 'A key for the page fetching and extraction of ZenRows. Shown on the ZenRows dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.zenrows.com/api-error-codes',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'ZENROWS_API_KEY' }],
  hosts: ['api.zenrows.com', '*.api.zenrows.com', 'browser.zenrows.com'],
  // Not as a header: on request, ZenRows passes the headers of a request on to the page that it fetches.
  inject: { query: { apikey: '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.zenrows.com/v1/subscriptions/self/details', errorAt: 'title' },
  example: { apiKey: 'example-not-a-key' },
});
