import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'exaSearchApi',
  label: 'Exa Search API',
  description: 'A key for the web search of Exa. Made under API keys in the Exa dashboard.',
  category: 'search',
  documentation: 'https://docs.exa.ai/reference/getting-started',
  inputs: [
    {
      name: 'exaSearchApiKey',
      label: 'ExaSearch Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'EXA_API_KEY',
    },
  ],
  hosts: ['api.exa.ai'],
  inject: { headers: { 'x-api-key': '{{exaSearchApiKey}}' } },
  // A list that may be empty. Searches are billed.
  test: { method: 'GET', url: 'https://api.exa.ai/websets/v0/websets?limit=1', errorAt: 'error' },
  icon: { package: '@lobehub/icons-static-svg', name: 'exa-color' },
  example: { exaSearchApiKey: 'example-not-a-key' },
});
