import { defineCredentialType } from '../define.js';

export default defineCredentialType({
  name: 'volcengineArkApi',
  label: 'Volcengine Ark API',
  description:
    'A key for the Doubao, Seed and other models of Volcengine Ark, abroad BytePlus ModelArk. Made under API Key Management in the Ark console.',
  category: 'ai-models',
  documentation: 'https://www.volcengine.com/docs/82379/1541594',
  inputs: [
    { name: 'apiKey', label: 'API Key', type: 'password', env: 'ARK_API_KEY' },
    {
      name: 'region',
      label: 'Region',
      type: 'options',
      options: [
        { name: 'ark.cn-beijing.volces.com', label: 'Mainland China (Volcengine)' },
        { name: 'ark.ap-southeast.bytepluses.com', label: 'Asia Pacific (BytePlus)' },
      ],
      default: 'ark.cn-beijing.volces.com',
      description: 'The platform that the key was made on. Keys count only there.',
    },
  ],
  hosts: [{ input: 'region' }],
  inject: { headers: { authorization: 'Bearer {{apiKey}}' } },
  test: { method: 'GET', url: 'https://{{region}}/api/v3/files', query: { limit: '1' }, errorAt: 'error.message' },
  icon: { package: '@lobehub/icons-static-svg', name: 'volcengine-color' },
  example: { apiKey: 'example-not-a-key', region: 'ark.cn-beijing.volces.com' },
});
