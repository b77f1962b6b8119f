import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'searchApi',
  label: 'Search API',
  description:
    'A key for SearchApi, which gives the results of Google and other search engines. Found under API keys of a SearchApi account.',
  category: 'search',
  documentation: 'https://www.searchapi.io/docs/account-api',
  inputs: [
    {
      name: 'searchApiKey',
      label: 'SearchApi API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'SEARCHAPI_API_KEY',
    },
  ],
  hosts: ['www.searchapi.io'],
  inject: { headers: { authorization: 'Bearer {{searchApiKey}}' } },
  test: { method: 'GET', url: 'https://www.searchapi.io/api/v1/me', errorAt: 'error' },
  icon: { package: '@lobehub/icons-static-svg', name: 'searchapi' },
  example: { searchApiKey: 'example-not-a-key' },
});
