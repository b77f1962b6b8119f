import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'fireCrawlApi',
  label: 'FireCrawl API',
  version: 2,
  description:
    'A key for Firecrawl, which reads and crawls websites for language models. Made under API Keys in the Firecrawl dashboard, or set up on a server of your own.',
  category: 'browsers-and-scraping',
  documentation: 'https://docs.firecrawl.dev/api-reference/introduction',
  inputs: [
    {
      name: 'firecrawlApiToken',
      label: 'FireCrawl API',
      type: 'password',
      aliases: ['apiKey', 'token'],
      env: 'FIRECRAWL_API_KEY',
      placeholder: 'fc-...',
      leakPattern: 'fc-[a-f0-9]{32}',
    },
    {
      name: 'firecrawlApiUrl',
      label: 'FireCrawl API URL',
      type: 'string',
      default: 'https://api.firecrawl.dev',
      aliases: ['url'],
      env: 'FIRECRAWL_API_URL',
      description: 'Another one only for a server of your own.',
    },
  ],
  hosts: [{ input: 'firecrawlApiUrl' }, 'api.firecrawl.dev'],
  inject: { headers: { authorization: 'Bearer {{firecrawlApiToken}}' } },
  test: { method: 'GET', url: '{{firecrawlApiUrl}}/v2/team/credit-usage', errorAt: 'error' },
  icon: { package: '@lobehub/icons-static-svg', name: 'firecrawl-color' },
  example: { firecrawlApiToken: 'fc-example-not-a-key', firecrawlApiUrl: 'https://api.firecrawl.dev' },
});
