import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'spiderApi',
  label: 'Spider API',
  description: 'A key for Spider, which crawls and scrapes websites. Made in the dashboard of spider.cloud.',
  category: 'browsers-and-scraping',
  documentation: 'https://spider.cloud/docs/core/authentication',
  inputs: [
    {
      name: 'spiderApiKey',
      label: 'Spider API Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'SPIDER_API_KEY',
    },
  ],
  hosts: ['api.spider.cloud'],
  inject: { headers: { authorization: 'Bearer {{spiderApiKey}}' } },
  test: { method: 'GET', url: 'https://api.spider.cloud/data/credits' },
  example: { spiderApiKey: 'example-not-a-key' },
});
