import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'googleCustomSearchApi',
  label: 'Google Custom Search API',
  description:
    'A key of a Google Cloud project in which the Custom Search API is enabled, and a Programmable Search Engine to ask. The key is made under Credentials of the project, the engine in its own control panel.',
  category: 'search',
  documentation: 'https://developers.google.com/custom-search/v1/introduction',
  inputs: [
    {
      name: 'googleCustomSearchApiKey',
      label: 'Google Custom Search Api Key',
      type: 'password',
      aliases: ['apiKey'],
      placeholder: 'AIza...',
      leakPattern: 'AIza[A-Za-z0-9_-]{35}',
    },
    {
      name: 'googleCustomSearchApiId',
      label: 'Programmable Search Engine ID',
      type: 'string',
      aliases: ['cx', 'searchEngineId'],
      description: 'What the control panel of the engine calls Search engine ID, and the API cx.',
    },
  ],
  hosts: ['www.googleapis.com', 'customsearch.googleapis.com'],
  inject: { query: { key: '{{googleCustomSearchApiKey}}', cx: '{{googleCustomSearchApiId}}' } },
  test: { untestable: 'Every request is a search: taken from the hundred free ones of the day, or billed.' },
  icon: { package: '@lobehub/icons-static-svg', name: 'google-color' },
  example: { googleCustomSearchApiKey: 'AIza-example-not-a-key', googleCustomSearchApiId: '0123456789abcdef0' },
});
