import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'youSearchApi',
  label: 'You.com API',
  description:
    'A key for the web search, contents, answer and research APIs of You.com. Made on the API keys page of the You.com platform, where each key is given the APIs that it may call.',
  category: 'search',
  documentation: 'https://you.com/docs/using-the-api/authentication',
  inputs: [{ name: 'apiKey', label: 'API key', type: 'password', env: 'YDC_API_KEY' }],
  hosts: ['api.you.com', 'ydc-index.io', 'api.ydc-index.io'],
  inject: { headers: { 'x-api-key': '{{apiKey}}' } },
  test: { untestable: 'You.com has no request that is free and asks for a key: each one is a search that is charged.' },
  example: { apiKey: 'example-not-a-key' },
});
