import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'serpApi',
  label: 'Serp API',
  description:
    'A key for SerpApi, which gives the results of many search engines. Found under Api Key on the page of the account.',
  category: 'search',
  documentation: 'https://serpapi.com/account-api',
  inputs: [
    {
      name: 'serpApiKey',
      label: 'Serp Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'SERPAPI_API_KEY',
    },
  ],
  hosts: ['serpapi.com'],
  inject: { query: { api_key: '{{serpApiKey}}' } },
  test: { method: 'GET', url: 'https://serpapi.com/account.json', errorAt: 'error' },
  example: { serpApiKey: 'example-not-a-key' },
});
