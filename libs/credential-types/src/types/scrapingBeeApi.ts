import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'scrapingBeeApi',
  label: 'ScrapingBee API',
  description: 'A key for the page fetching and the search results of ScrapingBee. Shown on the ScrapingBee dashboard.',
  category: 'browsers-and-scraping',
  documentation: 'https://www.scrapingbee.com/documentation/',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'SCRAPINGBEE_API_KEY' }],
  hosts: ['app.scrapingbee.com'],
  inject: { query: { api_key: '{{apiKey}}' } },
  // Costs no credits. ScrapingBee allows six of these a minute.
  test: { method: 'GET', url: 'https://app.scrapingbee.com/api/v1/usage', errorAt: 'message' },
  example: { apiKey: 'example-not-a-key' },
});
