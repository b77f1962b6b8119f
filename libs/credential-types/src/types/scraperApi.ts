import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'scraperApi',
  label: 'ScraperAPI',
  description: 'A key for the page fetching of ScraperAPI. Shown on the ScraperAPI dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.scraperapi.com/getting-started/quick-start/grab-your-api-key',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password' }],
  hosts: ['api.scraperapi.com', 'async.scraperapi.com'],
  inject: { query: { api_key: '{{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.scraperapi.com/account' },
  example: { apiKey: 'example-not-a-key' },
});
