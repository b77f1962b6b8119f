import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'togetherAIApi',
  label: 'TogetherAI API',
  description: 'A key for the open models that Together AI runs. Made under API keys in the project settings.',
  category: 'ai-models',
  documentation: 'https://docs.together.ai/reference/authentication',
  inputs: [
    {
      name: 'togetherAIApiKey',
      label: 'TogetherAI Api Key',
      type: 'password',
      aliases: ['apiKey'],
      env: 'TOGETHER_API_KEY',
      // Only the newer keys. Older ones are 64 hexadecimal digits like much else.
      leakPattern: 'tgp_v1_[A-Za-z0-9_-]{40,}',
    },
  ],
  hosts: ['api.together.xyz', 'api.together.ai'],
  inject: { headers: { authorization: 'Bearer {{togetherAIApiKey}}' } },
  test: { method: 'GET', url: 'https://api.together.xyz/v1/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'together-color' },
  example: { togetherAIApiKey: 'example-not-a-key' },
});
