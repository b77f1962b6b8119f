import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'azureAiSearchApi',
  label: 'Azure AI Search API',
  description:
    'A key for one Azure AI Search service. Both keys and URL stand under Keys and on the overview of the service in the Azure portal.',
  category: 'vector-stores',
  documentation: 'https://learn.microsoft.com/en-us/azure/search/search-security-api-keys',
  inputs: [
    {
      name: 'endpoint',
      label: 'URL of the service',
      type: 'url',
      aliases: ['url'],
      placeholder: 'https://my-service.search.windows.net',
    },
    {
      name: 'apiKey',
      label: 'Key',
      type: 'password',
      leakPattern: '(?<![A-Za-z0-9])[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}',
      description: 'An admin key, or a query key if documents are only read. Only an admin key can be tested.',
    },
  ],
  hosts: [{ input: 'endpoint' }],
  inject: { headers: { 'api-key': '{{apiKey}}' } },
  test: {
    method: 'GET',
    url: '{{endpoint}}/servicestats?api-version=2024-07-01',
    answers: [
      { status: 200, means: 'valid' },
      { status: 401, means: 'invalid' },
      // Both a wrong key and a query key, which may not ask for this.
      { status: 403, means: 'unknown' },
      { status: [429, 503], means: 'rate-limited' },
    ],
    errorAt: 'error.message',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'azure-color' },
  example: { endpoint: 'https://my-service.search.windows.net', apiKey: 'example-not-a-key' },
});
