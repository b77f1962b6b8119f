import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'hyperbolicApi',
  label: 'Hyperbolic API',
  description:
    'A key for the rented GPUs and the hosted open models of Hyperbolic. Found in the settings of the Hyperbolic app.',
  category: 'ai-models',
  documentation: 'https://www.hyperbolic.ai/docs/on-demand/quickstart',
  inputs: [{ name: 'apiKey', label: 'API Key', type: 'password', env: 'HYPERBOLIC_API_KEY' }],
  // Models are still called at the older domain.
  hosts: ['api.hyperbolic.ai', 'api.hyperbolic.xyz'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://api.hyperbolic.ai/v2/users/me' },
  icon: { package: '@lobehub/icons-static-svg', name: 'hyperbolic-color' },
  example: { apiKey: 'example-not-a-key' },
});
