import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'linkupApi',
  label: 'Linkup API',
  description: 'A key for the web search and page fetching of Linkup. Shown in the Linkup app after signing in.',
  category: 'search',
  documentation: 'https://docs.linkup.so/pages/documentation/endpoints/account/balance',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'LINKUP_API_KEY' }],
  hosts: ['api.linkup.so'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.linkup.so/v1/credits/balance', errorAt: 'error.message' },
  example: { apiKey: 'example-not-a-key' },
});
