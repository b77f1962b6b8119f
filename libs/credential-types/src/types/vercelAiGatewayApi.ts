import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'vercelAiGatewayApi',
  label: 'Vercel AI Gateway API',
  description:
    'A key for the models of many providers behind the AI Gateway of Vercel. Made under AI Gateway in the Vercel dashboard.',
  category: 'ai-models',
  documentation: 'https://vercel.com/docs/ai-gateway/authentication-and-byok/authentication',
  inputs: [
    {
      name: 'apiKey',
      label: 'API Key',
      type: 'password',
      env: 'AI_GATEWAY_API_KEY',
      placeholder: 'vck_...',
      leakPattern: 'vck_[A-Za-z0-9_-]{56}',
    },
  ],
  hosts: ['ai-gateway.vercel.sh'],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  // The list of models answers to any key, and to none.
  test: { method: 'GET', url: 'https://ai-gateway.vercel.sh/v1/credits', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'vercel' },
  example: { apiKey: 'vck_example_not_a_key' },
});
