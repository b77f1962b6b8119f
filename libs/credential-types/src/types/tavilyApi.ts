import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'tavilyApi',
  label: 'Tavily API',
  version: 1.1,
  description:
    'A key for Tavily, which searches the web and reads pages for language models. Made under API Keys in the Tavily dashboard.',
  category: 'search',
  documentation: 'https://docs.tavily.com/documentation/api-reference/introduction',
  inputs: [
    {
      name: 'tavilyApiKey',
      label: 'Tavily Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'TAVILY_API_KEY',
      placeholder: 'tvly-...',
      leakPattern: 'tvly-[A-Za-z0-9_-]{20,}',
    },
  ],
  hosts: ['api.tavily.com'],
  inject: { headers: { authorization: 'Bearer {{tavilyApiKey}}' } },
  test: { method: 'GET', url: 'https://api.tavily.com/usage', errorAt: 'detail.error' },
  icon: { package: '@lobehub/icons-static-svg', name: 'tavily-color' },
  example: { tavilyApiKey: 'tvly-example' },
});
