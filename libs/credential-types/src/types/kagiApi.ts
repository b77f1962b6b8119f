import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'kagiApi',
  label: 'Kagi API',
  description:
    'A key for the search, extraction, summarizer and enrichment APIs of Kagi, which are paid for apart from a Kagi subscription. Made in the API portal of the Kagi account.',
  category: 'search',
  documentation: 'https://help.kagi.com/kagi/api/quick-start.html',
  inputs: [
    { name: 'apiKey', label: 'API key', type: 'password', aliases: ['token'], env: 'KAGI_API_KEY' },
    {
      name: 'scheme',
      label: 'API version',
      type: 'options',
      options: [
        { name: 'Bearer', label: 'v1', description: 'Search and extraction.' },
        { name: 'Bot', label: 'v0', description: 'The older search, the summarizer, FastGPT and enrichment.' },
      ],
      default: 'Bearer',
    },
  ],
  hosts: ['kagi.com'],
  // v0 knows only the word Bot before the key.
  inject: { headers: { authorization: '{{scheme}} {{apiKey}}' } },
  test: { untestable: 'Every request that Kagi answers is a search or a summary that is charged to the account.' },
  icon: { package: '@lobehub/icons-static-svg', name: 'kagi' },
  example: { apiKey: 'example-not-a-key', scheme: 'Bearer' },
});
