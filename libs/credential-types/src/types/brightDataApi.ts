import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'brightDataApi',
  label: 'Bright Data API',
  description:
    'A key for the unlocker, search results, scrapers and data sets of Bright Data, and for managing their zones. Made under users and API keys in the account settings.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.brightdata.com/api-reference/authentication',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', aliases: ['apiToken'], env: 'BRIGHTDATA_API_TOKEN' }],
  hosts: ['api.brightdata.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.brightdata.com/zone/get_active_zones' },
  example: { apiKey: 'example-not-a-key' },
});
