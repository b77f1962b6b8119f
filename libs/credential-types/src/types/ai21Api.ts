import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'ai21Api',
  label: 'AI21 API',
  description:
    'A key for the Jamba models and the file library of AI21 Studio. Made under API Keys in the workspace settings.',
  category: 'ai-models',
  documentation: 'https://docs.ai21.com/docs/create-api-key',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'AI21_API_KEY' }],
  hosts: ['api.ai21.com'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: {
    method: 'GET',
    url: 'https://api.ai21.com/studio/v1/library/files',
    query: { limit: '1' },
    errorAt: 'detail',
  },
  icon: { package: '@lobehub/icons-static-svg', name: 'ai21' },
  example: { apiKey: 'example-not-a-key' },
});
