import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'basetenApi',
  label: 'Baseten API',
  description:
    'A key for models deployed on Baseten and for its shared Model APIs. Made under API keys in the settings of the workspace.',
  category: 'ai-models',
  documentation: 'https://docs.baseten.co/organization/api-keys',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'BASETEN_API_KEY' }],
  hosts: ['api.baseten.co', '*.api.baseten.co', 'inference.baseten.co'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  // Keys that may only call models are refused here with 403.
  test: { method: 'GET', url: 'https://api.baseten.co/v1/models' },
  icon: { package: '@lobehub/icons-static-svg', name: 'baseten' },
  example: { apiKey: 'example-not-a-key' },
});
