import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'replicateApi',
  label: 'Replicate API',
  description:
    'A token for Replicate, which runs open models for images, video, audio and text. Made under API tokens in the account settings.',
  category: 'ai-models',
  documentation: 'https://replicate.com/docs/topics/security/api-tokens',
  inputs: [
    {
      name: 'replicateApiKey',
      label: 'Replicate Api Key',
      type: 'password',
      aliases: ['apiKey', 'apiToken'],
      env: 'REPLICATE_API_TOKEN',
      placeholder: 'r8_...',
      leakPattern: 'r8_[A-Za-z0-9_-]{37}',
    },
  ],
  hosts: ['api.replicate.com'],
  inject: { headers: { authorization: 'Bearer {{replicateApiKey}}' } },
  test: { method: 'GET', url: 'https://api.replicate.com/v1/account', errorAt: 'detail' },
  icon: { package: '@lobehub/icons-static-svg', name: 'replicate' },
  example: { replicateApiKey: 'r8_example-not-a-key' },
});
