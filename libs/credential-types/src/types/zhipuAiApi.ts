import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'zhipuAiApi',
  label: 'Z.ai (Zhipu) API',
  description: 'A key for the GLM models of Z.ai, in China BigModel by Zhipu. Made under API Keys on the platform.',
  category: 'ai-models',
  documentation: 'https://docs.z.ai/api-reference/introduction',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'ZAI_API_KEY' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.z.ai', label: 'Global (Z.ai)' },
        { name: 'open.bigmodel.cn', label: 'Mainland China (BigModel)' },
      ],
      default: 'api.z.ai',
      description: 'The platform that the key was made on. Keys count only there.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/api/paas/v4/models', errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'zai' },
  example: { apiKey: 'example-not-a-key', region: 'api.z.ai' },
});
