import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'siliconFlowApi',
  label: 'SiliconFlow API',
  description:
    'A key for the open models that SiliconFlow hosts: chat, embeddings, images and speech. Made under API Keys in the console.',
  category: 'ai-models',
  documentation: 'https://docs.siliconflow.com/en/userguide/quickstart',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'SILICONFLOW_API_KEY', placeholder: 'sk-...' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'api.siliconflow.com', label: 'Global' },
        { name: 'api.siliconflow.cn', label: 'Mainland China' },
      ],
      default: 'api.siliconflow.com',
      description: 'The platform that the key was made on. Keys count only there.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/v1/user/info' },
  icon: { package: '@lobehub/icons-static-svg', name: 'siliconcloud-color' },
  example: { apiKey: 'sk-example-not-a-key', region: 'api.siliconflow.com' },
});
