import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'perplexityApi',
  label: 'Perplexity API',
  description:
    'A key for the Sonar models and the search of Perplexity. Made in the API settings of a Perplexity account.',
  category: 'ai-models',
  documentation: 'https://docs.perplexity.ai/guides/api-key-management',
  inputs: [
    {
      name: 'perplexityApiKey',
      label: 'Perplexity API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'PERPLEXITY_API_KEY',
      placeholder: 'pplx-...',
      leakPattern: 'pplx-[A-Za-z0-9]{48}',
    },
  ],
  hosts: ['api.perplexity.ai'],
  inject: { headers: { authorization: 'Bearer {{perplexityApiKey}}' } },
  // The list of one's own asynchronous requests: one of the few that cost nothing.
  test: { method: 'GET', url: 'https://api.perplexity.ai/async/chat/completions', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'perplexity-color' },
  example: { perplexityApiKey: 'pplx-example-not-a-key' },
});
