import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'braveSearchApi',
  label: 'Brave Search API',
  description: 'A key for the search index of Brave. Made under API keys in the Brave Search API dashboard.',
  category: 'search',
  documentation: 'https://api-dashboard.search.brave.com/documentation',
  inputs: [
    {
      name: 'braveApiKey',
      label: 'BraveSearch Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'BRAVE_API_KEY',
      placeholder: 'BSA...',
    },
  ],
  hosts: ['api.search.brave.com'],
  inject: { headers: { 'x-subscription-token': '{{braveApiKey}}' } },
  test: { untestable: 'Every request is a search that is billed or taken from the monthly credit.' },
  icon: { package: '@lobehub/icons-static-svg', name: 'brave-color' },
  example: { braveApiKey: 'BSA-example-not-a-key' },
});
