import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'difyApi',
  label: 'Dify API',
  description:
    'The key of one app on Dify, in the cloud or self-hosted. Made under API Access of the app; a key for knowledge bases is another one.',
  category: 'ai-models',
  documentation: 'https://docs.dify.ai/en/api-reference/guides/get-started',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'DIFY_API_KEY', placeholder: 'app-...' },
    {
      name: 'baseUrl',
      label: 'API Base URL',
      type: 'url',
      default: 'https://api.dify.ai/v1',
      description: 'What Dify shows as the API server of the app. It ends in v1.',
    },
  ],
  hosts: [{ input: 'baseUrl' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: '{{baseUrl}}/info', errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'dify-color' },
  example: { apiKey: 'app-example-not-a-key', baseUrl: 'https://api.dify.ai/v1' },
});
