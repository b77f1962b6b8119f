import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'novitaAiApi',
  label: 'Novita AI API',
  description:
    'A key for the open models, GPU instances and sandboxes of Novita AI. Made under Key Management in the settings of the account.',
  category: 'ai-models',
  documentation: 'https://novita.ai/docs/api-reference/basic-authentication',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'NOVITA_API_KEY', placeholder: 'sk_...' }],
  hosts: ['api.novita.ai'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.novita.ai/openapi/v1/billing/balance/detail', errorAt: 'message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'novita-color' },
  example: { apiKey: 'example-not-a-key' },
});
